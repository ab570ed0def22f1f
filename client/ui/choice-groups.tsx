import { For, type JSX } from 'solid-js'
import './choice-groups.css'
import { Mark } from './mark.tsx'

export interface ChoiceGroup {
  kind: 'pass' | 'fail' | 'hold'
  word: string
  people: readonly { id: string; number: string; name: string; href: string; label: string }[]
}

/** A whole list of choices before it is handed in: 10 · 2 · 1, and behind each name the way back to change it. */
export function ChoiceGroups(props: { groups: readonly ChoiceGroup[]; empty: JSX.Element }) {
  return (
    <div class="choice-groups">
      <For each={props.groups}>
        {(group) => (
          <section data-many={group.people.length > 6 ? '' : undefined}>
            <h2>
              <Mark kind={group.kind} />
              <span>{group.word}</span>
              <b>{group.people.length}</b>
            </h2>
            <ol>
              <For each={group.people} fallback={<li class="faint">{props.empty}</li>}>
                {(person) => (
                  <li>
                    <a href={person.href} aria-label={person.label}>
                      <i>{person.number}</i>
                      <b>{person.name}</b>
                    </a>
                  </li>
                )}
              </For>
            </ol>
          </section>
        )}
      </For>
    </div>
  )
}
