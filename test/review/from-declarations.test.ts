import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declarationEditions } from '../../db/schema/declare.ts'
import { candidates } from '../../db/schema/review.ts'
import { type ClimbWorld, FILES, openClimbWorld } from '../climb/climb-world.ts'
import { FORM_OF } from '../declare/sound-form.ts'
import { rosterOf } from '../roster.ts'
import { type Person, START } from '../world.ts'
import { MEETING, slipsOf } from './hold-meeting.ts'
import { approve, commandId, download, dryRun, editedRoster, importRoster, type Office } from './office.ts'

const PDF = Buffer.from('%PDF-1.7\n%%EOF\n')
const COMMITTEE = '省工程高评委'
let world: ClimbWorld
let office: Office
let ids: string[]
beforeAll(async () => {
  world = await openClimbWorld()
  const [handler, principal] = [
    await world.at('org-1', { duties: ['handler'] }),
    await world.at('org-1', { duties: ['principal'] }),
  ]
  office = { world, handler, principal, commit: async () => '', close: () => world.close() }
  mkdirSync(join(world.config.dataDir, 'files'), { recursive: true })
  writeFileSync(join(world.config.dataDir, 'files', '1'.repeat(64)), PDF)
  const accepted = { state: 'accepted', reachedDepth: 1, openSections: ',', acceptedAt: START } as const
  ids = []
  for (let n = 0; n < 4; n++) {
    const id = await world.sown({ sections: ['basic', 'papers'] })
    await world.patch(id, { ...accepted, title: '0502', specialty: '机械' })
    ids.push(id)
  }
  await world.app.db.write('x', async (tx) => {
    await tx.update(declarationEditions).set({
      contents: FORM_OF,
      files: [...FILES, { ...FILES[1]!, id: 'f-id', slot: 'id_card', name: '欧阳身份证.pdf' }],
    })
  })
  // not accepted yet, another committee's, and another year's
  await world.sown()
  await world.patch(await world.sown({ committeeId: 'middle' }), accepted)
  await world.patch(await world.sown(), { ...accepted, year: 2025 })
})
afterAll(() => office.close())

const draft = (change: object = {}) =>
  importRoster(office, { ...MEETING, candidates: 0, committee: COMMITTEE, ...change })
const eligible = async (reviewId: string, by = office.handler): Promise<string[]> =>
  (await by.call('review.eligible', { reviewId })).map(({ id }: { id: string }) => id)
const versionOf = async (reviewId: string) => (await office.handler.call('review.get', { reviewId })).version
const take = async (
  reviewId: string,
  declarationIds: string[],
  more: object = {},
  by: Person = office.handler,
) =>
  by.ask('review.takeCandidates', {
    ...{ commandId: commandId(), reviewId, version: await versionOf(reviewId), declarationIds },
    ...more,
  })
const listed = async (reviewId: string) => office.handler.call('review.candidates', { reviewId })

test('a roster of experts alone becomes a draft, which takes accepted declarations as its candidates', async () => {
  const reviewId = await draft()
  expect(await listed(reviewId)).toEqual([])
  const red = (await office.handler.call('review.get', { reviewId })).readiness
  expect(red.find(({ key }: { key: string }) => key === 'candidates').state).toBe('red')
  expect(await eligible(reviewId)).toEqual(ids)
  const [group] = (await office.handler.call('review.get', { reviewId })).panels
  const command = { commandId: commandId(), version: await versionOf(reviewId) }
  const first = await take(reviewId, ids.slice(0, 2), { ...command, groupId: group.id })
  expect(first.body).toEqual({ version: command.version + 1, taken: 2 })
  expect((await take(reviewId, ids.slice(0, 2), { ...command, groupId: group.id })).body).toEqual(first.body)
  expect((await take(reviewId, [ids[2]!], { version: command.version })).body.code).toBe('stale')
  expect((await take(reviewId, [ids[0]!])).body).toMatchObject({
    code: 'review.not_eligible',
    params: { n: 1 },
  })
  expect((await take(reviewId, [ids[2]!], { groupId: 'nowhere' })).body.code).toBe('not_found')
  const people = await listed(reviewId)
  expect(
    people.map((row: Record<string, unknown>) => [row.no, row.name, row.sex, row.group, row.files]),
  ).toEqual([
    [1, '申报人1', '男', '第1专业组', 1],
    [2, '申报人2', '男', '第1专业组', 1],
  ])
  expect(people[0]).toMatchObject({
    unit: '伊水县人民医院',
    specialty: '机械',
    idMasked: expect.stringMatching(/\*/),
  })
  // the second draft of the same committee finds them taken; a rehearsal takes nobody away
  const second = await draft()
  expect(await eligible(second)).toEqual(ids.slice(2))
  expect((await take(second, ids)).body).toMatchObject({ code: 'review.not_eligible', params: { n: 2 } })
  expect(await listed(second)).toEqual([])

  // the workbook of experts comes once more: who was taken stays, in the group of that name
  const again = await editedRoster((roster) => {
    Object.assign(roster, rosterOf({ ...MEETING, now: +START, candidates: 0, committee: COMMITTEE }))
    roster.groups.push({ name: '第2专业组', room: '' })
  })
  const job = await dryRun(office, again.workbook, reviewId)
  expect(job.errors).toEqual([])
  await office.handler.call('review.commitImport', { commandId: commandId(), jobId: job.jobId })
  const stayed = await listed(reviewId)
  expect(stayed.map(({ id, no, group, files }: Record<string, unknown>) => [id, no, group, files])).toEqual(
    people.map(({ id, no }: Record<string, unknown>) => [id, no, '第1专业组', 1]),
  )
  const rows = await world.app.db.read.select().from(candidates).where(eq(candidates.reviewId, reviewId))
  expect(rows.map(({ declarationId }) => declarationId)).toEqual(ids.slice(0, 2))
  for (const id of [reviewId, second])
    await office.handler.call('review.discard', {
      commandId: commandId(),
      reviewId: id,
      version: await versionOf(id),
    })
  expect(await eligible(await draft())).toEqual(ids)
})

