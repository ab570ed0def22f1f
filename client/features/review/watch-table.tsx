import { For, Show } from 'solid-js'
import { t, tMaybe } from '../../lib/i18n.ts'
import { Ledger } from '../../ui/ledger.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { RoundWord } from './bits.tsx'
import { watchPanelPlace } from './places.ts'
import type { WatchedPanel } from './queries.ts'

/** What looks odd in a panel, in words. */
export const anomalyText = (anomaly: WatchedPanel['anomalies'][number]): string =>
  tMaybe(`watch.anomaly.${anomaly.key}`, anomaly.params) ?? anomaly.key

type Switch = 'on' | 'off' | 'paused' | 'closed'
export const switchOf = (state: string): Switch => {
  if (state === 'open') return 'on'
  if (state === 'paused') return 'paused'
  return state === 'preparing' || state === 'drafting' ? 'off' : 'closed'
}
const SWITCH_KINDS = { on: 'now', off: 'off', paused: 'wait', closed: 'done' } as const

const Part = (props: { n: number; of: number }) => (
  <>
    <b>{props.n}</b>
    <span class="faint"> / {props.of}</span>
  </>
)

/** The panels of one review with their live counts. */
export function WatchTable(props: { reviewId: string; panels: readonly WatchedPanel[] }) {
  return (
    <Ledger
      caption={t('watch.panels')}
      rows={props.panels}
      id={(panel) => panel.panelId}
      columns={[
        {
          key: 'name',
          label: t('people.panel'),
          cell: (panel) => (
            <a class="strong" href={watchPanelPlace(props.reviewId, panel.panelId)}>
              {panel.name}
            </a>
          ),
        },
        { key: 'state', label: t('review.stand'), cell: (panel) => <RoundWord state={panel.roundState} /> },
        { key: 'round', label: t('watch.round'), num: true, cell: (panel) => panel.roundNo },
        {
          key: 'present',
          label: t('watch.signed_in'),
          num: true,
          cell: (panel) => <Part n={panel.present} of={panel.seats} />,
        },
        { key: 'online', label: t('watch.online'), num: true, cell: (panel) => panel.online },
        {
          key: 'finished',
          label: t('watch.finished'),
          num: true,
          cell: (panel) => <Part n={panel.finished} of={panel.awaited} />,
        },
        {
          key: 'switch',
          label: t('watch.switch'),
          cell: (panel) => (
            <StateWord kind={SWITCH_KINDS[switchOf(panel.roundState)]}>
              {t(`watch.switch.${switchOf(panel.roundState)}`)}
            </StateWord>
          ),
        },
        { key: 'candidates', label: t('review.candidates'), num: true, cell: (panel) => panel.candidates },
        { key: 'passed', label: t('results.passed'), num: true, cell: (panel) => panel.passed ?? '–' },
        {
          key: 'anomalies',
          label: t('watch.anomalies'),
          cell: (panel) => (
            <Show
              when={panel.anomalies.length > 0}
              fallback={<span class="faint">{t('watch.anomalies.none')}</span>}
            >
              <ul>
                <For each={panel.anomalies}>
                  {(anomaly) => (
                    <li>
                      <StateWord kind="fail">
                        <span class="anomaly">{anomalyText(anomaly)}</span>
                      </StateWord>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          ),
        },
      ]}
    />
  )
}
