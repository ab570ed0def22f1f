import { createSignal, For, Show } from 'solid-js'
import './workflow-actions.css'
import type { Problem } from '../../shared/problem.ts'
import { problemText } from '../lib/i18n.ts'
import { Button, type ButtonKind, type ButtonSize } from './button.tsx'
import { ProblemLine } from './error-state.tsx'
import { Sheet } from './sheet.tsx'

export interface WorkflowAction<A extends string = string> {
  action: A
  /** The manual's verb: 通过, 退回修改, 开启投票开关. */
  label: string
  /** Why it cannot be done now; it keeps its place and says so. */
  problem: Problem | null
  kind?: ButtonKind
  /** Asked for confirmation first, with count, names and effect. */
  sheet?: { title: string; names?: readonly string[]; effect?: string; type?: string }
}

/** The buttons of a workflow table, in its order. A refusal of the server appears under them in words. */
export function WorkflowActions<A extends string>(props: {
  actions: readonly WorkflowAction<A>[]
  onAct: (action: A) => Promise<Problem | null>
  size?: ButtonSize
}) {
  const [asking, setAsking] = createSignal<A | null>(null)
  const [busy, setBusy] = createSignal<A | null>(null)
  const [refused, setRefused] = createSignal<Problem | null>(null)

  async function act(action: A): Promise<void> {
    setBusy(() => action)
    setRefused(await props.onAct(action))
    setBusy(null)
  }

  return (
    <div class="workflow">
      <div class="workflow-line">
        <For each={props.actions}>
          {(each) => (
            <>
              <Button
                kind={each.kind}
                size={props.size ?? 'touch'}
                busy={busy() === each.action}
                why={each.problem ? problemText(each.problem) : null}
                onPress={() => (each.sheet ? setAsking(() => each.action) : void act(each.action))}
              >
                {each.label}
              </Button>
              <Show when={each.sheet}>
                {(sheet) => (
                  <Sheet
                    {...sheet()}
                    open={asking() === each.action}
                    onClose={() => setAsking(null)}
                    action={each.label}
                    kind={each.kind ?? 'primary'}
                    onConfirm={() => props.onAct(each.action)}
                  />
                )}
              </Show>
            </>
          )}
        </For>
      </div>
      <Show when={refused()}>{(found) => <ProblemLine problem={found()} />}</Show>
    </div>
  )
}
