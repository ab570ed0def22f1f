import { stageOf, stagesOf } from '../../shared/live/modes.ts'
import { CHOICES, type Choice } from '../../shared/live/state.ts'
import type { MineRecord, PanelRecord, RoundRecord, View } from '../../shared/live/view.ts'
import type { Tablet } from './tablet.ts'

/** How a simulated expert behaves: pauses in ms, and a chance in 0..1 that decides everything left to taste. */
export interface Temper {
  pause: () => Promise<void>
  chance: () => number
}

const round = (view: View) => view.round as RoundRecord
const panel = (view: View) => view.panel as PanelRecord
const mine = (view: View): MineRecord[] =>
  Object.keys(view)
    .filter((key) => key.startsWith('mine:'))
    .map((key) => view[key] as MineRecord)

/** Mostly yes, sometimes no, seldom abstaining: what a committee looks like from outside. */
function inclination(chance: number): Choice {
  return CHOICES[chance < 0.72 ? 0 : chance < 0.94 ? 1 : 2]!
}

/** Does, as one expert, whatever the round asks for until the round is decided. Never opens a switch. */
export async function playExpert(tablet: Tablet, temper: Temper): Promise<void> {
  await tablet.send('live.signIn')
  for (;;) {
    const view = tablet.view
    const { state } = round(view)
    if (state === 'decided') return
    if (state === 'preparing' || state === 'drafting') await prepare(tablet, temper)
    if (state === 'drafting' || state === 'open') await draftAll(tablet, temper)
    if (state === 'open') await submit(tablet, temper)
    await tablet.until((next) => worthAnotherLook(next, state), 24 * 3_600_000)
  }
}

/** Something this expert can act on: another state, a duty still open, a draft still missing. */
function worthAnotherLook(view: View, before: string): boolean {
  const { state } = round(view)
  if (state !== before) return true
  const me = view.me as { drafted: number; due: number; submittedAt: number | null } | undefined
  if (!me || me.submittedAt !== null) return false
  if (state === 'open') return true
  return (
    (state === 'drafting' && me.drafted < me.due) ||
    ((state === 'preparing' || state === 'drafting') && mine(view).some((own) => owes(view, own)))
  )
}

function owes(view: View, own: MineRecord): boolean {
  const { mode, panelKind, hasGroups } = panel(view)
  const stages = stagesOf(mode, panelKind, hasGroups)
  if (own.recused !== null) return false
  return Boolean(
    (own.lead && stageOf(stages, 'question') && !own.questions?.length) ||
      (own.lead && stageOf(stages, 'opinion')?.required && !own.opinion) ||
      (stageOf(stages, 'score') && !own.scored && mayScoreNow(view, own)),
  )
}

/** Questions come first, the lead reviewer's own as well as everybody's on a file with leads. */
function mayScoreNow(view: View, own: MineRecord): boolean {
  const { mode, panelKind, hasGroups } = panel(view)
  const first = stageOf(stagesOf(mode, panelKind, hasGroups), 'score')?.leadFirst
  return !(first === 'question' && own.lead && !own.questions?.length)
}

async function prepare(tablet: Tablet, { pause, chance }: Temper): Promise<void> {
  for (const own of mine(tablet.view)) {
    const { candidateId } = own
    if (!owes(tablet.view, own)) continue
    await pause()
    const { mode, panelKind, hasGroups, rules } = panel(tablet.view)
    const stages = stagesOf(mode, panelKind, hasGroups)
    if (own.lead && stageOf(stages, 'question') && !own.questions?.length)
      await tablet.send('live.questions', {
        candidateId,
        list: ['请说明代表性成果中您本人完成的部分。', '该成果推广应用中遇到的主要问题是什么？'],
      })
    if (own.lead && stageOf(stages, 'opinion')?.required && !own.opinion)
      await tablet.send('live.opinion', {
        candidateId,
        text: '业绩材料真实完整，成果有应用，符合评审条件，建议提交评议。',
      })
    if (stageOf(stages, 'score') && !own.scored) {
      const parts = Object.fromEntries(
        rules.score.criteria.map(({ key, max }) => [key, Math.round(max * (0.66 + 0.3 * chance()))]),
      )
      await tablet.send('live.score', { candidateId, parts, submit: true })
    }
  }
}

async function draftAll(tablet: Tablet, { pause, chance }: Temper): Promise<void> {
  const todo = mine(tablet.view).filter((own) => own.recused === null && own.choice === null)
  for (const { candidateId } of todo) {
    if (!['drafting', 'open'].includes(round(tablet.view).state)) return
    await tablet.send('live.openFile', { candidateId })
    await pause()
    await tablet.send('live.draft', { candidateId, choice: inclination(chance()) })
  }
}

async function submit(tablet: Tablet, { pause }: Temper): Promise<void> {
  const view = tablet.view
  const me = view.me as { drafted: number; due: number; submittedAt: number | null; counted: boolean | null }
  if (me.submittedAt !== null || me.counted !== true) return
  await pause()
  const choices = Object.fromEntries(
    mine(tablet.view)
      .filter((own) => own.recused === null && own.choice !== null)
      .map((own) => [own.candidateId, own.choice]),
  )
  await tablet.send('live.submit', { choices })
}
