import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import PlanMine from '../../client/features/plan/plan-mine.tsx'
import type { MyPlan, Plan } from '../../client/features/plan/queries.ts'
import { loadWords } from '../../client/lib/i18n.ts'
import { isOver } from '../../shared/plan/over.rules.ts'
import type { PlanLine } from '../../shared/plan/plan.ts'
import { problem } from '../../shared/problem.ts'
import { officePage } from './office-page.tsx'
import { cell, line, planReference } from './plan-cast.ts'

beforeAll(() => loadWords(['common', 'manage', 'org', 'plan', 'problem', 'refusal', 'list']))
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

const planOf = (over: Partial<Plan>): Plan =>
  ({
    ...{ id: 'p1', orgId: 'u', orgName: '伊水县人民医院', parentName: null, year: 2026, edition: 1 },
    ...{ state: 'draft', inForce: false, deskOrgName: null, deskDuty: null, deskSince: null },
    ...{ planned: 3, counted: 3, over: 0, series: ['05'], submittedAt: null, approvedAt: null, version: 4 },
    ...{ lines: [{ ...line(), over: false }], note: '', returnReason: null, attachments: [], steps: [] },
    ...{ editions: [], quota: [], route: [{ orgId: 'c', orgName: '伊水县职改办', state: 'next', at: null }] },
    ...{ actions: ['save', 'submit', 'discard'].map((action) => ({ action, problem: null })) },
    ...over,
  }) as Plan

/** The page with a server that keeps the plan. */
function openMine(first: Plan | null, lost = 0) {
  let plan = first
  let done = ''
  const asked = officePage({
    duties: ['handler'],
    children: () => <PlanMine />,
    answer: (name, input) => {
      if (name === 'reference.items') return planReference
      if (name === 'plan.save') {
        if (plan && input.commandId === done) return { id: plan.id, version: plan.version }
        if (plan && input.version !== plan.version) throw problem('stale')
        done = String(input.commandId)
        const lines = (input.lines as PlanLine[]).map((each) => ({ ...each, over: isOver(each) }))
        const note = String(input.note)
        plan = plan ? { ...plan, lines, note, version: plan.version + 1 } : planOf({ lines })
        // done, and nobody hears of it
        if (lost-- > 0) throw problem('net.offline')
        return { id: plan.id, version: plan.version }
      }
      if (name === 'plan.submit') {
        plan = planOf({ ...plan!, state: 'submitted', deskOrgName: '伊水县职改办', actions: [] })
        return { version: 9 }
      }
      const window = { opensAt: null, closesAt: null, open: true, setBy: null }
      return { plan, window, begin: null } satisfies MyPlan
    },
  })
  const calls = (name: string) => asked().filter((each) => each.name === name)
  return Object.assign(calls, {
    /** A colleague saves, and this page has not heard of it. */
    colleague(over: { lines?: PlanLine[]; note?: string }) {
      const lines = (over.lines ?? plan!.lines).map((each) => ({ ...each, over: isOver(each) }))
      plan = { ...plan!, ...over, lines, version: plan!.version + 1 }
    },
    saved: () => plan!,
  })
}
const TWO = [line(), line({ level: '3', planned: 1 })]
const withOver = (lines: PlanLine[]) => lines.map((each) => ({ ...each, over: isOver(each) }))

test('M-3.2 what is typed is saved by itself with the version told last, and only then handed in', async () => {
  const calls = openMine(planOf({}))
  fireEvent.input(await cell(1, '申报人数'), { target: { value: '2' } })
  await waitFor(() => expect(calls('plan.save')).toHaveLength(1), { timeout: 3000 })
  expect(calls('plan.save')[0]!.input).toMatchObject({ id: 'p1', version: 4, lines: [line({ planned: 2 })] })
  await screen.findByText(/^已保存/)
  fireEvent.input(await cell(1, '申报人数'), { target: { value: '1' } })
  fireEvent.click(screen.getByRole('button', { name: '上报' }))
  const sheet = await screen.findByRole('dialog')
  expect(sheet.textContent).toContain('伊水县职改办')
  fireEvent.click([...sheet.querySelectorAll('button')].at(-1)!)
  await waitFor(() => expect(calls('plan.submit')).toHaveLength(1))
  expect(calls('plan.save').at(-1)!.input).toMatchObject({ version: 5, lines: [line({ planned: 1 })] })
  expect(calls('plan.submit')[0]!.input).toMatchObject({ id: 'p1', version: 6 })
  await screen.findByText('已提交')
})

