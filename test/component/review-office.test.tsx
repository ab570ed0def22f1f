import { beforeAll, expect, test } from 'vitest'
import { dutiesFor } from '../../client/features/review/desk-duties.ts'
import { faultPlace, faultText, sheetsOf } from '../../client/features/review/import-faults.ts'
import { lifeLine } from '../../client/features/review/life-line.ts'
import type { Review, ReviewRow } from '../../client/features/review/queries.ts'
import { ruleGroups } from '../../client/features/review/rule-sentences.ts'
import { standOf } from '../../client/features/review/words.ts'
import { loadWords } from '../../client/lib/i18n.ts'
import { entryOf, menuFor } from '../../client/portals/manage-menu.ts'
import { type Duty, rightsOf } from '../../shared/permission.ts'
import { DEFAULT_RULES } from '../../shared/review/rules.ts'
import { staffActor } from '../staff-actor.ts'

beforeAll(() => loadWords(['common', 'manage', 'problem', 'refusal', 'review', 'roster']))

const NOW = Date.parse('2026-11-22T02:00:00Z')
const HOUR = 3_600_000

const rightsFor = (...duties: Duty[]) => rightsOf(staffActor({ duties }))

const row = (over: Partial<ReviewRow>): ReviewRow => ({
  id: 'r1',
  title: '机械工程高级职称评审',
  committee: '评委会',
  year: 2026,
  series: '工程',
  level: '高级',
  mode: 'expert',
  status: 'draft',
  startsAt: NOW - HOUR,
  endsAt: NOW + HOUR,
  rehearsal: false,
  experts: 25,
  candidates: 60,
  groups: 3,
  version: 1,
  ...over,
})

const detail = (over: Partial<Review>): Review =>
  ({
    ...row({}),
    place: '',
    rules: DEFAULT_RULES,
    createdAt: NOW - 2 * HOUR,
    createdBy: '程知行',
    approvedAt: null,
    approvedBy: null,
    closedReason: null,
    panels: [],
    reporters: [],
    recusals: [],
    conflicts: [],
    readiness: [],
    reports: [],
    ...over,
  }) as Review

test.each([
  [
    ['handler'],
    [
      ...['desk', 'planAudit', 'persons', 'status', 'planMine', 'planStats', 'handlerAudit', 'expertAudit'],
      ...['reviews', 'supervision', 'committees', 'blacklist', 'experts', 'deadlines', 'notices', 'account'],
    ],
  ],
  [
    ['principal'],
    [
      ...['desk', 'planAudit', 'persons', 'status', 'planMine', 'planStats', 'principalAudit', 'expertAudit'],
      ...['reviews', 'supervision', 'committees', 'blacklist', 'experts', 'deadlines', 'notices', 'account'],
    ],
  ],
  [
    ['admin'],
    [
      ...[
        'desk',
        'orgs',
        'own',
        'staff',
        'persons',
        'status',
        'transfers',
        'reviews',
        'committees',
        'blacklist',
        'experts',
        'deadlines',
        'jobs',
        'notices',
        'reference',
        'settings',
      ],
      'account',
    ],
  ],
  [['auditor'], ['desk', 'notices', 'audit', 'account']],
] as const)('M-0.8 the menu of %s has exactly its pages', (duties, pages) => {
  const own = duties as unknown as Duty[]
  expect(menuFor(rightsFor(...own), own).map(({ id }) => id)).toEqual(pages)
})

test('a page inside a part belongs to that part of the menu', () => {
  expect(entryOf('/manage')).toBe('desk')
  expect(entryOf('/manage/reviews/import')).toBe('reviews')
  expect(entryOf('/manage/supervision/r/p')).toBe('supervision')
})

test('an approved review has not begun, runs or has run out of time', () => {
  const stand = (startsAt: number, endsAt: number) => standOf({ status: 'approved', startsAt, endsAt }, NOW)
  expect(stand(NOW + 1, NOW + HOUR)).toBe('waiting')
  expect(stand(NOW, NOW + 1)).toBe('running')
  expect(stand(NOW - HOUR, NOW)).toBe('overdue')
})

test('M-5.13.1 the draft waits at the principal’s desk; the handler is told that it does', () => {
  const rows = [row({})]
  expect(dutiesFor(rows, rightsFor('principal'), NOW).map(({ kind }) => kind)).toEqual(['approve'])
  expect(dutiesFor(rows, rightsFor('handler'), NOW).map(({ kind }) => kind)).toEqual(['await_approval'])
  expect(dutiesFor(rows, rightsFor('admin'), NOW)).toEqual([])
})

test('duties are ordered by what is due first, and what is due within a day is urgent', () => {
  const rows = [
    row({ id: 'late', status: 'reported', endsAt: NOW + 60 * HOUR }),
    row({ id: 'soon', status: 'draft', startsAt: NOW + 2 * HOUR }),
  ]
  const duties = dutiesFor(rows, rightsFor('principal'), NOW)
  expect(duties.map(({ review, urgent }) => [review.id, urgent])).toEqual([
    ['soon', true],
    ['late', false],
  ])
})

test('the life line keeps every report with its answer and shows what comes next', () => {
  const report = {
    no: 1,
    reportedAt: NOW,
    reportedBy: '周清',
    passed: 8,
    failed: 2,
    seal: 'abc',
    answer: 'returned' as const,
    answeredAt: NOW,
    answeredBy: '顾长策',
    reason: '票数有疑',
  }
  const steps = lifeLine(
    detail({ status: 'approved', approvedAt: NOW - HOUR, approvedBy: '顾长策', reports: [report] }),
    NOW,
  )
  expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'back', 'here', 'next', 'next'])
  expect(steps[3]?.text).toContain('票数有疑')
  expect(steps[0]).toMatchObject({ at: '11-22', text: '程知行 2026-11-22 08:00' })
})

test('rules are told in sentences, and only those that the review can have', () => {
  const keys = (over: Partial<Review>) => ruleGroups(detail(over)).map(({ key }) => key)
  expect(keys({})).toEqual(['quorum', 'group', 'committee', 'expert'])
  expect(keys({ groups: 0, mode: 'lecture' })).toEqual(['quorum', 'committee', 'expert', 'score'])
  const said = ruleGroups(detail({})).flatMap(({ sentences }) => sentences)
  expect(said).toContain('评委会一律无记名投票，任何设置都不能改变。')
  expect(said.some((sentence) => sentence.includes('{{'))).toBe(false)
})

test('every error of a workbook stands beside its row with its cell, in words', () => {
  const sheets = sheetsOf({
    preview: [
      { sheet: '专家', row: 2, cells: ['1', '赵德安'], errors: 0 },
      { sheet: '专家', row: 3, cells: ['2', ''], errors: 1 },
    ],
    errors: [
      { sheet: '专家', cell: 'B3', code: 'required', params: { name: '姓名' } },
      { sheet: '评审', cell: 'B5', code: 'required', params: { name: '年度' } },
    ],
  })
  expect(sheets.map(({ name, faults, rows }) => [name, faults, rows.length])).toEqual([
    ['评审', 1, 1],
    ['专家', 1, 2],
  ])
  const fault = sheets[1]!.rows[1]!.faults[0]!
  expect(`${faultPlace(fault)} ${faultText(fault)}`).toBe('专家 B3 “姓名”不能为空，请填写。')
})
