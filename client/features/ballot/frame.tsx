import { createMemo, type JSX, type ParentProps, Show } from 'solid-js'
import type { WordKey } from '../../../shared/i18n/index.ts'
import { connectionOf, lineOf } from '../../lib/connection.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { SEATS } from '../../lib/places.ts'
import { clock } from '../../lib/time.ts'
import { keepAwake } from '../../lib/wake-lock.ts'
import { two } from '../../lib/words.ts'
import { Help } from '../../ui/help.tsx'
import { Page } from '../../ui/layout.tsx'
import { OfflineBand } from '../../ui/offline-band.tsx'
import { RehearsalBand } from '../../ui/rehearsal-band.tsx'
import { StageRail } from '../../ui/stage-rail.tsx'
import { StateBar } from '../../ui/state-bar.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { stageItems } from './stages.ts'

/** Head of all pages of a seat: where, whether the switch is open, connected or not, which seat; then the stages. */
export function SeatFrame(
  props: ParentProps<{
    panel: LivePanel
    current: string
    band?: JSX.Element
    tone?: 'ground'
    foot?: JSX.Element
  }>,
) {
  keepAwake()
  const panel = () => props.panel.panel()
  const items = createMemo(() => stageItems(props.panel))
  const where = () =>
    [panel()?.committee, panel()?.name].filter((word, at, all) => word && word !== all[at - 1]).join(' · ')
  return (
    <Page
      fill
      {...(props.tone ? { tone: props.tone } : {})}
      foot={props.foot}
      head={
        <>
          <StateBar
            where={<a href={SEATS}>{where()}</a>}
            connection={connectionOf(props.panel)}
            state={<SwitchState panel={props.panel} />}
            end={
              <>
                <b class="nowrap">{t('live.seat', { n: two(props.panel.me()?.no ?? 0) })}</b>
                <Help page={where()} words={[`help.room.${props.current}` as WordKey]} />
              </>
            }
          />
          <Show when={panel()?.rehearsal}>
            <RehearsalBand title={t('live.rehearsal')}>{t('live.rehearsal.text')}</RehearsalBand>
          </Show>
          <OfflineBand status={lineOf(props.panel)} since={props.panel.downSince()} />
          <Show when={items().length > 0}>
            <StageRail label={t('live.stage.rail')} items={items()} current={props.current} />
          </Show>
          {props.band}
        </>
      }
    >
      {props.children}
    </Page>
  )
}

/** 投票开关 in the state bar: shut, open since, paused; or that the own list is in. */
function SwitchState(props: { panel: LivePanel }) {
  const state = () => props.panel.round()?.state
  const opened = () => props.panel.round()?.openedAt
  return (
    <span role="status">
      <Show
        when={props.panel.me()?.submittedAt == null}
        fallback={<StateWord kind="done">{t('live.submitted')}</StateWord>}
      >
        <Show
          when={state() === 'open'}
          fallback={
            <StateWord kind={state() === 'paused' ? 'wait' : 'off'}>
              {state() === 'preparing' || state() === 'drafting' || state() === undefined
                ? t('live.switch.shut')
                : state() === 'paused'
                  ? t('live.switch.paused')
                  : t(`state.${state() ?? 'preparing'}`)}
            </StateWord>
          }
        >
          <StateWord kind="now">
            {t('live.switch.open')} {clock(opened() ?? 0)}
          </StateWord>
        </Show>
      </Show>
    </span>
  )
}
