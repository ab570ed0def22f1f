import { createUniqueId, For } from 'solid-js'
import './lines-table.css'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'

const NUMBERS = [1, 2, 3] as const

/** Words often written, put into the field by a press. */
export function Phrases(props: { kind: 'pass' | 'back'; onPick: (text: string) => void }) {
  const id = createUniqueId()
  return (
    <div>
      <p class="meta" id={id}>
        {t('plan.phrases')}
      </p>
      <ul class="plan-phrases" aria-labelledby={id}>
        <For each={NUMBERS}>
          {(n) => (
            <li>
              <Button kind="quiet" onPress={() => props.onPick(t(`plan.phrase.${props.kind}.${n}`))}>
                {t(`plan.phrase.${props.kind}.${n}`)}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
