import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { meant } from '../../client/features/plan/line-choice.ts'
import {
  cellFaults,
  digits,
  emptyLine,
  type LineDraft,
  linesOf,
  pasteInto,
  unsent,
} from '../../client/features/plan/line-draft.ts'
import { LineEditor } from '../../client/features/plan/line-editor.tsx'
import { loadWords } from '../../client/lib/i18n.ts'
import { useReference } from '../../client/lib/reference.ts'
import { officePage } from './office-page.tsx'
import { cell, line, planReference as reference } from './plan-cast.ts'

beforeAll(() => loadWords(['common', 'manage', 'plan', 'problem', 'refusal', 'list']))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const draft = (over: Partial<LineDraft> = {}): LineDraft => ({
  ...emptyLine(),
  ...{ series: '05', level: '2', approvedPosts: '10', vacancies: '3', planned: '3' },
  ...over,
})
const NAMES = {
  series: [
    { value: '04', label: '卫生技术人员', alias: '卫生系列' },
    { value: '05', label: '工程技术人员', alias: '工程系列' },
  ],
  level: [
    { value: '2', label: '副高级' },
    { value: '3', label: '中级' },
  ],
}

test('rows of a spreadsheet become lines: names, other names and codes, whatever digits, without the heading', () => {
  const text =
    '系列\t级别\r\n工程系列\t副高级\t机械\t１２\t3\t 2\t不占岗\t绿色通道\r\n04\t中级\t\t5人\t1\t1\r\n'
  const { drafts, rows, unknown } = pasteInto([draft()], { row: 1, cell: 'series' }, text, NAMES)
  expect([rows, unknown]).toEqual([2, []])
  expect(linesOf(drafts)).toEqual([
    line(),
    line({ specialty: '机械', approvedPosts: 12, planned: 2, counted: false, reason: '绿色通道' }),
    line({ series: '04', level: '3', approvedPosts: 5, vacancies: 1, planned: 1 }),
  ])
})

test('what is no series is told by name and left to be chosen, not guessed; what stood beside it stays', () => {
  const before = [draft({ reason: '原有理由' })]
  const { drafts, unknown } = pasteInto(before, { row: 0, cell: 'series' }, '魔法系列\t副高级\n', NAMES)
  expect(unknown).toEqual(['魔法系列'])
  expect(drafts[0]).toMatchObject({ series: '', level: '2', reason: '原有理由' })
  expect(unsent(drafts)).toBe(1)
})

test('a row that is not complete is not sent, and faults keep the numbers of the rows on the page', () => {
  const drafts = [
    draft({ series: '', planned: '1' }),
    draft({ planned: '5' }),
    draft({ vacancies: '11', level: '3' }),
  ]
  expect(linesOf(drafts)).toHaveLength(2)
  expect([...cellFaults([...drafts, draft({ level: '' }), emptyLine('05')])]).toEqual([
    [0, { cell: 'series', code: 'missing' }],
    [3, { cell: 'level', code: 'missing' }],
    [1, { cell: 'reason', code: 'over_reason' }],
    [2, { cell: 'vacancies', code: 'vacancies' }],
  ])
  expect([digits('０12a'), digits('000'), digits('1234567')]).toEqual(['12', '0', '12345'])
})

function openEditor(first: LineDraft[]) {
  const [lines, setLines] = createSignal(first)
  officePage({
    duties: ['handler'],
    answer: () => reference,
    children: () => {
      const kept = useReference('series', 'level', 'specialty')
      return <LineEditor lines={lines()} onLines={setLines} reference={kept} />
    },
  })
  return lines
}

test('Enter goes to the next row and makes one at the end, Tab at the last cell too, Ctrl+Delete takes it away', async () => {
  const lines = openEditor([draft(), draft({ level: '3' })])
  fireEvent.keyDown(await cell(1, '空缺'), { key: 'Enter' })
  await waitFor(async () => expect(document.activeElement).toBe(await cell(2, '空缺')))
  fireEvent.keyDown(document.activeElement!, { key: 'Enter' })
  // it goes on with the series above
  await waitFor(async () => expect(document.activeElement).toBe(await cell(3, '级别')))
  expect(lines().map(({ series }) => series)).toEqual(['05', '05', '05'])
  // a row that is still blank makes no further one
  fireEvent.keyDown(document.activeElement!, { key: 'Enter' })
  expect(lines()).toHaveLength(3)
  fireEvent.keyDown(document.activeElement!, { key: 'Delete', ctrlKey: true })
  await waitFor(async () => expect(document.activeElement).toBe(await cell(2, '系列')))
  fireEvent.keyDown(await cell(2, '理由'), { key: 'Tab' })
  expect(lines()).toHaveLength(3)
  fireEvent.keyDown(await cell(2, '空缺'), { key: 'ArrowUp' })
  await waitFor(async () => expect(document.activeElement).toBe(await cell(1, '空缺')))
})

