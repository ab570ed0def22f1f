import { For, Show } from 'solid-js'
import type { ProfileField } from '../../../shared/org/profile.rules.ts'
import { t } from '../../lib/i18n.ts'
import { Mark } from '../../ui/mark.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import './org.css'

/** What still stands against submitting; a press leads to the field. */
export const OwnMissing = (props: {
  fields: readonly ProfileField[]
  onGo: (field: ProfileField) => void
}) => (
  <Show
    when={props.fields.length > 0}
    fallback={<StateWord kind="done">{t('org.own.missing.none')}</StateWord>}
  >
    <p class="meta">{t('org.own.missing.n', { n: props.fields.length })}</p>
    <ul class="org-missing">
      <For each={props.fields}>
        {(field) => (
          <li>
            <button type="button" onClick={() => props.onGo(field)}>
              <span class="bad">
                <Mark kind="alert" />
              </span>{' '}
              <b>{t(`org.${field}`)}</b>
            </button>
          </li>
        )}
      </For>
    </ul>
  </Show>
)
