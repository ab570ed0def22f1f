import { For, Show } from 'solid-js'
import type { Problem } from '../../shared/problem.ts'
import { t } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { Row } from './layout.tsx'

/** Of many at once, those that were refused, named with why; it stays until it is put away. */
export const RefusedList = (props: {
  title: string
  refused: readonly { name: string; problem: Problem }[]
  said: (problem: Problem) => string
  onClose: () => void
}) => (
  <Show when={props.refused.length > 0}>
    <div role="alert">
      <Row spread>
        <b class="bad">{props.title}</b>
        <Button kind="quiet" onPress={() => props.onClose()}>
          {t('act.close')}
        </Button>
      </Row>
      <ul>
        <For each={props.refused}>
          {({ name, problem }) => (
            <li>
              <b>{name}</b> {props.said(problem)}
            </li>
          )}
        </For>
      </ul>
    </div>
  </Show>
)
