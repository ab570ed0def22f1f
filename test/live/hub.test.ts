import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import type { Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import type { Ctx } from '../../server/ctx.ts'
import { contextOf } from '../../server/demo/act.ts'
import { openDraftBox } from '../../server/live/draft-box.ts'
import { liveLock, loadReview } from '../../server/live/live.store.ts'
import { liveOf, panelsLive } from '../../server/live/live.ts'
import { recuseExpert, sendBackPanels, setSeatRole, withdrawCandidate } from '../../server/live/office.ts'
import type { Actor } from '../../shared/actor.ts'
import { staffActor } from '../staff-actor.ts'
import { meetingOf } from './meeting.ts'
import { openReviewWorld, type ReviewWorld, settled, watch } from './review-world.ts'

let world: ReviewWorld
afterEach(() => world.close())

const office = (work: (ctx: Ctx, tx: Tx) => Promise<unknown>) => {
  const actor = staffActor({ accountId: world.staff.id })
  return world.app.db.write(liveLock(world.reviewId), (tx) => work(contextOf(world.app, actor), tx))
}

/** The first group as the store alone gives it back. */
async function storedGroup() {
  const live = await loadReview(world.app.db.read, openDraftBox(world.app.secret.derive), world.reviewId)
  return live?.panels.get('group-1') ?? null
}

async function drafting(options = {}) {
  world = await openReviewWorld({ committee: 3, rules: { requireOpened: false }, ...options })
  const group = meetingOf(world, 'group-1', 3)
  await group.signIn()
  await group.prepare()
  await group.act('start')
  return group
}

describe('the hub', () => {
  it('pushes a burst at most ten times a second, and the last value arrives', async () => {
    const group = await drafting({ groups: [{ seats: 3, candidates: 20 }] })
    const leader = await watch(await group.leader(), 'group-1')
    await leader.join()
    const sockets = await Promise.all((await group.people()).map((who) => who.socket()))
    const before = leader.frames.length
    const start = performance.now()
    for (let c = 1; c <= 20; c++)
      await Promise.all(
        sockets.map((socket) =>
          socket.call('live.draft', {
            panelId: 'group-1',
            commandId: randomUUID(),
            candidateId: `c${c}`,
            choice: 'yes',
          }),
        ),
      )
    await settled()
    const spent = performance.now() - start
    const own = leader.frames
      .slice(before)
      .filter((frame) => (frame as { part: string }).part.startsWith('panel:'))
    expect(own.length).toBeGreaterThan(0)
    expect(own.length).toBeLessThanOrEqual(Math.ceil(spent / 100) + 1)
    expect(leader.view().progress).toMatchObject({ finished: 3, awaited: 3 })
    expect(leader.gaps).toBe(0)
  })

  it('M-5.6.2 sends a leader whose role changed away, to come back as a member', async () => {
    const group = await drafting()
    const [old, next] = [
      await watch(await group.leader(), 'group-1'),
      await watch(await world.at('group-1', 1), 'group-1'),
    ]
    await old.join()
    await next.join()
    await office((ctx, tx) =>
      setSeatRole(ctx, tx, world.reviewId, { seatId: world.seatId('group-1', 1), role: 'leader' }),
    )
    await settled()
    expect(old.gone).toEqual([{ code: 'stale' }])
    expect(next.gone).toEqual([{ code: 'stale' }])
    await old.join()
    await next.join()
    expect([...old.parts.keys()]).toContain('panel:group-1:member')
    expect([...next.parts.keys()]).toContain('panel:group-1:leader')
    expect(await group.refusedAct('open', 0)).toMatchObject({ code: 'live.not_leader' })
  })

  it('lets in nobody from another review, another seat or another office', async () => {
    await drafting()
    const stranger = await world.person('stranger', { kind: 'expert', reviewId: 'other' })
    world.windows.set('other', world.windows.get(world.reviewId)!)
    await stranger.signIn()
    expect(await (await watch(stranger, 'group-1')).join()).toMatchObject({ problem: { code: 'not_found' } })
    const unseated = await world.at('committee', 2)
    await world.app.db.write('seed', async (tx) => {
      await tx.update(accounts).set({ expertId: null }).where(eq(accounts.id, unseated.id))
      await tx.insert(orgs).values({
        id: 'org-2',
        name: '另一职改办',
        code: '420000',
        kind: 'office',
        level: 1,
        path: '/org-2/',
        createdAt: world.now(),
      })
    })
    world.app.sessions.forgetAccount(unseated.id)
    expect(await (await watch(unseated, 'group-1')).join()).toMatchObject({
      problem: { code: 'live.not_a_seat' },
    })
    const other = await world.person('elsewhere')
    await world.app.db.write('seed', async (tx) => {
      await tx.update(accounts).set({ orgId: 'org-2' }).where(eq(accounts.id, other.id))
    })
    await other.signIn()
    expect(await (await watch(other, 'group-1')).join()).toMatchObject({ problem: { code: 'not_found' } })
    expect(await (await watch(world.staff, 'group-1')).join()).toMatchObject({ ok: true })
  })

  it('R-1.3.2 shows who is connected, and supervision what is amiss', async () => {
    const group = await drafting()
    const leader = await watch(await group.leader(), 'group-1')
    await leader.join()
    const member = await watch(await world.at('group-1', 1), 'group-1')
    await member.join()
    await settled()
    const seat = () =>
      leader.view()[`seat:${world.seatId('group-1', 1)}`] as { online: boolean; offlineSince: number | null }
    expect(seat()).toMatchObject({ online: true, offlineSince: null })
    for (const who of await group.people()) await group.say(who, 'draftRest', { choice: 'yes' })
    await group.act('open')
    member.socket.raw.disconnect()
    await settled()
    expect(seat()).toMatchObject({ online: false, offlineSince: +world.now() })
    world.pass(61_000)
    const live = async () =>
      (await panelsLive(world.app, world.reviewId)).find(({ panelId }) => panelId === 'group-1')!
    expect(await live()).toMatchObject({
      roundState: 'open',
      present: 3,
      online: 1,
      passed: null,
      anomalies: [{ key: 'offline', params: { n: 1, names: '专家1' } }],
    })
    await group.act('pause')
    world.pass(30 * 60_000)
    expect((await live()).anomalies.map(({ key }) => key)).toEqual(['offline', 'paused', 'open_long'])
  })
})

describe('memory', () => {
  it('forgets what a failed unit had changed', async () => {
    const group = await drafting()
    const failed = office(async (ctx, tx) => {
      await recuseExpert(ctx, tx, world.reviewId, { expertId: 'e1', candidateId: 'c1', reason: '亲属' })
      throw new Error('the disk is gone')
    })
    await expect(failed).rejects.toThrow('the disk is gone')
    expect((await group.state()).recusals).toEqual({})
    const stored = await storedGroup()
    expect(stored!.recusals).toEqual({})
  })

  it('forgets a command whose unit failed after it was decided', async () => {
    world = await openReviewWorld({ committee: 3 })
    const group = meetingOf(world, 'group-1', 3)
    expect((await group.state()).seats['s-group-1-1']!.signedInAt).toBeNull()
    // The log of commands refers to the account: one that is not there makes the store refuse the unit at its end.
    const actor = {
      kind: 'expert',
      accountId: 'nobody',
      reviewId: world.reviewId,
      expertId: 'e1',
      duties: [],
    }
    const failed = liveOf(world.app).engine.run(
      contextOf(world.app, actor as unknown as Actor),
      'live.signIn',
      'group-1',
      randomUUID(),
      { as: 'seat', command: { name: 'signIn' } },
    )
    await expect(failed).rejects.toThrow()
    expect((await group.state()).seats['s-group-1-1']!.signedInAt).toBeNull()
  })

  it('is asked again after a drop, drafts and all', async () => {
    const group = await drafting()
    await group.say(await world.at('group-1', 1), 'draftRest', { choice: 'abstain' })
    const before = structuredClone(await group.state())
    liveOf(world.app).engine.drop(world.reviewId)
    expect(await group.state()).toEqual(before)
  })
})

describe('the office', () => {
  it('recuses and withdraws in every panel at once', async () => {
    const group = await drafting()
    for (const who of await group.people()) await group.say(who, 'draftRest', { choice: 'yes' })
    await office((ctx, tx) =>
      recuseExpert(ctx, tx, world.reviewId, { expertId: 'e1', candidateId: 'c1', reason: '亲属' }),
    )
    const committee = meetingOf(world, 'committee', 3)
    expect((await group.state()).drafts['s-group-1-1']).toEqual({ c2: 'yes' })
    expect((await committee.state()).recusals['s-committee-1']!.c1).toMatchObject({ by: 'office' })
    await office((ctx, tx) =>
      withdrawCandidate(ctx, tx, world.reviewId, { candidateId: 'c2', reason: '本人放弃' }),
    )
    expect((await group.state()).candidates.c2!.withdrawn).toBe('本人放弃')
    const stored = await storedGroup()
    expect(Object.values(stored!.drafts).flatMap((own) => Object.keys(own))).toEqual(['c1', 'c1'])
  })

  it('sends a group back with the committee that voted on its result; the rounds before stay readable', async () => {
    const group = await drafting()
    const committee = meetingOf(world, 'committee', 3)
    for (const who of await group.people()) await group.say(who, 'draftRest', { choice: 'yes' })
    await group.act('open')
    await group.submit()
    await group.decideGroup()
    await committee.vote(() => 'no')
    await committee.act('confirm')
    await office((ctx, tx) =>
      sendBackPanels(ctx, tx, world.reviewId, {
        target: 'group',
        panelIds: ['group-1'],
        candidateIds: [],
        reason: '程序有误',
      }),
    )
    expect(await group.state()).toMatchObject({
      round: { no: 2, kind: 'return', state: 'preparing', reason: '程序有误' },
      past: [{ no: 1, state: 'void', outcomes: { c1: { yes: 3, pass: true } } }],
    })
    expect(await committee.state()).toMatchObject({
      round: { no: 2, scope: [] },
      groupsPending: ['group-1'],
      past: [{ no: 1, outcomes: { c1: { no: 3, pass: false } } }],
    })
    await group.act('start')
    for (const who of await group.people()) await group.say(who, 'draftRest', { choice: 'yes' })
    await group.act('open')
    await group.submit()
    await group.decideGroup()
    expect((await committee.state()).round.scope).toEqual(['c1', 'c2'])
  })

  it('sends single candidates back from the decided committee; the others’ results stand', async () => {
    const group = await drafting()
    const committee = meetingOf(world, 'committee', 3)
    for (const who of await group.people()) await group.say(who, 'draftRest', { choice: 'yes' })
    await group.act('open')
    await group.submit()
    await group.decideGroup()
    await committee.vote(() => 'no')
    await committee.act('confirm')
    const back = { target: 'candidates' as const, panelIds: [], candidateIds: ['c2'], reason: '材料补正' }
    await office((ctx, tx) => sendBackPanels(ctx, tx, world.reviewId, back))
    expect((await committee.state()).round).toMatchObject({ no: 2, scope: ['c2'], state: 'preparing' })
    await committee.act('start')
    await committee.draft(() => 'yes')
    await committee.act('open')
    await committee.submit()
    await committee.act('confirm')
    const { rows, passed, failed } = await world.reporter.call('live.results')
    expect([passed, failed]).toEqual([1, 1])
    expect(rows).toMatchObject([
      { candidateId: 'c1', pass: false, voteNo: 3 },
      { candidateId: 'c2', pass: true, voteYes: 3 },
    ])
  })
})

describe('the report', () => {
  it('R-1.9.2 R-3.7 over the socket reaches the reporter before the line is cut, and everybody else at once', async () => {
    const group = await drafting()
    const committee = meetingOf(world, 'committee', 3)
    for (const who of await group.people()) await group.say(who, 'draftRest', { choice: 'yes' })
    await group.act('open')
    await group.submit()
    await group.decideGroup()
    await committee.vote(() => 'yes')
    await committee.act('confirm')
    const member = await (await world.at('committee', 1)).socket()
    const reporter = await world.reporter.socket()
    const [told, cut] = [member.next('session:ended'), reporter.next('session:ended')]
    const answer = await reporter.call('live.report', { commandId: randomUUID(), passed: 2, failed: 0 })
    expect(answer).toMatchObject({ ok: true, value: { no: 1 } })
    expect(await told).toMatchObject({ why: 'reported' })
    expect(await cut).toMatchObject({ why: 'reported' })
    const sheet = await world.reporter.refused('live.results')
    expect(sheet.code).toBe('auth.reported')
  })

  it('R-1.9.1 gives the reporter the table as a workbook', async () => {
    world = await openReviewWorld({
      groups: [],
      committee: 3,
      candidates: 1,
      rules: { requireOpened: false },
    })
    const committee = meetingOf(world, 'committee', 3)
    const early = await world.reporter.refused('live.resultsSheet')
    expect(early.code).toBe('workflow.wrong_state')
    await committee.vote(() => 'yes')
    await committee.act('confirm')
    const { host } = new URL(world.app.url)
    const response = await world.app.fastify.inject({
      url: '/api/live.resultsSheet',
      headers: { host, cookie: world.reporter.cookie },
    })
    expect(response.statusCode).toBe(200)
    expect(response.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})
