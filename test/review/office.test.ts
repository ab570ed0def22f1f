import { afterEach, beforeEach, expect, test } from 'vitest'
import { recusals } from '../../db/schema/live.ts'
import { reviewApi } from '../../shared/review/review.api.ts'
import { MEETING, openMeeting } from './hold-meeting.ts'
import {
  approve,
  commandId,
  editedRoster,
  foreignOffice,
  importRoster,
  type Office,
  openOffice,
  upload,
} from './office.ts'

let office: Office
beforeEach(async () => void (office = await openOffice()))
afterEach(() => office.close())

const get = (reviewId: string) => office.handler.call('review.get', { reviewId })
const order = (reviewId: string, more: object) => ({ commandId: commandId(), reviewId, ...more })
const leadersOf = (panel: { seats: { seatId: string; role: string }[] }) =>
  panel.seats.filter(({ role }) => role === 'leader').map(({ seatId }) => seatId)

test('I-3 I-4 I-5 the workbook sets the mode, the groups with their candidates, and the 主任', async () => {
  const detail = await get(await importRoster(office, { mode: 'lecture' }))
  expect(detail.mode).toBe('lecture')
  expect(
    detail.panels.map(
      ({
        kind,
        name,
        candidates,
        seats,
      }: {
        kind: string
        name: string
        candidates: number
        seats: object[]
      }) => [kind, name, candidates, seats.length],
    ),
  ).toEqual([
    ['group', '第1专业组', 10, 9],
    ['group', '第2专业组', 10, 8],
    ['group', '第3专业组', 10, 8],
    ['committee', '评委会', 30, 25],
  ])
  for (const panel of detail.panels) expect(leadersOf(panel)).toEqual([panel.seats[0].seatId])
  expect(detail.readiness.every(({ state }: { state: string }) => state === 'green')).toBe(true)
})

test('M-5.6.2 I-5 a panel has exactly one leader, in the draft and while it runs, until the switch opens', async () => {
  const reviewId = await importRoster(office, MEETING)
  const seat = async (n: number) => (await get(reviewId)).panels[0].seats[n].seatId
  const set = async (seatId: string) =>
    office.handler.ask('review.setRole', order(reviewId, { seatId, role: 'leader' }))
  const second = await seat(1)
  await set(second)
  expect(leadersOf((await get(reviewId)).panels[0])).toEqual([second])
  await approve(office, reviewId)
  const third = await seat(2)
  expect((await set(third)).status).toBe(200)
  expect(leadersOf((await get(reviewId)).panels[0])).toEqual([third])
  expect((await set('nobody')).body).toEqual({ code: 'not_found' })
  await office.close()

  office = await openOffice()
  const meeting = await openMeeting(office)
  await meeting.decide(meeting.group, ['yes', 'yes', 'yes'])
  const { panels } = await get(meeting.reviewId)
  expect(
    await office.handler.refused(
      'review.setRole',
      order(meeting.reviewId, { seatId: panels[0].seats[1].seatId, role: 'leader' }),
    ),
  ).toMatchObject({ code: 'workflow.wrong_state' })
})

test('M-5.8.6 there is exactly one 上报人, and only this person can report', async () => {
  const meeting = await openMeeting(office)
  const { reporters, panels } = await get(meeting.reviewId)
  expect(reporters).toHaveLength(1)
  const other = panels[1].seats[0]
  await office.handler.call('review.setReporter', order(meeting.reviewId, { expertId: other.expertId }))
  expect((await get(meeting.reviewId)).reporters).toEqual([{ expertId: other.expertId, name: other.name }])
  await meeting.decide(meeting.group, ['yes', 'yes', 'yes'])
  await meeting.decide(meeting.committee, ['yes', 'yes', 'yes'])
  const command = { commandId: commandId(), passed: 3, failed: 0 }
  expect(await meeting.experts[2]!.refused('live.report', command)).toEqual({ code: 'live.not_reporter' })
  await meeting.experts[0]!.call('live.report', command)
  expect((await get(meeting.reviewId)).status).toBe('reported')
})

test('I-6 the sign-in sheet shows who has come and when', async () => {
  const meeting = await openMeeting(office)
  await meeting.experts[1]!.call('live.signIn', { panelId: meeting.group, commandId: commandId() })
  const { blocks } = await office.handler.call('review.sheet', {
    reviewId: meeting.reviewId,
    sheet: 'signin',
  })
  const came = blocks[0].rows.filter((row: string[]) => row[5])
  expect(came).toHaveLength(1)
  expect(came[0][5]).toBe('2026-11-20 09:00')
})

