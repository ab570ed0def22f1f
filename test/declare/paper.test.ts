import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declarationEditions } from '../../db/schema/declare.ts'
import { outcomes, rounds } from '../../db/schema/live.ts'
import { persons } from '../../db/schema/person.ts'
import { candidates, panels, reviews } from '../../db/schema/review.ts'
import { paperView } from '../../server/declare/paper.ts'
import { writePdf } from '../../server/workers/write-pdf.ts'
import type { Paper } from '../../shared/declare/paper.ts'
import { DEFAULT_RULES } from '../../shared/review/rules.ts'
import { type ClimbWorld, openClimbWorld } from '../climb/climb-world.ts'
import { download } from '../review/office.ts'
import { staffActor } from '../staff-actor.ts'
import { type Person, START } from '../world.ts'
import { readPdf } from './read-pdf.ts'
import { FORM_OF } from './sound-form.ts'

let world: ClimbWorld
let id: string
beforeAll(async () => {
  world = await openClimbWorld()
  id = await world.sown({ sections: ['basic', 'title', 'study', 'work', 'training', 'papers', 'summary'] })
  await world.patch(id, { title: '0502', specialty: '机械', name: '欧阳堃喆' })
  await world.app.db.write('x', async (tx) => {
    await tx
      .update(declarationEditions)
      .set({ contents: FORM_OF, sha256: 'ab12'.repeat(16) })
      .where(eq(declarationEditions.declarationId, id))
    await tx.update(persons).set({ name: '欧阳堃喆' }).where(eq(persons.id, 'p1'))
  })
})
afterAll(() => world.close())

const print = async (by: Person, operation: string, form: 'table' | 'brief' = 'table') => {
  const { status, headers, bytes } = await download(world, by, operation, { id, form })
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
  return { headers, ...(await readPdf(bytes)) }
}

