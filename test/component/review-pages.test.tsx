import { MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Conflicts } from '../../client/features/review/conflicts.tsx'
import { Grouped } from '../../client/features/review/grouped.tsx'
import { ImportCheck } from '../../client/features/review/import-check.tsx'
import type { Job, Review } from '../../client/features/review/queries.ts'
import { ReviewActions } from '../../client/features/review/review-actions.tsx'
import { SlipsTab } from '../../client/features/review/slips-tab.tsx'
import { TakeSheet } from '../../client/features/review/take-sheet.tsx'
import type { Channel } from '../../client/lib/channel.ts'
import { loadWords } from '../../client/lib/i18n.ts'
import { makeQueryClient } from '../../client/lib/query.ts'
import { StaffProvider } from '../../client/lib/staff.tsx'
import { ReasonSheet } from '../../client/ui/reason-sheet.tsx'
import { type Duty, rightsOf } from '../../shared/permission.ts'
import { DEFAULT_RULES } from '../../shared/review/rules.ts'
import { staffActor } from '../staff-actor.ts'

beforeAll(() => loadWords(['common', 'manage', 'problem', 'refusal', 'review', 'roster']))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const HOUR = 3_600_000

const reviewOf = (over: Partial<Review>): Review =>
  ({
    id: 'r1',
    title: '机械工程高级职称评审',
    committee: '评委会',
    year: 2026,
    series: '工程',
    level: '高级',
    mode: 'expert',
    status: 'draft',
    startsAt: Date.now() - HOUR,
    endsAt: Date.now() + HOUR,
    rehearsal: false,
    experts: 25,
    candidates: 60,
    groups: 3,
    version: 7,
    place: '',
    rules: DEFAULT_RULES,
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

/** The page of a person with this duty; what it asks of the server is answered by `answer` and kept. */
function open(duty: Duty, children: () => JSX.Element, answer: unknown = {}) {
  const asked: { name: string; input: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ name: url.replace('/api/', ''), input: JSON.parse(String(init.body)) })
    return new Response(JSON.stringify(answer), { status: 200 })
  })
  const rights = [...rightsOf(staffActor({ duties: [duty] }))]
  const me = { rights, actor: { name: '程以宁', accountId: 'a' } } as never
  const channel = { onSupervision: () => () => {}, onNews: () => () => {} } as unknown as Channel
  const Page = () => (
    <StaffProvider me={me} channel={channel} year={null}>
      {children()}
    </StaffProvider>
  )
  render(() => (
    <QueryClientProvider client={makeQueryClient()}>
      <MemoryRouter>
        <Route path="*" component={Page} />
      </MemoryRouter>
    </QueryClientProvider>
  ))
  return asked
}

test('M-5.13.1 the handler is told that the principal approves; there is no button to press', async () => {
  open('handler', () => <ReviewActions review={reviewOf({})} />)
  await screen.findByText('审核通过、终止评审由负责人办理。')
  expect(screen.queryByRole('button', { name: '审核通过' })).toBeNull()
})

