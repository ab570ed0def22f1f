import { randomUUID } from 'node:crypto'
import { liveOf } from '../../server/live/live.ts'
import { running, votesOn } from '../../shared/live/facts.ts'
import type { Choice, LiveState } from '../../shared/live/state.ts'
import type { ReviewWorld, Seated } from './review-world.ts'

/** Plays the usual steps of a meeting over the server's own doors, as the people in it. */
export function meetingOf(world: ReviewWorld, panelId: string, seats: number) {
  const people = async (): Promise<Seated[]> =>
    Promise.all(Array.from({ length: seats }, (_, n) => world.at(panelId, n)))
  const state = async (): Promise<LiveState> => (await liveOf(world.app).engine.state(panelId))!
  const leader = () => world.at(panelId, 0)
  const say = (who: Seated, operation: string, input: object = {}) =>
    world.command(who, `live.${operation}`, panelId, input)
  const own = async ({ seatId }: Seated): Promise<string[]> => {
    const now = await state()
    return running(now).filter((id) => votesOn(now, seatId, id))
  }

  const meeting = {
    people,
    state,
    leader,
    say,
    act: async (action: string) => say(await leader(), 'act', { action }),
    refusedAct: async (action: string, n = 0) =>
      (await world.at(panelId, n)).refused('live.act', { panelId, commandId: randomUUID(), action }),
    async signIn() {
      for (const who of await people()) await say(who, 'signIn')
    },
    /** Every duty the mode knows before the switch: leads, questions, scores, opinions. */
    async prepare() {
      await say(await leader(), 'autoAssign', { per: 1 })
      const { leads, review } = await state()
      const all = await people()
      for (const [candidateId, seatIds] of Object.entries(leads))
        for (const who of all.filter(({ seatId }) => seatIds.includes(seatId))) {
          if (review.mode === 'interview') await say(who, 'questions', { candidateId, list: ['请谈谈'] })
          else await say(who, 'opinion', { candidateId, text: '材料真实，水平较高' })
        }
      if (review.mode !== 'expert')
        for (const who of all)
          for (const candidateId of await own(who))
            await say(who, 'score', { candidateId, parts: { c1: 80, c2: 90 }, submit: true })
    },
    async draft(choose: (candidateId: string, n: number) => Choice) {
      for (const [n, who] of (await people()).entries())
        for (const candidateId of await own(who)) {
          await say(who, 'openFile', { candidateId })
          await say(who, 'draft', { candidateId, choice: choose(candidateId, n) })
        }
    },
    /** What the seat holds as its list, as its tablet would send it. */
    listOf: async ({ seatId }: Seated): Promise<Record<string, Choice>> => ({
      ...(await state()).drafts[seatId],
    }),
    async submit(only?: number[]) {
      for (const [n, who] of (await people()).entries())
        if (!only || only.includes(n)) await say(who, 'submit', { choices: await meeting.listOf(who) })
    },
    /** From sign-in to the sealed count. */
    async vote(choose: (candidateId: string, n: number) => Choice) {
      await meeting.signIn()
      if ((await state()).panel.kind === 'group' || !(await state()).review.hasGroups) await meeting.prepare()
      await meeting.act('start')
      await meeting.draft(choose)
      await meeting.act('open')
      await meeting.submit()
    },
    async decideGroup() {
      await meeting.act('deliberate')
      await say(await leader(), 'decideRest', { opinions: { pass: '同意推荐', fail: '不予推荐' } })
      await meeting.act('finish')
    },
  }
  return meeting
}