test('M-3.9 a returned plan says why on top, and 上报 is greyed with the first thing that is wrong', async () => {
  openMine(
    planOf({
      state: 'returned',
      returnReason: '请核减人数',
      lines: [{ ...line({ planned: 9 }), over: true }],
    }),
  )
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('请核减人数')
  expect(screen.getByText('已退回')).toBeTruthy()
  const submit = screen.getByRole('button', { name: '上报' })
  expect(submit.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByText('第 1 行申报人数超过空缺岗位，请减少人数或填写理由。')).toBeTruthy()
})

test('a year without a plan offers to begin one', async () => {
  const calls = openMine(null)
  fireEvent.click(await screen.findByRole('button', { name: '开始填报' }))
  await cell(1, '系列')
  expect(calls('plan.save')[0]!.input).toMatchObject({ lines: [] })
})

test('what was saved without an answer goes again as the same command, and is no quarrel with oneself', async () => {
  const calls = openMine(planOf({}), 1)
  fireEvent.input(await cell(1, '申报人数'), { target: { value: '2' } })
  await waitFor(() => expect(calls('plan.save')).toHaveLength(1), { timeout: 3000 })
  await screen.findByText('未能保存')
  dispatchEvent(new Event('online'))
  fireEvent.input(await cell(1, '申报人数'), { target: { value: '1' } })
  await screen.findByText(/^已保存/, {}, { timeout: 3000 })
  const [first, again, next] = calls('plan.save').map(({ input }) => input)
  expect(again).toEqual(first)
  expect(next).toMatchObject({ version: 5, lines: [line({ planned: 1 })] })
  expect(next!.commandId).not.toBe(first!.commandId)
})

test('M-3.2 what a colleague saved meanwhile is taken in line by line, and what was typed goes with it', async () => {
  const page = openMine(planOf({ lines: withOver(TWO) }))
  const planned = await cell(1, '申报人数')
  page.colleague({
    lines: [TWO[0]!, line({ level: '3', planned: 3 }), line({ series: '04' })],
    note: '同事填写',
  })
  fireEvent.input(planned, { target: { value: '2' } })
  await screen.findByText(/^已保存/, {}, { timeout: 4000 })
  const both = [line({ planned: 2 }), line({ level: '3', planned: 3 }), line({ series: '04' })]
  expect(page.saved()).toMatchObject({ lines: both, note: '同事填写', version: 6 })
  expect(page('plan.save').map(({ input }) => input.version)).toEqual([4, 5])
  expect(((await cell(3, '申报人数')) as HTMLInputElement).value).toBe('3')
})

test.each([
  ['保留本页填写的', [line({ planned: 2 }), line({ level: '3', planned: 3 })]],
  ['采用别处保存的', [line({ planned: 1 }), line({ level: '3', planned: 3 })]],
])('a line that both have changed waits for a person: %s', async (choice, kept) => {
  const page = openMine(planOf({ lines: withOver(TWO) }))
  const planned = await cell(1, '申报人数')
  page.colleague({ lines: [line({ planned: 1 }), line({ level: '3', planned: 3 })] })
  fireEvent.input(planned, { target: { value: '2' } })
  const button = await screen.findByRole('button', { name: choice }, { timeout: 4000 })
  expect(screen.getByRole('button', { name: '上报' }).getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('table', { name: '同一项在别处也改过' }).textContent).toMatch(
    /工程.*申报 ?1.*申报 ?2/,
  )
  expect(page.saved().lines[0]!.planned).toBe(1)
  fireEvent.click(button)
  await waitFor(() => expect(page.saved()).toMatchObject({ lines: kept, version: 6 }))
  expect(screen.queryByRole('button', { name: choice })).toBeNull()
})

test('what was typed and not saved when the login ended is there again, and is saved', async () => {
  const first = openMine(planOf({}), 1)
  fireEvent.input(await cell(1, '申报人数'), { target: { value: '2' } })
  await waitFor(() => expect(first('plan.save')).toHaveLength(1), { timeout: 3000 })
  await screen.findByText('未能保存')
  cleanup()
  const again = openMine(planOf({ note: '同事填写', version: 5 }))
  expect(((await cell(1, '申报人数')) as HTMLInputElement).value).toBe('2')
  expect(screen.getByText('已恢复上次填写后没有保存的内容。')).toBeTruthy()
  await screen.findByText(/^已保存/, {}, { timeout: 4000 })
  expect(again.saved()).toMatchObject({ lines: [line({ planned: 2 })], note: '同事填写', version: 6 })
  expect(sessionStorage.length).toBe(0)
})