test('the expert reads the declaration and opens its documents; nobody else does', async () => {
  const reviewId = await draft()
  const [group] = (await office.handler.call('review.get', { reviewId })).panels
  expect((await take(reviewId, [ids[0]!, ids[1]!, ids[3]!], { groupId: group.id })).status).toBe(200)
  await approve(office, reviewId)
  expect((await take(reviewId, [ids[2]!])).body.code).toBe('review.frozen')
  const { startsAt, endsAt } = await office.handler.call('review.get', { reviewId })
  world.windows.set(reviewId, { opensAt: new Date(startsAt), closesAt: new Date(endsAt), reported: false })
  const [slip] = await slipsOf(office, reviewId)
  const expert = world.browser({ id: slip!.accountId, login: slip!.login }, 'expert')
  await expert.signIn(slip!.password)
  const [candidate] = await listed(reviewId)
  const read = { panelId: group.id, candidateId: candidate.id }
  const dossier = await expert.call('live.dossier', read)
  const of = (key: string) => dossier.sections.find((section: { key: string }) => section.key === key)
  expect(of('paper').table.rows[0]).toContain('机械工程学报')
  expect(of('study').table.rows[0]).toContain('郑州大学')
  expect(of('summary').text).toBe('任现职以来的工作总结。')
  // neither photograph nor identity card, and no name somebody gave a file
  expect(dossier.files).toEqual([
    expect.objectContaining({ name: '论文著作全文 1.pdf', section: 'paper', type: 'application/pdf' }),
  ])
  const fileId = dossier.files[0].id
  const opened = await download(world, expert, 'live.file', { panelId: group.id, fileId })
  expect([opened.status, opened.bytes.equals(PDF)]).toEqual([200, true])
  expect((await office.handler.call('review.dossier', { candidateId: candidate.id })).sections).toEqual(
    dossier.sections,
  )
  const applicant = await world.applicant(ids[2]!)
  const elsewhere = await world.at('otherunit', { duties: ['handler'] })
  for (const by of [applicant, elsewhere, await world.committee()]) {
    expect((await by.ask('live.dossier', read)).status).toBeGreaterThanOrEqual(400)
    expect((await by.ask('live.file', { panelId: group.id, fileId })).status).toBeGreaterThanOrEqual(400)
    expect((await by.ask('review.eligible', { reviewId })).status).toBeGreaterThanOrEqual(400)
  }
})

test('an office takes only what its own people have declared and what its scope lets it see', async () => {
  const reviewId = await draft()
  const narrow = await world.at('org-1', { duties: ['handler'], scope: { series: ['06'], sections: [] } })
  expect(await eligible(reviewId, narrow)).toEqual([])
  expect((await take(reviewId, [ids[2]!], {}, narrow)).body.code).toBe('review.not_eligible')
  const rehearsal = await draft({ committee: COMMITTEE })
  expect(await eligible(rehearsal)).toEqual([ids[2]])
})

test('M-2.8 a dossier holds every section: who reviews some of them takes nobody, and is offered nobody', async () => {
  const scope = { series: [], sections: ['papers'] }
  const papers = await world.at('org-1', { duties: ['handler'], scope })
  await papers.signIn()
  const reviewId = await draft({ rehearsal: true })
  expect(await eligible(reviewId, papers)).toEqual([])
  expect((await take(reviewId, [ids[2]!], {}, papers)).body.code).toBe('review.not_eligible')
  expect(await eligible(reviewId)).toEqual([ids[2]])
})
