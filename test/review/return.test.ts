import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rounds } from '../../db/schema/live.ts'
import { panels } from '../../db/schema/review.ts'
import { type Meeting, openMeeting, slipsOf } from './hold-meeting.ts'
import { commandId, download, type Office, openOffice } from './office.ts'

let office: Office
let meeting: Meeting
beforeEach(async () => {
  office = await openOffice()
  meeting = await openMeeting(office)
})
afterEach(() => office.close())

const HOUR = 3_600_000
const version = async () =>
  (await office.handler.call('review.get', { reviewId: meeting.reviewId })).version as number
const sendBack = async (more: object) => ({
  commandId: commandId(),
  reviewId: meeting.reviewId,
  version: await version(),
  reason: '票数存疑，请重新评审',
  endsAt: +office.world.now() + 3 * HOUR,
  ...more,
})
const roundsOf = async () =>
  (
    await office.world.app.db.read
      .select({ kind: panels.kind, no: rounds.no, state: rounds.state, reason: rounds.reason })
      .from(rounds)
      .innerJoin(panels, eq(panels.id, rounds.panelId))
      .orderBy(asc(panels.sort), asc(rounds.no))
  ).map(({ kind, no, state, reason }) => `${kind} ${no} ${state}${reason ? ` ${reason}` : ''}`)

async function reported() {
  await meeting.decide(meeting.group, ['yes', 'yes', 'yes'])
  await meeting.decide(meeting.committee, ['yes', 'yes', 'no'])
  return meeting.report()
}

test('M-5.10.1 supervision shows live counters of every panel, and no ballot', async () => {
  await meeting.decide(meeting.group, ['yes', 'no', 'abstain'])
  const [row] = await office.handler.call('review.supervision')
  expect(row.panels).toEqual([
    expect.objectContaining({
      kind: 'group',
      roundState: 'decided',
      seats: 3,
      present: 3,
      finished: 3,
      awaited: 3,
      candidates: 3,
      passed: 0,
    }),
    expect.objectContaining({ kind: 'committee', roundState: 'preparing', present: 0, passed: null }),
  ])
  expect(JSON.stringify(row)).not.toMatch(/"(choice|ballots?|yes|no|abstain|draft)"/)
  // an office without this right has no page at all
  const admin = await office.world.person('admin', { duties: ['admin'] })
  await admin.signIn()
  expect(await admin.refused('review.supervision')).toEqual({ code: 'auth.forbidden' })
})

test('M-5.10.2 a return after the report opens a new committee round, keeps the old and wakes the accounts', async () => {
  expect(await reported()).toEqual({ passed: 3, failed: 0 })
  const [first] = meeting.experts
  expect(await first!.ask('live.panels')).toMatchObject({
    status: expect.any(Number),
    body: { code: 'auth.reported' },
  })
  expect((await slipsOf(office, meeting.reviewId))[0]).toMatchObject({ password: null, state: 'ended' })
  const back = await sendBack({ target: 'committee' })
  expect(await office.handler.refused('review.return', { ...back, reason: '' })).toMatchObject({
    code: 'input.invalid',
  })
  expect(await office.handler.refused('review.return', { ...back, endsAt: 5 })).toEqual({
    code: 'review.window_order',
  })
  const answer = await office.handler.call('review.return', back)
  expect(await office.handler.call('review.return', back)).toEqual(answer)
  expect(await roundsOf()).toEqual([
    'group 1 decided',
    expect.stringMatching(/^committee 1 (decided|void)$/),
    'committee 2 preparing 票数存疑，请重新评审',
  ])
  const detail = await office.handler.call('review.get', { reviewId: meeting.reviewId })
  expect(detail).toMatchObject({ status: 'approved', endsAt: back.endsAt })
  expect(detail.reports).toEqual([
    expect.objectContaining({ no: 1, passed: 3, answer: 'returned', reason: '票数存疑，请重新评审' }),
  ])
  const [slip] = await slipsOf(office, meeting.reviewId)
  await first!.signIn(slip!.password)
  expect(await first!.call('live.panels')).toMatchObject({ review: { status: 'approved' } })
})

