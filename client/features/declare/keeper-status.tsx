import { Match, Show, Switch } from 'solid-js'
import { problemText, t } from '../../lib/i18n.ts'
import { clock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import type { Keeper } from './keeper.ts'

/** 「已保存 10:42」 and its siblings: where what was typed is now. */
export function KeeperStatus(props: { keeper: Keeper }) {
  const status = () => props.keeper.status()
  return (
    <span class="meta" role="status">
      <Switch>
        <Match when={status() === 'saving' || status() === 'unsaved'}>
          <StateWord kind="half">{t('form.saving')}</StateWord>
        </Match>
        <Match when={status() === 'saved'}>
          <StateWord kind="done">{t('form.saved', { time: clock(props.keeper.savedAt()!) })}</StateWord>
        </Match>
        <Match when={status() === 'offline'}>
          <StateWord kind="wait">{t('declare.kept_here')}</StateWord>
        </Match>
        <Match when={status() === 'conflict'}>
          <StateWord kind="now">{t('declare.conflict.waiting')}</StateWord>
        </Match>
        <Match when={status() === 'failed'}>
          <StateWord kind="fail">{t('form.save_failed')}</StateWord>{' '}
          <Show when={props.keeper.problem()}>{(found) => <span>{problemText(found())}</span>}</Show>{' '}
          <Button kind="quiet" onPress={() => void props.keeper.save()}>
            {t('act.retry')}
          </Button>
        </Match>
      </Switch>
    </span>
  )
}
