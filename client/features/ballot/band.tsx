import { Match, Show, Switch } from 'solid-js'
import { gap, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { panelPlace, submitPlace } from '../../lib/places.ts'
import { clock } from '../../lib/time.ts'
import { leaderWord } from '../../lib/words.ts'
import { Band } from '../../ui/band.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { StateBand } from '../../ui/state-band.tsx'

/** What the whole room has to know now: the switch is open, the review pauses, this is a new round and why. */
export function LiveBand(props: { panel: LivePanel; voting?: boolean }) {
  const me = () => props.panel.me()
  const round = () => props.panel.round()
  const missing = () => (me()?.due ?? 0) - (me()?.drafted ?? 0)
  const voting = () => me()?.state === 'open' && me()?.counted === true && me()?.submittedAt == null
  const again = () => (round()?.no ?? 1) > 1 && (me()?.state === 'preparing' || me()?.state === 'drafting')
  const starts = () => props.voting && me()?.state === 'preparing' && me()?.role === 'leader'
  return (
    <Switch>
      <Match when={voting()}>
        <Band
          title={t('ballot.open.title')}
          action={
            <ButtonLink size="touch" href={submitPlace(props.panel.id)}>
              {t('ballot.open.act')}
            </ButtonLink>
          }
        >
          {t(missing() > 0 ? 'ballot.open.missing' : 'ballot.open.text', {
            time: clock(round()?.openedAt ?? 0),
            leader: leaderWord(props.panel),
            n: missing() > 0 ? missing() : (me()?.due ?? 0),
          })}
        </Band>
      </Match>
      <Match when={me()?.state === 'paused'}>
        <StateBand kind="wait" title={t('ballot.paused.title')}>
          {t('ballot.paused.text', { leader: leaderWord(props.panel) })}
        </StateBand>
      </Match>
      <Match when={me()?.absent}>
        <StateBand kind="fail" title={t('live.absent')}>
          {t('live.absent.do')}
        </StateBand>
      </Match>
      <Match when={again() && round()}>
        {(round) => (
          <StateBand kind="now" title={t(`live.round.${round().roundKind}`, { n: round().no })}>
            <Show when={round().reason}>{(reason) => t('live.round.reason', { reason: reason() })}</Show>
            {gap()}
            {t('live.round.do')}
            {gap()}
            <Show when={starts()}>
              <ToStart panel={props.panel} />
            </Show>
          </StateBand>
        )}
      </Match>
      <Match when={starts()}>
        <StateBand kind="wait" title={t('ballot.lead.start')}>
          <ToStart panel={props.panel} />
        </StateBand>
      </Match>
      <Match when={props.voting && me()?.state === 'preparing'}>
        <StateBand kind="wait" title={t('ballot.wait.preparing', { leader: leaderWord(props.panel) })}>
          {t('ballot.wait.preparing.text')}
        </StateBand>
      </Match>
    </Switch>
  )
}

/** The leader's next step, and the way there. */
const ToStart = (props: { panel: LivePanel }) => (
  <>
    {t('ballot.lead.start.text')}
    {gap()}
    <a href={`${panelPlace(props.panel.id)}/console`}>
      {t(`live.stage.console.${props.panel.me()?.kind ?? 'group'}`)}
    </a>
  </>
)