test('the office sets and lifts a recusal and withdraws a candidate, before the approval and after', async () => {
  const reviewId = await importRoster(office)
  const people = await office.handler.call('review.candidates', { reviewId })
  const seat = (await get(reviewId)).panels[0].seats[1]
  const pair = { expertId: seat.expertId, candidateId: people[0].id, reason: '师生关系' }
  for (const step of ['draft', 'approved']) {
    await office.handler.call('review.recuse', order(reviewId, pair))
    expect((await get(reviewId)).recusals).toEqual([expect.objectContaining({ ...pair, by: 'office' })])
    await office.handler.call('review.unrecuse', order(reviewId, { ...pair, reason: '已核实' }))
    expect((await get(reviewId)).recusals).toEqual([])
    const candidateId = people[step === 'draft' ? 1 : 2].id
    await office.handler.call('review.withdraw', order(reviewId, { candidateId, reason: '本人放弃' }))
    if (step === 'draft') await approve(office, reviewId)
  }
  const after = await office.handler.call('review.candidates', { reviewId })
  expect(after.filter(({ withdrawn }: { withdrawn: string | null }) => withdrawn)).toHaveLength(2)
  expect(await office.world.app.db.read.select().from(recusals)).toEqual([])
})

test('a colleague among the experts is flagged until the recusal is set', async () => {
  const { roster, workbook } = await editedRoster((made) => {
    made.candidates[4]!.unit = made.experts[3]!.unit
  })
  const { body } = await upload(office.world, office.handler, 'review.import', {}, workbook)
  const reviewId = await office.commit(body.jobId)
  const { conflicts, readiness } = await get(reviewId)
  expect(conflicts).toEqual([
    expect.objectContaining({ expert: roster.experts[3]!.name, candidate: roster.candidates[4]!.name }),
  ])
  expect(readiness.find(({ key }: { key: string }) => key === 'conflicts').state).toBe('amber')
  const { expertId, candidateId } = conflicts[0]
  await office.handler.call('review.recuse', order(reviewId, { expertId, candidateId, reason: '同单位' }))
  expect((await get(reviewId)).conflicts).toEqual([])
})

test('an office sees its own reviews and those below it; for any other they are not there, whatever is asked', async () => {
  const reviewId = await importRoster(office, { candidates: 3, experts: 9 })
  await approve(office, reviewId)
  const { panels } = await get(reviewId)
  const [candidate] = await office.handler.call('review.candidates', { reviewId })
  const sister = await foreignOffice(office, 'sister', 'org-10', '/org-10/')
  const below = await foreignOffice(office, 'below', 'org-2', '/org-1/org-2/')
  const reason = '试一试看'
  const seat = panels[0].seats[0]
  const ids = {
    reviewId,
    panelId: panels[0].id,
    seatId: seat.seatId,
    expertId: seat.expertId,
    candidateId: candidate.id,
    accountId: 'a',
    ...{
      fileId: 'f',
      jobId: 'j',
      version: 1,
      reason,
      role: 'member',
      target: 'committee',
      purpose: 'view',
      sheet: 'votes',
      declarationIds: ['d'],
    },
    ...{ startsAt: 1, endsAt: 8e12 },
  }
  for (const person of [sister, below]) {
    expect(await person.call('review.list')).toEqual([])
    expect(await person.call('review.supervision')).toEqual([])
    for (const [name, op] of Object.entries(reviewApi)) {
      if (['list', 'supervision', 'template'].includes(name)) continue
      const input = { ...ids, commandId: commandId() }
      const answer = op.upload
        ? await upload(office.world, person, `review.${name}`, ids, Buffer.from('PK\u0003\u0004'))
        : await person.ask(`review.${name}`, input)
      expect([name, answer.body]).toEqual([name, { code: 'not_found' }])
    }
  }
  expect((await get(reviewId)).status).toBe('approved')
  // from above one sees what is below
  const low = await importLow(below)
  expect(await office.handler.call('review.get', { reviewId: low })).toMatchObject({ status: 'draft' })
})

async function importLow(below: Office['handler']): Promise<string> {
  const own = { ...office, handler: below }
  return importRoster(own, { candidates: 3, experts: 9 })
}

test('a draft is thrown away whole; an approved review is not', async () => {
  const reviewId = await importRoster(office, { candidates: 3, experts: 9 })
  const { version } = await get(reviewId)
  await office.handler.call('review.discard', order(reviewId, { version }))
  expect(await office.handler.refused('review.get', { reviewId })).toEqual({ code: 'not_found' })
  const second = await importRoster(office, { candidates: 3, experts: 9 })
  await approve(office, second)
  expect(
    await office.handler.refused('review.discard', order(second, { version: (await get(second)).version })),
  ).toEqual({ code: 'review.frozen' })
})
