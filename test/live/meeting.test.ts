import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { accounts, sessions } from '../../db/schema/account.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { participation } from '../../db/schema/live.ts'
import { reports, reviews } from '../../db/schema/review.ts'
import { MODE_KEYS } from '../../shared/live/modes.ts'
import { meetingOf } from './meeting.ts'
import { openReviewWorld, type ReviewOptions, type ReviewWorld, settled, watch } from './review-world.ts'

let world: ReviewWorld
afterEach(() => world.close())

const open = async (options: ReviewOptions = {}) => {
  world = await openReviewWorld({ groups: [{ seats: 3, candidates: 2 }], committee: 3, ...options })
  return {
    group: meetingOf(world, 'group-1', 3),
    committee: meetingOf(world, 'committee', 3),
  }
}
const firstOnly = (candidateId: string) => (candidateId === 'c1' ? 'yes' : 'no') as 'yes' | 'no'

describe.each(MODE_KEYS)('a review in mode %s', (mode) => {
  it('R-1.1.1 R-1.4.1 R-1.8.2 R-1.9.1 R-1.9.2 R-2.10 R-3.6 R-3.7 goes from sign-in to the report, and ends by itself', async () => {
    const { group, committee } = await open({ mode })
    const before = await world.reporter.call('live.results')
    expect(before).toMatchObject({ ready: false, rows: [] })
    await group.vote(firstOnly)
    await group.decideGroup()
    await committee.vote(() => 'yes')
    expect(await world.reporter.call('live.results')).toMatchObject({ ready: false, rows: [] })
    await committee.act('confirm')
    const results = await world.reporter.call('live.results')
    expect(results).toMatchObject({ ready: true, passed: 1, failed: 1, status: 'approved' })
    expect(results.rows[0]).toMatchObject({
      candidateId: 'c1',
      groupYes: 3,
      groupPass: true,
      voteYes: 3,
      base: 3,
      need: 2,
      pass: true,
    })
    expect(results.rows[1]).toMatchObject({ groupPass: false, voteYes: null, pass: false })
    const wrong = { commandId: randomUUID(), passed: 2, failed: 0 }
    expect(await world.reporter.refused('live.report', wrong)).toMatchObject({ code: 'live.list_changed' })
    const member = await world.at('committee', 1)
    expect(await member.refused('live.report', { ...wrong, passed: 1, failed: 1 })).toMatchObject({
      code: 'live.not_reporter',
    })
    const answer = await world.reporter.call('live.report', { commandId: randomUUID(), passed: 1, failed: 1 })
    expect(answer).toMatchObject({ no: 1, seal: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const [review] = await world.app.db.read.select().from(reviews)
    expect(review!.status).toBe('reported')
    expect(await world.app.db.read.select().from(reports)).toMatchObject([
      { no: 1, passed: 1, failed: 1, seal: answer.seal },
    ])
    expect(await member.refused('live.panels')).toMatchObject({ code: 'auth.reported' })
    const over = await world.app.db.read
      .select({ kind: accounts.kind, why: sessions.endedWhy })
      .from(sessions)
      .innerJoin(accounts, eq(accounts.id, sessions.accountId))
      .where(eq(sessions.endedWhy, 'reported'))
    expect(over.length).toBe(3)
  })

  it('R-1.3.1 R-2.4 R-3.5 the group switch stays shut while anything the mode asks for is missing', async () => {
    const { group } = await open({ mode })
    await group.signIn()
    expect(await group.refusedAct('start')).toMatchObject({ code: 'live.leads_missing' })
    await group.say(await group.leader(), 'autoAssign', { per: 1 })
    await group.act('start')
    await group.draft(firstOnly)
    const first = { expert: null, lecture: 'live.scores_missing', interview: 'live.questions_missing' }[mode]
    if (first) expect(await group.refusedAct('open')).toMatchObject({ code: first })
    await group.prepare()
    await group.act('open')
  })
})

describe('the pages of a mode', () => {
  it('R-1.0 R-0.4 are told by the review’s mode, and each role finds its own start', async () => {
    await open({ mode: 'lecture' })
    const leader = await (await world.at('group-1', 0)).call('live.panels')
    expect(leader).toMatchObject({ review: { mode: 'lecture' }, reporter: false })
    expect(leader.panels).toMatchObject([
      { panelId: 'group-1', role: 'leader', kind: 'group' },
      { panelId: 'committee', role: 'leader', kind: 'committee' },
    ])
    expect((await (await world.at('group-1', 1)).call('live.panels')).panels[0]).toMatchObject({
      role: 'member',
    })
    expect(await world.reporter.call('live.panels')).toMatchObject({
      reporter: true,
      panels: [{ panelId: 'committee', seatId: null }],
    })
    expect((await world.screen.call('live.panels')).panels).toHaveLength(2)
  })
})

describe('lead reviewers', () => {
  it('R-1.1.2 R-2.2.1 are assigned by the 组长 alone, never to a recused expert', async () => {
    const { group } = await open()
    await group.signIn()
    const member = await world.at('group-1', 1)
    const leads = { c1: [member.seatId] }
    const command = () => ({ panelId: 'group-1', commandId: randomUUID() })
    expect(await member.refused('live.assign', { ...command(), leads })).toMatchObject({
      code: 'live.not_leader',
    })
    await group.say(member, 'recuse', { candidateId: 'c1', reason: '同一单位' })
    const leader = await group.leader()
    expect(await leader.refused('live.assign', { ...command(), leads })).toMatchObject({
      code: 'live.lead_recused',
    })
    await group.say(leader, 'assign', { leads: { c1: [leader.seatId] } })
    expect((await group.state()).leads).toEqual({ c1: [leader.seatId] })
  })

  it('R-2.2.2 must write an opinion before the switch in 讲课答辩', async () => {
    const { group } = await open({ mode: 'lecture' })
    await group.signIn()
    const leader = await group.leader()
    await group.say(leader, 'assign', { leads: { c1: [leader.seatId], c2: [leader.seatId] } })
    for (const who of await group.people())
      for (const candidateId of ['c1', 'c2'])
        await group.say(who, 'score', { candidateId, parts: { c1: 80, c2: 80 }, submit: true })
    await group.act('start')
    await group.draft(firstOnly)
    expect(await group.refusedAct('open')).toEqual({ code: 'live.opinions_missing', params: { n: 2 } })
    for (const candidateId of ['c1', 'c2']) await group.say(leader, 'opinion', { candidateId, text: '同意' })
    await group.act('open')
  })

  it('R-3.1.1 R-3.1.2 R-3.2 set questions first, and only then score the interview', async () => {
    const { group } = await open({ mode: 'interview' })
    await group.signIn()
    const leader = await group.leader()
    const member = await world.at('group-1', 1)
    await group.say(leader, 'assign', { leads: { c1: [leader.seatId], c2: [leader.seatId] } })
    const score = { panelId: 'group-1', candidateId: 'c1', parts: { c1: 80, c2: 80 }, submit: true }
    expect(await leader.refused('live.score', { ...score, commandId: randomUUID() })).toMatchObject({
      code: 'live.question_first',
    })
    const questions = { panelId: 'group-1', candidateId: 'c1', list: ['?'] }
    expect(await member.refused('live.questions', { ...questions, commandId: randomUUID() })).toMatchObject({
      code: 'live.not_lead',
    })
    await group.say(leader, 'questions', { candidateId: 'c1', list: ['教学设计思路？'] })
    await group.say(leader, 'score', score)
    const seen = await member.call('live.view', { panelId: 'group-1' })
    expect(seen.audience['candidate:c1'].questions).toEqual(['教学设计思路？'])
  })
})

describe('a score', () => {
  it('R-2.1 R-3.3 is kept in range, locked by submitting, and its mean waits for everybody', async () => {
    const { group } = await open({ mode: 'lecture' })
    await group.signIn()
    const [a, b, c] = await group.people()
    const of = (parts: object, submit: boolean) => ({ candidateId: 'c1', parts, submit })
    const wide = { panelId: 'group-1', commandId: randomUUID(), ...of({ c1: 101, c2: 0 }, true) }
    expect(await a!.refused('live.score', wide)).toMatchObject({ code: 'live.score_range' })
    expect(await group.say(a!, 'score', of({ c1: 80, c2: 90 }, false))).toMatchObject({ total: 8500 })
    await group.say(a!, 'score', of({ c1: 90, c2: 90 }, true))
    const again = { panelId: 'group-1', commandId: randomUUID(), ...of({ c1: 1, c2: 1 }, true) }
    expect(await a!.refused('live.score', again)).toMatchObject({ code: 'live.score_locked' })
    await group.say(b!, 'score', of({ c1: 80, c2: 80 }, true))
    const mean = async () =>
      (await a!.call('live.view', { panelId: 'group-1' })).audience['candidate:c1'].score
    expect(await mean()).toBeNull()
    await group.say(c!, 'score', of({ c1: 70, c2: 70 }, true))
    expect(await mean()).toMatchObject({ mean: 8000, n: 3, band: '合格' })
  })
})

describe('drafting', () => {
  it('R-1.2.1 R-2.3 opens every section of the file first, and refuses a draft on a file unread', async () => {
    const { group } = await open()
    await group.signIn()
    await group.prepare()
    await group.act('start')
    const member = await world.at('group-1', 1)
    const draft = { panelId: 'group-1', candidateId: 'c1', choice: 'yes' }
    expect(await member.refused('live.draft', { ...draft, commandId: randomUUID() })).toMatchObject({
      code: 'live.file_unopened',
    })
    expect(await member.call('live.dossier', { panelId: 'group-1', candidateId: 'c1' })).toMatchObject({
      sections: [{ key: 'basic', facts: [['姓名', '参评人1']] }],
    })
    await group.say(member, 'openFile', { candidateId: 'c1' })
    await group.say(member, 'draft', draft)
  })

  it('R-1.2.2 is saved, changeable and private, and a late repeat of an old command changes nothing', async () => {
    const { group } = await open({ rules: { requireOpened: false } })
    await group.signIn()
    await group.prepare()
    await group.act('start')
    const member = await world.at('group-1', 1)
    const first = { panelId: 'group-1', commandId: randomUUID(), candidateId: 'c1', choice: 'yes' }
    expect(await member.call('live.draft', first)).toMatchObject({ candidateId: 'c1', choice: 'yes' })
    await group.say(member, 'draft', { candidateId: 'c1', choice: 'abstain' })
    expect(await member.call('live.draft', first)).toMatchObject({ choice: 'abstain' })
    const view = await member.call('live.view', { panelId: 'group-1' })
    expect(view.own['mine:c1'].choice).toBe('abstain')
    for (const other of [await group.leader(), world.staff, world.screen])
      expect(JSON.stringify(await other.call('live.view', { panelId: 'group-1' }))).not.toContain('abstain"')
  })

  it('closes the file of a recused expert and every door to it', async () => {
    const { group } = await open()
    await group.signIn()
    const member = await world.at('group-1', 1)
    await group.say(member, 'recuse', { candidateId: 'c1', reason: '亲属' })
    const panelId = 'group-1'
    expect(await member.refused('live.dossier', { panelId, candidateId: 'c1' })).toMatchObject({
      code: 'live.recused',
    })
    expect((await member.call('live.view', { panelId })).own['mine:c1'].recused).toBe('亲属')
    // The recusal is the person's: it holds in the committee too.
    expect(Object.keys((await meetingOf(world, 'committee', 3).state()).recusals)).toEqual(['s-committee-1'])
  })
})

describe('the count of those who are missing', () => {
  it('R-1.3.2 falls at the leader’s within a second, in a browser of his own', async () => {
    const { group } = await open({ rules: { requireOpened: false } })
    await group.signIn()
    await group.prepare()
    await group.act('start')
    const leader = await watch(await group.leader(), 'group-1')
    await leader.join()
    const unfinished = () => (leader.view().facts as { unfinished: number }).unfinished
    expect(unfinished()).toBe(3)
    await group.say(await world.at('group-1', 1), 'draftRest', { choice: 'yes' })
    const start = performance.now()
    while (unfinished() === 3 && performance.now() - start < 1000) await settled(5)
    expect(unfinished()).toBe(2)
    expect(leader.gaps).toBe(0)
  })
})

describe('a submit', () => {
  it('R-1.4.1 R-1.8.1 R-2.5 sent three times from two tablets counts once, with one receipt', async () => {
    const { group } = await open()
    await group.signIn()
    await group.prepare()
    await group.act('start')
    await group.draft(firstOnly)
    const member = await world.at('group-1', 1)
    const choices = await group.listOf(member)
    const early = { panelId: 'group-1', commandId: randomUUID(), choices }
    expect(await member.refused('live.submit', early)).toMatchObject({ code: 'live.switch_off' })
    await group.act('open')
    const tablets = [await member.socket(), await member.socket()]
    const same = randomUUID()
    const answers = await Promise.all(
      [same, same, randomUUID()].map((commandId, n) =>
        tablets[n % 2]!.call('live.submit', { panelId: 'group-1', commandId, choices }),
      ),
    )
    const receipts = answers.map((answer) => (answer.ok ? (answer.value as { receipt: string }).receipt : ''))
    expect(new Set(receipts).size).toBe(1)
    expect(receipts[0]).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const rows = await world.app.db.read.select().from(participation)
    expect(rows).toMatchObject([{ seatId: member.seatId, receipt: receipts[0] }])
    await group.submit([0, 2])
    expect((await group.state()).outcomes.c1).toMatchObject({ yes: 3, base: 3 })
  })
})

describe('专业组评议', () => {
  it.each(['named', 'anonymous'] as const)(
    'R-1.4.2 R-1.5.1 R-2.6 shows a %s group’s ballots to the 组长 after the last submit, to nobody else ever',
    async (groupBallots) => {
      const { group } = await open({ rules: { groupBallots } })
      const leader = await group.leader()
      const votesSeen = async (who: typeof leader) =>
        Object.entries((await who.call('live.view', { panelId: 'group-1' })).audience)
          .filter(([key]) => key.startsWith('outcome:'))
          .map(([, record]) => (record as { votes: { who: string | null; choice: string }[] | null }).votes)
      await group.signIn()
      await group.prepare()
      await group.act('start')
      await group.draft((_, n) => (n === 2 ? 'no' : 'yes'))
      await group.act('open')
      await group.submit([0, 1])
      expect(await group.refusedAct('deliberate')).toMatchObject({ code: 'workflow.wrong_state' })
      expect(await votesSeen(leader)).toEqual([])
      await group.submit([2])
      const named = groupBallots === 'named'
      for (const votes of await votesSeen(leader)) {
        expect(votes!.map(({ choice }) => choice).sort()).toEqual(['no', 'yes', 'yes'])
        expect(votes!.filter(({ who }) => who !== null).length).toBe(named ? 3 : 0)
        if (named) expect(votes!.find(({ choice }) => choice === 'no')!.who).toBe('专家2')
      }
      for (const n of [1, 2]) expect(await votesSeen(await world.at('group-1', n))).toEqual([])
      const staff = await world.staff.call('live.view', { panelId: 'group-1' })
      expect(staff.audience['outcome:c1']).toMatchObject({ yes: 2, no: 1, votes: null })
      await group.act('deliberate')
      expect((await group.state()).outcomes.c1).toMatchObject({ rule: true, pass: true })
    },
  )

  it('R-1.5.2 R-1.5.3 R-1.6.1 R-2.7 who failed in the group is not in the committee’s list and the API refuses', async () => {
    const { group, committee } = await open()
    expect(await committee.refusedAct('start')).toMatchObject({ code: 'live.groups_pending' })
    const seen = await watch(await committee.leader(), 'committee')
    await seen.join()
    await group.vote(firstOnly)
    await group.decideGroup()
    await settled()
    expect(Object.keys(seen.view()).filter((key) => key.startsWith('candidate:'))).toEqual(['candidate:c1'])
    await committee.signIn()
    await committee.act('start')
    const member = await world.at('committee', 1)
    const panelId = 'committee'
    const failed = { panelId, candidateId: 'c2' }
    for (const [operation, input] of [
      ['live.dossier', failed],
      ['live.openFile', { ...failed, commandId: randomUUID() }],
      ['live.draft', { ...failed, commandId: randomUUID(), choice: 'yes' }],
    ] as const)
      expect(await member.refused(operation, input)).toMatchObject({ code: 'not_found' })
    const view = await member.call('live.view', { panelId })
    expect(view.audience['candidate:c1'].group).toMatchObject({ pass: true, yes: 3, opinion: '同意推荐' })
    expect(await group.refusedAct('finish')).toMatchObject({ code: 'workflow.wrong_state' })
  })

  it('lets everybody through with the group’s word where the scheme has no group filter', async () => {
    const { group, committee } = await open({ rules: { groupFilter: false } })
    await group.vote(firstOnly)
    await group.decideGroup()
    expect((await committee.state()).round.scope).toEqual(['c1', 'c2'])
    expect((await committee.state()).candidates.c2!.group).toMatchObject({ pass: false })
  })
})

describe('the committee', () => {
  it('R-1.6.2 R-1.7.1 R-2.8 R-2.9 its switch is the 主任’s, and waits for the last draft', async () => {
    const { group, committee } = await open()
    await group.vote(firstOnly)
    await group.decideGroup()
    await committee.signIn()
    await committee.act('start')
    expect(await committee.refusedAct('open')).toMatchObject({ code: 'live.drafts_pending' })
    await committee.draft(() => 'yes')
    expect(await committee.refusedAct('open', 1)).toMatchObject({ code: 'live.not_leader' })
    await committee.act('open')
    await committee.submit()
    const chair = await committee.leader()
    const seen = await chair.call('live.view', { panelId: 'committee' })
    expect(seen.audience['outcome:c1']).toMatchObject({ yes: 3, votes: null })
  })
})

describe('the log', () => {
  it('tells who did what when, and never a choice', async () => {
    const { group } = await open()
    await group.vote(firstOnly)
    await group.decideGroup()
    const rows = await world.app.db.read.select().from(auditLog)
    const actions = rows.map(({ action }) => action)
    for (const action of ['signed_in', 'assigned', 'moved', 'submitted', 'sealed', 'outcome'])
      expect(actions).toContain(`live.${action}`)
    expect(actions.filter((action) => action === 'live.submitted')).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toMatch(/"(yes|no|abstain)"|"pass"/)
  })
})