test('M-2.16 I-10 评审表 is an A4 PDF of what was handed in, its Chinese inside, before the result 申报版', async () => {
  const unit = await world.at('unit', { duties: ['handler'] })
  const { pages, text, fonts, headers } = await print(unit, 'climb.print')
  expect(pages.every(({ width, height }) => width === 595 && height === 842)).toBe(true)
  expect(pages.length).toBeGreaterThan(3)
  expect(fonts).toBe(2)
  expect(pages[0]!.text).toMatch(/（申报版）专业技术职称评审表.*欧阳堃喆.*河南省职称改革办公室制/)
  for (const said of [
    ...['欧阳堃喆', '伊水县人民医院', '郑州大学', '机械工程学报', '任现职以来的工作总结。', '省工程高评委'],
    ...['获奖荣誉', '诚信承诺', '校验码ab12ab12ab12ab12', '第1次提交', '第1页共'],
    ...['单位推荐意见', '伊水县职改办意见', '总人数', '参加人数', '不同意', '弃权', '批准机关意见'],
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('草稿')
  expect(decodeURIComponent(String(headers['content-disposition']))).toContain(
    '欧阳堃喆—专业技术职称评审表（申报版）.pdf',
  )
})

test('M-2.16 评审简表 is one page of A3 landscape, however much there is to say', async () => {
  const unit = await world.at('unit', { duties: ['handler'] })
  const { pages, text } = await print(unit, 'climb.print', 'brief')
  expect(pages.map(({ width, height }) => [width, height])).toEqual([[1191, 842]])
  expect(text).toContain('专业技术职称评审简表')
  const paper = await paperView(ctxOf(), world.app.db.read, await world.row(id), 'brief')
  const full: Paper = {
    ...paper,
    blocks: paper.blocks.map((block) => {
      if (block.kind === 'text') return { ...block, text: '专业技术工作。'.repeat(200) }
      if (block.kind !== 'table') return block
      return {
        ...block,
        rows: Array.from({ length: 9 }, () => block.head.map(() => '很长的一项业绩内容'.repeat(10))),
      }
    }),
  }
  const crowded = await readPdf(await writePdf({ input: { paper: full, form: 'brief' } }))
  expect(crowded.pages).toHaveLength(1)
  expect(crowded.text).toContain('详见评审表')
  const tables = full.blocks.filter(({ kind }) => kind === 'table').slice(0, 2)
  const long = await readPdf(await writePdf({ input: { paper: { ...full, blocks: tables }, form: 'table' } }))
  // no line of a table is parted between two pages: what a page holds of a cell is all of it
  const held = long.pages.map(({ text: page }) => page.match(/很长的一项业绩内容/g)?.length ?? 0)
  expect(held.filter((n) => n > 0).length).toBeGreaterThan(1)
  expect(held.every((n) => n % 10 === 0)).toBe(true)
})

const ctxOf = (change: object = {}) =>
  ({
    ...{ app: world.app, db: world.app.db, now: world.now(), newId: () => 'x', address: '', requestId: '' },
    actor: staffActor({ orgId: 'unit', orgPath: '/org-1/city/county/dep/unit/', ...change }),
  }) as never

test('a section out of the reader’s scope is not on the paper, nor is what hangs on it', async () => {
  const row = await world.row(id)
  const narrow = ctxOf({ scope: { series: [], sections: ['basic'] } })
  const text = JSON.stringify(await paperView(narrow, world.app.db.read, row, 'table'))
  expect(text).toContain('欧阳堃喆')
  for (const hidden of ['郑州大学', '机械工程学报', '论文著作全文']) expect(text).not.toContain(hidden)
  expect(text).toContain('不在您的审查权限内')
})

test('the levels sign as they pass; the applicant reads no name and no remark of theirs', async () => {
  const handler = await world.at('unit', { duties: ['handler'] })
  expect(await world.passed(handler, id, { opinion: '材料齐全，同意。' })).toBeNull()
  const principal = await world.at('unit', { duties: ['principal'] })
  expect(await world.passed(principal, id, { opinion: '同意推荐。' })).toBeNull()
  const dep = await world.at('dep', { duties: ['handler'] })
  const office = await print(dep, 'climb.print')
  for (const said of ['材料齐全，同意。', '同意推荐。', '2026年11月20日']) expect(office.text).toContain(said)
  const own = await print(await world.applicant(id), 'declare.print')
  expect(own.text).toContain('审查通过')
  for (const hidden of ['材料齐全，同意。', '同意推荐。', '姓名'])
    expect(own.text.split('单位推荐意见').at(1)).not.toContain(hidden)
})

test('A32 while it is with the applicant it is a draft and says so; a photograph that is none leaves its frame', async () => {
  await world.patch(id, { state: 'returned' })
  const { text, pages } = await print(await world.applicant(id), 'declare.print')
  expect(text).toContain('填写草稿')
  expect(pages.every((page) => page.text.includes('草稿'))).toBe(true)
  expect(text).not.toContain('校验码')
  await world.patch(id, { state: 'climbing' })
  const bad = join(world.config.dataDir, 'bad.png')
  writeFileSync(bad, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  const paper = await paperView(ctxOf(), world.app.db.read, await world.row(id), 'table')
  const written = await readPdf(await writePdf({ input: { paper: { ...paper, photo: bad }, form: 'table' } }))
  expect(written.text).toContain('欧阳堃喆')
})

test('A32 I-10 after the office has accepted the result it is 评审版: totals for the offices, for the applicant the result', async () => {
  await world.upTo(id, null)
  expect(await world.accepted(await world.committee(), id)).toBeNull()
  await world.app.db.write('x', async (tx) => {
    await tx.insert(reviews).values({
      ...{
        id: 'r',
        orgId: 'org-1',
        title: 't',
        committee: '省工程高评委',
        year: 2026,
        series: '工程',
        level: '高级',
      },
      ...{ mode: 'expert', place: '', startsAt: 0, endsAt: 1, rehearsal: false, rules: DEFAULT_RULES },
      ...{ status: 'reported', createdBy: '', createdAt: START },
    })
    await tx.insert(panels).values({
      id: 'pa',
      reviewId: 'r',
      kind: 'committee',
      name: '评委会',
      room: '',
      sort: 0,
      screen: { what: 'signin' },
      released: false,
    })
    await tx.insert(candidates).values({
      ...{
        id: 'c',
        reviewId: 'r',
        no: 1,
        name: 'x',
        sex: '男',
        unit: '',
        currentTitle: '',
        appliedTitle: '',
      },
      ...{ specialty: '', dossier: [], declarationId: id },
    })
    await tx.insert(rounds).values({ id: 'ro', panelId: 'pa', no: 1, kind: 'first', state: 'decided' })
    await tx.insert(outcomes).values({
      ...{
        roundId: 'ro',
        candidateId: 'c',
        yes: 19,
        no: 3,
        abstain: 1,
        missing: 0,
        recused: 0,
        base: 23,
        need: 16,
      },
      ...{ rule: true, pass: true, opinion: '', capped: false },
    })
  })
  const { read } = world.app.db
  const row = await world.row(id)
  const seen = async (change: object) => {
    const { stage, blocks } = await paperView(ctxOf(change), read, row, 'table')
    const votes = blocks.find((block) => block.kind === 'votes')!
    return [stage, votes.panels.map(({ counts, opinion }) => [counts.join('/'), opinion])]
  }
  const city = { orgId: 'city', orgPath: '/org-1/city/', orgKind: 'office' }
  const blank = ['////', '']
  expect(await seen(city)).toEqual(['申报版', [blank, blank]])
  await world.app.db.write('x', async (tx) => {
    await tx.update(reviews).set({ status: 'accepted' }).where(eq(reviews.id, 'r'))
  })
  expect(await seen(city)).toEqual(['评审版', [blank, ['0/23/19/3/1', '评审通过']]])
  const told = ['评审版', [blank, ['////', '评审通过']]]
  expect(await seen({ orgKind: 'unit' })).toEqual(told)
  expect(await seen({ kind: 'applicant', personId: 'p1', orgKind: null })).toEqual(told)
  const office = await world.at('city', { duties: ['handler'] })
  expect((await print(office, 'climb.print')).text).toContain('（评审版）')
})

test('an expert’s form has no vote and ends with the pool', async () => {
  const expert = await world.sown({ kind: 'expert' })
  const paper = await paperView(ctxOf(), world.app.db.read, await world.row(expert), 'table')
  expect(paper.heading).toBe('职称评审专家申报表')
  expect(paper.blocks.map(({ title }) => title)).toEqual(expect.arrayContaining(['评审专长', '入库意见']))
  expect(paper.blocks.some(({ kind }) => kind === 'votes')).toBe(false)
})
