import { useNavigate } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { run } from '../../lib/leader-act.ts'
import type { LivePanel } from '../../lib/live.ts'
import { clock } from '../../lib/time.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Row, Section } from '../../ui/layout.tsx'
import { CommitteeActions } from '../committee/committee-actions.tsx'
import { deliberationPlace } from './places.ts'

/** After the last submit: the votes are sealed; what the leader does next, or what became of it. */
export function AfterSeal(props: { panel: LivePanel }) {
  const group = () => props.panel.panel()?.panelKind === 'group'
  const round = () => props.panel.round()
  const title = () => {
    const state = round()?.state
    if (state === 'decided') return t(`console.after.decided.${group() ? 'group' : 'committee'}`)
    return t(state === 'deliberating' ? 'console.after.deliberating' : 'console.after.submitted')
  }
  return (
    <Section title={title()}>
      <Show when={round()?.sealedAt}>{(at) => <p>{t('console.sealed.body', { time: clock(at()) })}</p>}</Show>
      <Switch>
        <Match when={round()?.state === 'decided'}>
          <Decided panel={props.panel} />
        </Match>
        <Match when={group()}>
          <p>{t('console.sealed.group')}</p>
          <Deliberate panel={props.panel} />
        </Match>
        <Match when={!group()}>
          <p>{t('console.sealed.committee')}</p>
          <CommitteeActions panel={props.panel} />
        </Match>
      </Switch>
    </Section>
  )
}

/** 【专业组评议】: opens the deliberation and goes there; once it runs, only goes there. */
export function Deliberate(props: { panel: LivePanel }) {
  const navigate = useNavigate()
  async function begin(): Promise<void> {
    const { id } = props.panel
    if (await run(props.panel.send('act', { action: 'deliberate' }))) navigate(deliberationPlace(id))
  }
  return (
    <Row>
      <Show
        when={props.panel.round()?.state === 'submitted'}
        fallback={
          <ButtonLink kind="primary" size="large" href={deliberationPlace(props.panel.id)}>
            {t('console.to_deliberation')}
          </ButtonLink>
        }
      >
        <Button kind="primary" size="large" busy={props.panel.sending('act')} onPress={() => void begin()}>
          {t('console.act.deliberate')}
        </Button>
      </Show>
    </Row>
  )
}

function Decided(props: { panel: LivePanel }) {
  const outcomes = () => props.panel.outcomes()
  const group = () => props.panel.panel()?.panelKind === 'group'
  const words = () => ({
    time: clock(props.panel.round()?.decidedAt ?? 0),
    pass: outcomes().filter(({ pass }) => pass === true).length,
    fail: outcomes().filter(({ pass }) => pass === false).length,
  })
  return (
    <>
      <p class="strong">{t(`console.decided.${group() ? 'group' : 'committee'}`, words())}</p>
      <Show when={group()}>
        <p>{t(props.panel.panel()?.rules.groupFilter ? 'console.decided.filter' : 'console.decided.all')}</p>
        <Row>
          <ButtonLink size="large" href={deliberationPlace(props.panel.id)}>
            {t('console.to_result')}
          </ButtonLink>
        </Row>
      </Show>
    </>
  )
}
