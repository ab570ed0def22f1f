import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { AddDrawer } from '../../client/features/blacklist/add-drawer.tsx'
import { DecisionDrawer } from '../../client/features/blacklist/decision-drawer.tsx'
import { loadWords } from '../../client/lib/i18n.ts'
import { DecisionColumn } from '../../client/ui/decision-column.tsx'
import { problem } from '../../shared/problem.ts'
import { officePage } from './office-page.tsx'

beforeAll(() => loadWords(['common', 'blacklist', 'problem', 'refusal', 'manage']))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const field = (label: string) => screen.getByRole('textbox', { name: new RegExp(label) }) as HTMLInputElement
const type = (label: string, text: string) => fireEvent.input(field(label), { target: { value: text } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('M-7.2.2 the page asks by the whole number who it is, says what runs, and adds him as the register has him', async () => {
  let opened = ''
  const asked = officePage({
    duties: ['handler'],
    answer: (name) =>
      name === 'blacklist.find'
        ? { known: { name: '陈思远', unitName: '郑州大学', running: 2 }, entryId: null }
        : { id: 'e1', version: 0 },
    children: () => <AddDrawer onClose={() => {}} onOpen={(id) => void (opened = id)} />,
  })
  expect(screen.queryByRole('textbox', { name: /涉嫌情形/ })).toBeNull()
  type('完整证件号', '41010519491231002X')
  press('查找')
  await screen.findByText('陈思远，郑州大学')
  screen.getByText(/有 2 件申报在办/)
  expect(screen.queryByRole('textbox', { name: /单位/ })).toBeNull()
  type('涉嫌情形', '论文查无此刊')
  press('拟加入')
  await waitFor(() => expect(opened).toBe('e1'))
  expect(asked().at(-1)).toMatchObject({
    name: 'blacklist.add',
    input: { idNumber: '41010519491231002X', name: '陈思远', unitName: '郑州大学', reason: '论文查无此刊' },
  })
})

test('M-7.2.2 an open entry is led to, an unknown number asks for name and unit, a wrong one says so', async () => {
  let opened = ''
  let answer: unknown = { known: null, entryId: 'e7' }
  officePage({
    duties: ['handler'],
    answer: () => {
      if (answer instanceof Error) throw problem('field.id_number')
      return answer
    },
    children: () => <AddDrawer onClose={() => {}} onOpen={(id) => void (opened = id)} />,
  })
  type('完整证件号', '1')
  press('查找')
  fireEvent.click(await screen.findByRole('button', { name: '查看原记录' }))
  expect(opened).toBe('e7')
  answer = { known: null, entryId: null }
  type('完整证件号', '12')
  expect(screen.queryByRole('button', { name: '查看原记录' })).toBeNull()
  press('查找')
  await screen.findByRole('textbox', { name: /单位/ })
  answer = new Error('refused')
  type('完整证件号', '123')
  press('查找')
  await screen.findByText(/证件号/, { selector: '[role=alert] *, [role=alert]' })
})

const entry = { id: 'e1', version: 3, name: '陈思远', running: 2 } as never

test('M-7.2.3 the last day is reckoned in sight while the term and its first day are chosen', async () => {
  const asked = officePage({
    duties: ['handler'],
    answer: () => ({ version: 4 }),
    children: () => <DecisionDrawer of={entry} onClose={() => {}} />,
  })
  const start = screen.getByLabelText(/起始日期/)
  const said = () => within(screen.getAllByRole('status')[0]!).queryByText(/及以前不得申报/)?.textContent
  const year = new Date().getFullYear()
  fireEvent.change(start, { target: { value: `${year}-12-31` } })
  expect(said()).toBe(`${year + 1}-12-30 及以前不得申报，${year + 1}-12-31 起可以申报。`)
  fireEvent.click(screen.getByRole('radio', { name: '5 年' }))
  expect(said()).toBe(`${year + 5}-12-30 及以前不得申报，${year + 5}-12-31 起可以申报。`)
  fireEvent.change(start, { target: { value: '2001-01-01' } })
  expect(said()).toBeUndefined()
  press('生效')
  await screen.findByText('请填写处理意见。')
  expect(asked()).toEqual([])
  fireEvent.change(start, { target: { value: `${year}-12-31` } })
  type('处理意见', '取消申报资格')
  type('处理决定文号', '豫人社〔2026〕12号')
  press('生效')
  await waitFor(() => expect(asked()).toHaveLength(1))
  expect(asked()[0]?.input).toMatchObject({ id: 'e1', version: 3, grade: 5, startOn: `${year}-12-31` })
})

test('M-7.2.1 the column tells who, what and until when, and that there is nothing', async () => {
  const one = { id: '1', name: '陈＊', unitName: '郑州大学', decision: '取消申报资格', grade: 3 }
  let rows: object[] = [
    { ...one, decisionNo: '豫人社〔2026〕12号', startOn: '2026-01-01', endOn: '2028-12-31' },
  ]
  officePage({ answer: () => rows, children: () => <DecisionColumn /> })
  await screen.findByText('陈＊')
  const column = screen.getByRole('region', { name: '失信处理意见专栏' })
  for (const word of ['郑州大学', '取消申报资格', '3 年，至 2028-12-31 不得申报职称', '豫人社〔2026〕12号'])
    expect(column.textContent).toContain(word)
  cleanup()
  rows = []
  officePage({ answer: () => rows, children: () => <DecisionColumn /> })
  await screen.findByText('没有公布的处理意见。')
})
