import { type Stage, stageOf, stagesOf } from '../../shared/live/modes.ts'
import type { MeRecord, MineRecord, PanelRecord, RoundRecord, View } from '../../shared/live/view.ts'
import type { Tablet } from './tablet.ts'
import { inclination, points, type Temper } from './temper.ts'

const QUESTIONS = [
  '请说明代表性成果中您本人完成的部分。',
  '该成果推广应用中遇到的主要问题是什么？',
  '如果重做这一项目，您会改变哪一步？',
]
const OPINIONS = [
  '业绩材料真实完整，成果有应用，符合评审条件，建议提交评议。',
  '工作经历与专业要求相符，论文与本职结合较紧，建议提交评议。',
  '业绩较好，个别成果的本人排名需在评议时说明。',
]

export const roundOf = (view: View): RoundRecord => view.round as RoundRecord
export const panelOf = (view: View): PanelRecord => view.panel as PanelRecord
const meOf = (view: View) => view.me as MeRecord
export const stagesIn = (view: View): readonly Stage[] => {
  const { mode, panelKind, hasGroups } = panelOf(view)
  return stagesOf(mode, panelKind, hasGroups)
}
const filesOf = (view: View): MineRecord[] =>
  Object.keys(view)
    .filter((key) => key.startsWith('mine:'))
    .map((key) => view[key] as MineRecord)
    .filter((own) => own.recused === null)

/**
 * Does, as one expert, whatever the round asks for until the panel has decided: signs in, declares a recusal now and
 * then, questions, scores, writes opinions, drafts, submits. Never presses a leader's button.
 */
export async function playExpert(tablet: Tablet, temper: Temper, recusals = 0.004): Promise<void> {
  await tablet.send('live.signIn')
  await declareRecusals(tablet, temper, recusals)
  for (;;) {
    const { state, id } = roundOf(tablet.view)
    if (state === 'decided') return
    const before = sizeUp(tablet.view)
    if (state === 'preparing' || state === 'drafting') await prepare(tablet, temper)
    if (state === 'drafting' || state === 'open') await draftAll(tablet, temper)
    if (state === 'open') await submit(tablet, temper)
    // What was just done comes back as a change too: only what is still owed is worth another look.
    await tablet.until((view) => {
      const round = roundOf(view)
      return round.state !== state || round.id !== id || (sizeUp(view) !== before && owesAnything(view))
    }, 24 * 3_600_000)
  }
}

/**
 * What this expert could see of the own work, as one text: a look is repeated only when something has changed. With the
 * choices: a list refused because a slow line showed an older choice is right as soon as the newer one has come.
 */
const sizeUp = (view: View): string =>
  JSON.stringify([meOf(view), filesOf(view).map((own) => [own.choice, owes(view, own)])])

function owesAnything(view: View): boolean {
  const { state } = roundOf(view)
  const me = meOf(view)
  if (!me || me.submittedAt !== null) return false
  if (state === 'open') return me.counted === true
  if (state === 'drafting' && me.drafted < me.due) return true
  return (state === 'drafting' || state === 'preparing') && filesOf(view).some((own) => owes(view, own))
}

/** What the mode asks of this expert for this file before the switch can open. */
function owes(view: View, own: MineRecord): 'questions' | 'opinion' | 'score' | null {
  const stages = stagesIn(view)
  if (own.lead && stageOf(stages, 'question') && !own.questions?.length) return 'questions'
  if (own.lead && stageOf(stages, 'opinion') && !own.opinion) return 'opinion'
  return stageOf(stages, 'score') && !own.scored ? 'score' : null
}

async function declareRecusals(tablet: Tablet, { pause, chance }: Temper, share: number): Promise<void> {
  for (const { candidateId } of filesOf(tablet.view)) {
    if (chance() >= share) continue
    await pause()
    await tablet.send('live.recuse', { candidateId, reason: '与申报人曾在同一课题组共事，主动申请回避。' })
  }
}

async function prepare(tablet: Tablet, { pause, chance }: Temper): Promise<void> {
  const pick = (list: readonly string[]) => list[Math.floor(chance() * list.length)]!
  for (const { candidateId } of filesOf(tablet.view)) {
    for (;;) {
      const own = tablet.view[`mine:${candidateId}`] as MineRecord | undefined
      const duty = own && own.recused === null ? owes(tablet.view, own) : null
      if (!duty || !['preparing', 'drafting'].includes(roundOf(tablet.view).state)) break
      await pause()
      const answer =
        duty === 'questions'
          ? await tablet.send('live.questions', { candidateId, list: [pick(QUESTIONS)] })
          : duty === 'opinion'
            ? await tablet.send('live.opinion', { candidateId, text: pick(OPINIONS) })
            : await tablet.send('live.score', {
                candidateId,
                parts: Object.fromEntries(
                  panelOf(tablet.view).rules.score.criteria.map(({ key, max }) => [
                    key,
                    points(candidateId, max, chance()),
                  ]),
                ),
                submit: true,
              })
      if (!answer.ok) break
      await seen(tablet, (view) => owes(view, view[`mine:${candidateId}`] as MineRecord) !== duty)
    }
  }
}

async function draftAll(tablet: Tablet, { pause, chance }: Temper): Promise<void> {
  for (const { candidateId, choice, opened } of filesOf(tablet.view)) {
    if (choice !== null) continue
    if (!['drafting', 'open'].includes(roundOf(tablet.view).state)) return
    if (!opened) await tablet.send('live.openFile', { candidateId })
    await pause()
    await tablet.send('live.draft', { candidateId, choice: inclination(candidateId, chance()) })
  }
}

async function submit(tablet: Tablet, { pause }: Temper): Promise<void> {
  // The room's part and the own part come one after the other.
  await seen(tablet, (view) => meOf(view).counted !== null && meOf(view).drafted === meOf(view).due)
  const me = meOf(tablet.view)
  if (me.submittedAt !== null || me.counted !== true) return
  await pause()
  const choices = Object.fromEntries(
    filesOf(tablet.view)
      .filter(({ choice }) => choice !== null)
      .map(({ candidateId, choice }) => [candidateId, choice]),
  )
  const answer = await tablet.send('live.submit', { choices })
  if (answer.ok) await seen(tablet, (view) => meOf(view).submittedAt !== null)
}

/** Waits a moment for the own view to catch up with what was acknowledged; the loop looks again in any case. */
const seen = (tablet: Tablet, test: (view: View) => boolean): Promise<unknown> =>
  tablet.until(test, 3000).catch(() => null)
