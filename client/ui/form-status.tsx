import { Match, Switch } from 'solid-js'
import { problemText, t } from '../lib/i18n.ts'
import { clock } from '../lib/time.ts'
import type { Form } from './form.ts'
import { StateWord } from './state-word.tsx'

/** 「已保存 10:42」 and its siblings, where a form says how it stands with the server. */
export function FormStatus(props: { form: Pick<Form, 'status' | 'savedAt' | 'problem'> }) {
  return (
    <span class="meta" role="status">
      <Switch>
        <Match when={props.form.status() === 'saving'}>
          <StateWord kind="half">{t('form.saving')}</StateWord>
        </Match>
        <Match when={props.form.status() === 'failed'}>
          <StateWord kind="fail">{t('form.save_failed')}</StateWord>{' '}
          {props.form.problem() ? problemText(props.form.problem()!) : ''}
        </Match>
        <Match when={props.form.status() === 'unsaved'}>
          <StateWord kind="wait">{t('form.unsaved')}</StateWord>
        </Match>
        <Match when={props.form.status() === 'saved' && props.form.savedAt() !== null}>
          <StateWord kind="done">{t('form.saved', { time: clock(props.form.savedAt()!) })}</StateWord>
        </Match>
      </Switch>
    </span>
  )
}
