import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import {
  opinionPlace,
  panelPlace,
  questionPlace,
  scorePlace,
  submitPlace,
  votePlace,
} from '../../lib/places.ts'
import type { StageItem } from '../../ui/stage-rail.tsx'
import type { StateKind } from '../../ui/state-word.tsx'
import { owed, stagesOfPanel, type Work } from './duties.ts'

/**
 * The menu of a seat: the stages of the review's mode in their order, then drafting and submitting, which all modes
 * share. The leader's own pages stand where the meeting needs them.
 */
export function stageItems(panel: LivePanel): StageItem[] {
  const me = panel.me()
  if (!me || !panel.panel()) return []
  const list: StageItem[] = stagesOfPanel(panel).flatMap((stage): StageItem[] => {
    if (stage.kind === 'score')
      return [work(panel, 'score', t(`live.stage.score.${stage.of ?? 'lecture'}`), scorePlace(panel.id))]
    if (stage.kind === 'question')
      return [work(panel, 'question', t('live.stage.question'), questionPlace(panel.id))]
    if (stage.kind === 'opinion' && (stage.required || owed(panel, 'opinion').all > 0))
      return [work(panel, 'opinion', t('live.stage.opinion'), opinionPlace(panel.id))]
    if (stage.kind === 'assign' && me.role === 'leader') return [assignItem(panel)]
    return []
  })
  list.push(work(panel, 'vote', t('live.stage.draft'), votePlace(panel.id)))
  const at = panelPlace(panel.id)
  if (me.role === 'leader')
    list.push({
      id: 'console',
      label: t(`live.stage.console.${me.kind}`),
      href: `${at}/console`,
      kind: consoleKind(me.state),
    })
  list.push({
    id: 'submit',
    label: t('live.stage.submit'),
    href: submitPlace(panel.id),
    kind: me.submittedAt !== null ? 'done' : me.state === 'open' ? 'now' : 'off',
  })
  if (me.role === 'leader' && me.kind === 'group')
    list.push({
      id: 'deliberation',
      label: t('live.stage.deliberation'),
      href: `${at}/deliberation`,
      kind: resultKind(me.state),
    })
  return list
}

function work(panel: LivePanel, id: Work, label: string, href: string): StageItem {
  const { done, all } = owed(panel, id)
  return {
    id,
    label,
    href,
    kind: workKind(panel, id, done, all),
    ...(all > 0 ? { count: t('live.stage.count', { n: done, all }) } : {}),
  }
}

/** What was not done while it could be done no longer calls for anything. */
function workKind(panel: LivePanel, id: Work, done: number, all: number): StateKind {
  if (all === 0) return 'off'
  if (done === all) return 'done'
  const state = panel.me()?.state
  const open = state === 'preparing' || state === 'drafting' || (id === 'vote' && state === 'open')
  if (!open) return 'off'
  return done > 0 ? 'half' : 'wait'
}

function assignItem(panel: LivePanel): StageItem {
  const missing = panel.candidates().some(({ withdrawn, leads }) => withdrawn === null && leads.length === 0)
  return {
    id: 'assign',
    label: t('live.stage.assign'),
    href: `${panelPlace(panel.id)}/assign`,
    kind: missing ? 'wait' : 'done',
  }
}

const consoleKind = (state: string): StateKind =>
  state === 'preparing' || state === 'drafting' ? 'half' : state === 'open' ? 'now' : 'done'

const resultKind = (state: string): StateKind =>
  state === 'submitted' ? 'now' : state === 'deliberating' ? 'half' : state === 'decided' ? 'done' : 'off'
