import { Match, Show, Switch } from 'solid-js'
import type { ScreenShow } from '../../../shared/live/state.ts'
import { t } from '../../lib/i18n.ts'
import type { Records } from '../../lib/records.ts'
import { everySecond } from '../../lib/tick.ts'
import { clock } from '../../lib/time.ts'
import { CandidateWall } from './candidate-wall.tsx'
import { ProgressWall } from './progress-wall.tsx'
import { ResultsWall } from './results-wall.tsx'
import { SigninWall } from './signin-wall.tsx'
import './wall.css'

const SWITCH = {
  preparing: 'off',
  drafting: 'off',
  open: 'on',
  paused: 'paused',
  submitted: 'closed',
  deliberating: 'closed',
  decided: 'closed',
  void: 'closed',
} as const

/**
 * What the room sees. It reads names and sign-in of seats, counts, and the outcomes that were released; it draws
 * the projector's page and the leader's preview alike. No name ever stands beside a choice.
 */
export function Wall(props: { source: Records; show: ScreenShow; released: boolean; lost?: boolean }) {
  const panel = () => props.source.panel()
  const candidate = () =>
    props.show.what === 'candidate' ? props.source.candidate(props.show.candidateId) : undefined
  return (
    <div class="wall-frame" data-rehearsal={panel()?.rehearsal ? '' : undefined}>
      <Show when={panel()?.rehearsal}>
        <div class="wall-rehearsal" aria-hidden="true">
          {t('screen.rehearsal')}
        </div>
      </Show>
      <div class="wall">
        <div class="wall-head">
          <span class="title">{titleOf(props.source)}</span>
          <span>
            <Show when={panel()?.rehearsal}>
              <b>{t('screen.rehearsal')} </b>
            </Show>
            {t('screen.round', { n: props.source.round()?.no ?? 1 })}
          </span>
        </div>
        <div class="wall-line" />
        <div class="wall-body">
          <Switch fallback={<p class="wall-name title">{panel()?.title}</p>}>
            <Match when={props.show.what === 'signin'}>
              <SigninWall source={props.source} />
            </Match>
            <Match when={props.show.what === 'progress'}>
              <ProgressWall source={props.source} />
            </Match>
            <Match when={props.show.what === 'results'}>
              <ResultsWall source={props.source} released={props.released} />
            </Match>
            <Match when={candidate()}>
              {(one) => <CandidateWall source={props.source} candidate={one()} released={props.released} />}
            </Match>
          </Switch>
        </div>
        <Foot source={props.source} />
      </div>
      <Show when={props.lost}>
        <div class="wall-lost" role="status">
          {t('screen.offline')}
        </div>
      </Show>
    </div>
  )
}

/** The committee, and the group when it is one. */
export function titleOf(source: Records): string {
  const panel = source.panel()
  if (!panel) return ''
  return panel.panelKind === 'group' && panel.name !== panel.committee
    ? `${panel.committee} ${panel.name}`
    : panel.committee
}

function Foot(props: { source: Records }) {
  const now = everySecond()
  const state = () => props.source.round()?.state ?? 'preparing'
  const progress = () => props.source.progress()
  return (
    <div class="wall-foot">
      <span>
        <i>{t('screen.present')}</i>
        <b>
          {progress()?.present ?? 0} / {progress()?.seats ?? 0}
        </b>
      </span>
      <span>
        <i>{t('screen.switch.label')}</i>
        <b class={SWITCH[state()] === 'on' ? 'now' : undefined}>{t(`screen.switch.${SWITCH[state()]}`)}</b>
      </span>
      <span>
        <i>{t('screen.time')}</i>
        <b>{clock(now())}</b>
      </span>
    </div>
  )
}
