import { createEffect, For, type JSX, type ParentProps, Show } from 'solid-js'
import './candidate-list.css'

/**
 * Candidates with their state: a column beside the file, upright a strip of tiles above it. Rows live as long as
 * their candidate: a push changes what stands in them, never the row one is about to press.
 */
export function CandidateList<C extends { id: string; name: string; unit: string }>(props: {
  label: string
  head: JSX.Element
  candidates: readonly C[]
  current: string | null
  number: (candidate: C) => string
  href: (candidate: C) => string
  /** 回避 or withdrawn: hatched. */
  locked: (candidate: C) => boolean
  end: (candidate: C) => JSX.Element
  empty: JSX.Element
}) {
  const rows = new Map<string, HTMLAnchorElement>()
  createEffect(() => {
    const current = props.current
    if (current) rows.get(current)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  return (
    <nav class="candidate-list" aria-label={props.label}>
      <div class="candidate-list-head">{props.head}</div>
      <ol>
        <For each={props.candidates} fallback={<li class="candidate-list-empty">{props.empty}</li>}>
          {(candidate) => (
            <li>
              <a
                ref={(element) => rows.set(candidate.id, element)}
                href={props.href(candidate)}
                data-locked={props.locked(candidate) ? '' : undefined}
                aria-current={props.current === candidate.id ? 'true' : undefined}
              >
                <i>{props.number(candidate)}</i>
                <span class="candidate-who">
                  <b>{candidate.name}</b>
                  <Show when={candidate.unit}>
                    <small>{candidate.unit}</small>
                  </Show>
                </span>
                <span class="candidate-end">{props.end(candidate)}</span>
              </a>
            </li>
          )}
        </For>
      </ol>
    </nav>
  )
}

/** Filter and order above the list, in one line. */
export const ListTools = (props: ParentProps) => <div class="list-tools">{props.children}</div>