test('M-5.10.2 a return to the group takes the committee with it; to candidates, only them', async () => {
  await meeting.decide(meeting.group, ['yes', 'yes', 'yes'])
  await meeting.decide(meeting.committee, ['yes', 'yes', 'yes'])
  const list = await office.handler.call('review.candidates', { reviewId: meeting.reviewId })
  await office.handler.call(
    'review.return',
    await sendBack({ target: 'candidates', candidateIds: [list[0].id] }),
  )
  const [row] = await office.handler.call('review.supervision')
  expect(row.panels[1]).toMatchObject({ kind: 'committee', roundNo: 2, candidates: 1 })
  await office.handler.call('review.return', await sendBack({ target: 'group', panelIds: [meeting.group] }))
  const [again] = await office.handler.call('review.supervision')
  expect(again.panels).toEqual([
    expect.objectContaining({ kind: 'group', roundNo: 2, roundState: 'preparing', candidates: 3 }),
    expect.objectContaining({ kind: 'committee', roundNo: 3, roundState: 'preparing' }),
  ])
  const { refused } = office.handler
  expect(await refused('review.return', await sendBack({ target: 'group', panelIds: ['x'] }))).toEqual({
    code: 'not_found',
  })
  expect(await refused('review.return', await sendBack({ target: 'candidates' }))).toEqual({
    code: 'not_found',
  })
})

test('the 负责人 accepts the report, and the review is over for good', async () => {
  await reported()
  const command = { commandId: commandId(), reviewId: meeting.reviewId, version: await version() }
  expect(await office.handler.refused('review.accept', command)).toEqual({ code: 'auth.forbidden' })
  await office.principal.call('review.accept', command)
  const detail = await office.handler.call('review.get', { reviewId: meeting.reviewId })
  expect(detail).toMatchObject({
    status: 'accepted',
    reports: [{ answer: 'accepted', answeredBy: '姓名principal' }],
  })
  expect(
    await office.handler.refused('review.return', await sendBack({ target: 'committee' })),
  ).toMatchObject({
    code: 'workflow.wrong_state',
  })
  expect(await office.handler.call('review.results', { reviewId: meeting.reviewId })).toMatchObject({
    ready: true,
    passed: 3,
  })
})

test('a report is not accepted before there is one', async () => {
  expect(
    await office.principal.refused('review.accept', {
      commandId: commandId(),
      reviewId: meeting.reviewId,
      version: await version(),
    }),
  ).toMatchObject({ code: 'workflow.wrong_state' })
})

test('no sheet of a review, printed or as a workbook, holds a choice beside a name', async () => {
  // who votes how is told apart by the name: each expert votes otherwise, on every candidate alike
  await meeting.decide(meeting.group, ['yes', 'no', 'abstain'])
  await meeting.decide(meeting.committee, ['yes', 'yes', 'no'])
  const names = (await office.handler.call('review.get', { reviewId: meeting.reviewId })).panels[0].seats.map(
    ({ name }: { name: string }) => name,
  )
  for (const sheet of ['signin', 'votes', 'scores', 'minutes', 'results']) {
    const input = { reviewId: meeting.reviewId, sheet }
    const page = await office.handler.call('review.sheet', input)
    for (const { rows, head } of page.blocks)
      for (const row of rows)
        if (names.some((name: string) => row.includes(name))) {
          expect(sheet).toBe('signin')
          expect(row.join(' ')).not.toMatch(/同意|反对|弃权|通过/)
          expect(head).not.toContain('同意')
        }
    const file = await download(office.world, office.handler, 'review.sheetFile', input)
    expect(file.bytes.subarray(0, 2).toString()).toBe('PK')
  }
  const votes = await office.handler.call('review.sheet', { reviewId: meeting.reviewId, sheet: 'votes' })
  const [group, committee] = votes.blocks
  expect(group.rows[0].slice(4, 12)).toEqual(['1', '1', '1', '0', '0', '3', '2', '未通过'])
  expect(committee.rows[0].slice(4, 12)).toEqual(['2', '1', '0', '0', '0', '3', '2', '通过'])
  expect(committee.facts.map(([label]: string[]) => label)).toEqual(['票数校验码', '备注'])
  const signin = await office.handler.call('review.sheet', {
    reviewId: meeting.reviewId,
    sheet: 'signin',
    panelId: meeting.group,
  })
  expect(signin.blocks).toHaveLength(1)
  expect(signin.blocks[0].facts).toEqual([
    ['应到', '3 人'],
    ['实到', '3 人'],
  ])
})
