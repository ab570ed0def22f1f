import { type JSX, type ParentProps, Show } from 'solid-js'
import type { WordKey } from '../../../shared/i18n/index.ts'
import type { RoundState } from '../../../shared/live/state.ts'
import { connectionOf, lineOf } from '../../lib/connection.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { panelPlace } from '../../lib/places.ts'
import { roleWord } from '../../lib/words.ts'
import { Help } from '../../ui/help.tsx'
import { Page } from '../../ui/layout.tsx'
import { Masthead } from '../../ui/masthead.tsx'
import { OfflineBand } from '../../ui/offline-band.tsx'
import { RehearsalBand } from '../../ui/rehearsal-band.tsx'
import { Connection } from '../../ui/state-bar.tsx'
import { type StateKind, StateWord } from '../../ui/state-word.tsx'

const KINDS: Record<RoundState, StateKind> = {
  preparing: 'wait',
  drafting: 'half',
  open: 'now',
  paused: 'wait',
  submitted: 'done',
  deliberating: 'half',
  decided: 'done',
  void: 'fail',
}

/** Head and foot that all pages of leader and chair share: where, which round, in what state, connected or not. */
export function LiveFrame(
  props: ParentProps<{ panel: LivePanel; title: string; current: string; foot?: JSX.Element }>,
) {
  const panel = () => props.panel.panel()
  const where = () =>
    [panel()?.committee, panel()?.name, t('console.round', { n: props.panel.round()?.no ?? 1 })]
      .filter((word, at, all) => word && word !== all[at - 1])
      .join(' · ')
  return (
    <Page
      fill
      head={
        <>
          <Masthead
            system={props.title}
            where={where()}
            href={panelPlace(props.panel.id)}
            end={
              <>
                <Show when={props.panel.round()}>
                  {(round) => (
                    <span role="status">
                      <StateWord kind={KINDS[round().state]}>{t(`state.${round().state}`)}</StateWord>
                    </span>
                  )}
                </Show>
                <Connection status={connectionOf(props.panel)} />
                <Show when={props.panel.me()}>
                  {(me) => (
                    <span>
                      {roleWord(me().role, me().kind)} {me().name}
                    </span>
                  )}
                </Show>
                <Help page={props.title} words={[`help.room.${props.current}` as WordKey]} />
              </>
            }
          />
          <Show when={panel()?.rehearsal}>
            <RehearsalBand title={t('console.rehearsal')}>{t('console.rehearsal.body')}</RehearsalBand>
          </Show>
          <OfflineBand status={lineOf(props.panel)} since={props.panel.downSince()} />
        </>
      }
      foot={props.foot}
    >
      <h1 class="sr-only">{props.title}</h1>
      {props.children}
    </Page>
  )
}