test('series and level are chosen by typing: initials as they sound, or the code; Ctrl+D repeats the cell above', async () => {
  const choices = reference.kinds.series.map(({ code, name, initials }) => ({
    ...{ value: code, label: name, initials },
  }))
  expect(['w', 'gcj', '04', '0', 'x'].map((typed) => meant(choices, typed))).toEqual([
    ...['04', '05', '04', '04', null],
  ])
  const lines = openEditor([draft({ series: '', level: '' }), draft({ planned: '7' })])
  await screen.findAllByText('卫生技术人员')
  const type = (at: HTMLElement, keys: string) => {
    for (const key of keys) fireEvent.keyDown(at, { key })
  }
  type(await cell(1, '系列'), 'ws')
  type(await cell(1, '级别'), '3')
  type(await cell(1, '占岗情况'), 'b')
  expect(lines()[0]).toMatchObject({ series: '04', level: '3', counted: false })
  type(await cell(1, '系列'), 'gc')
  expect(lines()[0]!.series).toBe('05')
  fireEvent.keyDown(await cell(2, '申报人数'), { key: 'd', ctrlKey: true })
  expect(lines()[1]!.planned).toBe('3')
})

test('rows deleted or pasted over can be had back until one types on', async () => {
  const lines = openEditor([draft({ reason: '甲' }), draft({ level: '3', reason: '乙' })])
  fireEvent.keyDown(await cell(1, '理由'), { key: 'Delete', ctrlKey: true })
  expect(lines().map(({ reason }) => reason)).toEqual(['乙'])
  fireEvent.click(await screen.findByRole('button', { name: '恢复删除的行' }))
  expect(lines().map(({ reason }) => reason)).toEqual(['甲', '乙'])
  fireEvent.keyDown(await cell(2, '理由'), { key: 'Delete', ctrlKey: true })
  fireEvent.keyDown(await cell(1, '系列'), { key: 'z', ctrlKey: true })
  expect(lines().map(({ reason }) => reason)).toEqual(['甲', '乙'])
  fireEvent.paste(await cell(1, '系列'), {
    clipboardData: { getData: () => '卫生系列\t副高级\t\t10\t1\t1' },
  })
  await waitFor(() => expect(lines()[0]!.series).toBe('04'))
  fireEvent.input(await cell(1, '核定岗位'), { target: { value: '11' } })
  expect(screen.queryByRole('button', { name: '撤销粘贴' })).toBeNull()
})

test('a series the province has ended is still called by its name, and can be left for another', async () => {
  openEditor([draft({ series: '28' })])
  const series = (await cell(1, '系列')) as HTMLSelectElement
  await waitFor(() => expect(series.selectedOptions[0]?.textContent).toBe('海关系列（已停用）'))
})

test('M-3.11 over plan stands red in its cell with by how many, and the sums follow every key', async () => {
  openEditor([draft(), draft({ level: '3' })])
  const planned = await cell(1, '申报人数')
  expect(screen.getByText('未发现超计划')).toBeTruthy()
  fireEvent.input(planned, { target: { value: '5x' } })
  expect((planned as HTMLInputElement).value).toBe('5')
  expect(await screen.findByText('超 2 人')).toBeTruthy()
  expect(planned.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('超空缺须说明理由')).toBeTruthy()
  expect(screen.getByText('超计划 1 行')).toBeTruthy()
  expect(document.querySelector('[data-sum="planned"]')?.textContent).toBe('8')
  fireEvent.input(await cell(1, '理由'), { target: { value: '援外期满' } })
  expect(screen.queryByText('超空缺须说明理由')).toBeNull()
  expect(screen.getByText('超 2 人')).toBeTruthy()
})
