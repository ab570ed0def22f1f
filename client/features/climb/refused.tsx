import { For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Row } from '../../ui/layout.tsx'
import type { Refused } from './pass-sheet.tsx'
import { said } from './queries.ts'

/** Of many, those that were refused, named with why; it stays until it is put away. */
export const RefusedList = (props: { refused: readonly Refused[]; onClose: () => void }) => (
  <Show when={props.refused.length > 0}>
    <div role="alert">
      <Row spread>
        <b class="bad">{t('climb.refused', { n: props.refused.length })}</b>
        <Button kind="quiet" onPress={() => props.onClose()}>
          {t('act.close')}
        </Button>
      </Row>
      <ul>
        <For each={props.refused}>
          {({ name, problem }) => (
            <li>
              <b>{name}</b> {said(problem)}
            </li>
          )}
        </For>
      </ul>
    </div>
  </Show>
)