test('the principal’s approval is greyed with the reason while a line of the checklist is red', async () => {
  const red = { key: 'chair', state: 'red' as const, params: { n: 0 } }
  open('principal', () => <ReviewActions review={reviewOf({ readiness: [red] })} />)
  const button = await screen.findByRole('button', { name: '审核通过' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(document.getElementById(button.getAttribute('aria-describedby')!)?.textContent).toContain(
    '1 项未符合',
  )
})

test('the approval asks first, then sends the version that was seen', async () => {
  const asked = open('principal', () => <ReviewActions review={reviewOf({})} />, { version: 8 })
  fireEvent.click(await screen.findByRole('button', { name: '审核通过' }))
  const buttons = await screen.findAllByRole('button', { name: '审核通过', hidden: true })
  expect(asked).toEqual([])
  fireEvent.click(buttons.at(-1)!)
  await waitFor(() => expect(asked.map(({ name }) => name)).toContain('review.approve'))
  expect(asked[0]!.input).toMatchObject({ reviewId: 'r1', version: 7 })
  expect(asked[0]!.input.commandId).toMatch(/^[0-9a-f-]{36}$/)
})

test('M-5.7.1 M-5.13.2 before the approval logins are greyed with the reason, and nothing is asked for', async () => {
  const asked = open('handler', () => <SlipsTab review={reviewOf({})} />)
  const button = await screen.findByRole('button', { name: '查看专家登录信息' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(button)
  expect(screen.getAllByText('名单尚未经负责人审核通过，暂不能查看。').length).toBeGreaterThan(0)
  expect(asked).toEqual([])
})

test('M-5.7.2 logins come only after saying what for, and are asked with that purpose', async () => {
  const answer = {
    title: '评审',
    startsAt: 0,
    endsAt: HOUR,
    slips: [
      {
        accountId: 'x',
        no: 1,
        name: '唐屿以',
        panels: ['机械设计组'],
        kind: 'expert',
        login: 'dfcp-xrxt',
        password: '34tj-a6d4-p7hf',
        state: 'ready',
      },
    ],
  }
  const asked = open('handler', () => <SlipsTab review={reviewOf({ status: 'approved' })} />, answer)
  fireEvent.click(await screen.findByRole('button', { name: '查看专家登录信息' }))
  expect(asked).toEqual([])
  await screen.findByText('本次操作以 程以宁 的名义记入日志。')
  const buttons = screen.getAllByRole('button', { name: '查看专家登录信息', hidden: true })
  fireEvent.click(buttons.at(-1)!)
  await screen.findByText('34tj-a6d4-p7hf')
  expect(asked).toEqual([{ name: 'review.slips', input: { reviewId: 'r1', purpose: 'view' } }])
})

test('a login without hyphens is cut into groups of four that copy as one word', () => {
  const { container } = render(() => <Grouped text="abcdefgh2345" />)
  expect([...container.querySelectorAll('.grouped > span')].map((each) => each.textContent)).toEqual([
    'abcd',
    'efgh',
    '2345',
  ])
  expect(container.textContent).toBe('abcdefgh2345')
})

test('a decision that needs a reason stays shut until one is written', async () => {
  const confirmed = vi.fn(async () => null)
  render(() => <ReasonSheet open onClose={() => {}} title="终止" action="终止评审" onConfirm={confirmed} />)
  const button = screen.getByRole('button', { name: '终止评审', hidden: true })
  fireEvent.click(button)
  expect(confirmed).not.toHaveBeenCalled()
  fireEvent.input(screen.getByRole('textbox', { hidden: true }), { target: { value: ' 疫情 ' } })
  fireEvent.click(button)
  expect(confirmed).toHaveBeenCalledWith('疫情')
})

const job = (over: Partial<Job>): Job => ({
  jobId: 'j',
  kind: 'roster',
  state: 'checked',
  done: 2,
  total: 2,
  errors: [],
  errorCount: 0,
  summary: null,
  preview: [
    { sheet: '专家', row: 2, cells: ['1', '赵德安'], errors: 0 },
    { sheet: '专家', row: 3, cells: ['2', ''], errors: 1 },
  ],
  reviewId: null,
  ...over,
})

test('a dry run with one error cannot be saved, and says where the error is', async () => {
  const save = vi.fn()
  const errors = [{ sheet: '专家', cell: 'B3', code: 'required', params: { name: '姓名' } }]
  open('handler', () => <ImportCheck job={job({ errors, errorCount: 1 })} onAgain={() => {}} onSave={save} />)
  await screen.findByText('“姓名”不能为空，请填写。')
  fireEvent.click(screen.getByRole('button', { name: '保存名册' }))
  expect(save).not.toHaveBeenCalled()
  expect(screen.getByText('专家 B3')).toBeTruthy()
})

test('only the faulty rows are left when asked for', async () => {
  const errors = [{ sheet: '专家', cell: 'B3', code: 'required', params: { name: '姓名' } }]
  open('handler', () => (
    <ImportCheck job={job({ errors, errorCount: 1 })} onAgain={() => {}} onSave={() => {}} />
  ))
  await screen.findByText('赵德安')
  fireEvent.click(screen.getByRole('checkbox', { name: '只看有误的行' }))
  await waitFor(() => expect(screen.queryByText('赵德安')).toBeNull())
  expect(screen.getByText('专家 B3')).toBeTruthy()
})

test('a pair of the same unit is recused with one press', async () => {
  const pair = { expertId: 'e', expert: '杜强临', candidateId: 'c', candidate: '钱山若', unit: '市医院' }
  const asked = open('handler', () => <Conflicts review={reviewOf({ conflicts: [pair] })} editable />)
  fireEvent.click(await screen.findByRole('button', { name: '杜强临对钱山若回避' }))
  await waitFor(() => expect(asked[0]?.name).toBe('review.recuse'))
  expect(asked[0]!.input).toMatchObject({ expertId: 'e', candidateId: 'c', reason: '与参评人同一单位' })
})

test('accepted declarations: all that are found are ticked at once, and only those are taken', async () => {
  const row = { unit: '某院', series: '工程', title: '高级工程师', committee: '' }
  const answer = [
    { ...row, id: 'd1', name: '甲', specialty: '机械' },
    { ...row, id: 'd2', name: '乙', specialty: '电气' },
    { ...row, id: 'd3', name: '丙', specialty: '机械' },
  ]
  const asked = open('handler', () => <TakeSheet open review={reviewOf({})} onClose={() => {}} />, answer)
  await screen.findByText('甲 · 某院 · 高级工程师 · 机械')
  const button = (name: string) => screen.getByRole('button', { name, hidden: true })
  expect(button('选取 0 人').getAttribute('aria-disabled')).toBe('true')
  const search = document.querySelector<HTMLInputElement>('input[type=search]')!
  fireEvent.input(search, { target: { value: '机械' } })
  fireEvent.click(button('全选'))
  await screen.findByText('已选 2 份')
  fireEvent.click(button('选取 2 人'))
  await waitFor(() => expect(asked.map(({ name }) => name)).toContain('review.takeCandidates'))
  expect(asked.find(({ name }) => name === 'review.takeCandidates')!.input).toMatchObject({
    ...{ reviewId: 'r1', version: 7, declarationIds: ['d1', 'd3'] },
  })
})
