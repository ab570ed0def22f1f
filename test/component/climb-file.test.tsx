import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { marksOf } from '../../client/features/climb/marks.ts'
import { loadWords } from '../../client/lib/i18n.ts'
import { openFile, rail } from './climb-cast.tsx'
import { fileOf } from './climb-file.ts'

afterEach(cleanup)
beforeAll(() =>
  loadWords(['climb', 'common', 'dossier', 'form', 'list', 'manage', 'problem', 'refusal', 'reference']),
)
const marks = () => marksOf({ id: 'f1', climb: 2 }, 'staff')
beforeEach(() => {
  localStorage.clear()
  marks().clear()
  sessionStorage.clear()
})

test('M-4.1.6 a section stands as on the form with its documents beside, what has changed is marked', async () => {
  openFile()
  await rail(/论文著作/)
  const main = screen.getByRole('region', { name: '论文著作' })
  expect(main.querySelector('del')?.textContent).toContain('CN11-2187')
  expect(main.querySelector('ins')?.textContent).toContain('CN99-0001')
  expect(within(main).getByText('新增')).toBeTruthy()
  expect(within(main).getByText('已删除')).toBeTruthy()
  expect(main.textContent).toContain('上次退回指出： 刊号或书号（CN/ISSN/ISBN） 刊号有误')
  expect(screen.getByRole('button', { name: '全文.pdf' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '照片.jpg' })).toBeNull()
})

test('a committee changed since the last hand-in is marked in 申报信息', async () => {
  const said = (committeeName: string) => ({ values: { specialty: '机械制造', committeeName }, rows: [] })
  const section = { section: 'application' as const, content: said('机械高评委'), before: said('电气高评委') }
  openFile({ 'climb.get': () => fileOf({ sections: [section] }) })
  await rail(/申报信息/)
  const main = screen.getByRole('region', { name: '申报信息' })
  expect([...main.querySelectorAll('del')].map(({ textContent }) => textContent)).toEqual(['原为电气高评委'])
  expect(main.querySelector('ins')?.textContent).toBe('现为机械高评委')
})

test('M-4.1.5 M-4.2.2 sections of others are named and never shown; those nobody may pass are told with the way out', async () => {
  const only = fileOf().sections.filter(({ section }) => section === 'papers')
  const change = {
    sections: only,
    hidden: ['basic', 'training'],
    openMine: ['papers'],
    uncovered: ['training'],
  }
  openFile({ 'climb.get': () => fileOf(change as never) })
  const nav = await screen.findByRole('navigation')
  expect(within(nav).getAllByRole('button')).toHaveLength(2)
  expect(within(nav).getByText('他人待审')).toBeTruthy()
  expect(screen.getByText(/本单位无人可审：继续教育。/)).toBeTruthy()
})

test('M-4.1.8 problems are marked while one reads and go back together, each at its place', async () => {
  const asked = openFile({ 'climb.sendBack': () => ({ version: 4 }) })
  await rail(/论文著作/)
  fireEvent.click(screen.getByRole('button', { name: '指出问题：轴承密封研究' }))
  fireEvent.change(screen.getByLabelText('栏目'), { target: { value: 'number' } })
  fireEvent.input(screen.getByLabelText('问题和修改要求'), { target: { value: '缺检索页' } })
  fireEvent.click(screen.getByRole('button', { name: '添加' }))
  fireEvent.click(screen.getByRole('button', { name: '退回修改（1 处）' }))
  const sheet = await screen.findByRole('dialog')
  expect(sheet.textContent).toContain('论文著作 · 轴承密封研究 · 刊号或书号（CN/ISSN/ISBN）')
  const send = within(sheet).getByRole('button', { name: '退回修改' })
  expect(send.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(within(sheet).getByRole('button', { name: /逐项修改/ }))
  fireEvent.click(send)
  await waitFor(() => expect(asked().some(({ name }) => name === 'climb.sendBack')).toBe(true))
  expect(asked().find(({ name }) => name === 'climb.sendBack')?.input).toMatchObject({
    ...{ id: 'f1', version: 3 },
    points: [{ section: 'papers', rowId: 'a', field: 'number', text: '缺检索页' }],
  })
})

test('M-4.2.3 single sections are passed, and the sheet says what stays open', async () => {
  const asked = openFile({ 'climb.pass': () => [{ id: 'f1', name: '褚南星', problem: null }] })
  fireEvent.click(await screen.findByRole('button', { name: '通过' }))
  const sheet = await screen.findByRole('dialog')
  fireEvent.click(within(sheet).getByRole('checkbox', { name: /论文著作/ }))
  expect(sheet.textContent).toContain('仍待审查：论文著作。')
  fireEvent.click(within(sheet).getByRole('button', { name: '通过' }))
  await waitFor(() => expect(asked().some(({ name }) => name === 'climb.pass')).toBe(true))
  expect(asked().find(({ name }) => name === 'climb.pass')?.input.sections).toEqual(['basic'])
})

test('I-2 the committee accepts, or asks once for a correction of what it has marked', async () => {
  const actions = [
    { action: 'accept', problem: null },
    { action: 'correct', problem: null },
  ]
  const file = fileOf({ state: 'waiting', deskDuty: 'committee', open: [], openMine: [], actions } as never)
  const asked = openFile({ 'climb.get': () => file, 'climb.correct': () => ({ version: 4 }) })
  fireEvent.click(await screen.findByRole('button', { name: '要求补正' }))
  let sheet = await screen.findByRole('dialog')
  expect(sheet.textContent).toContain('只能要求一次')
  expect(sheet.textContent).toContain('请先在材料中指出需要补正的地方。')
  fireEvent.click(within(sheet).getByRole('button', { name: '取消' }))
  await rail(/基本信息/)
  fireEvent.click(screen.getByRole('button', { name: '指出问题：基本信息' }))
  fireEvent.input(screen.getByLabelText('问题和修改要求'), { target: { value: '身份证已过期' } })
  fireEvent.click(screen.getByRole('button', { name: '添加' }))
  fireEvent.click(screen.getByRole('button', { name: '要求补正（1 处）' }))
  sheet = await screen.findByRole('dialog')
  fireEvent.input(within(sheet).getByLabelText(/理由/), { target: { value: '请补正' } })
  fireEvent.click(within(sheet).getByRole('button', { name: '要求补正' }))
  await waitFor(() => expect(asked().some(({ name }) => name === 'climb.correct')).toBe(true))
  expect(asked().find(({ name }) => name === 'climb.correct')?.input).toMatchObject({
    points: [{ section: 'basic', text: '身份证已过期' }],
  })
})

test('the office reopens what is late: with a reason, until a time of its own', async () => {
  const actions = [{ action: 'reopen', problem: null }]
  const file = fileOf({ state: 'late', open: [], openMine: [], actions } as never)
  const asked = openFile({ 'climb.get': () => file, 'climb.reopen': () => ({ version: 4 }) })
  fireEvent.click(await screen.findByRole('button', { name: '重新受理' }))
  const sheet = await screen.findByRole('dialog')
  const go = within(sheet).getByRole('button', { name: '重新受理' })
  expect(sheet.textContent).toContain('请填写办理期限。')
  const until = within(sheet).getByLabelText(/办理期限/)
  fireEvent.change(until, { target: { value: '2001-01-01T10:00' } })
  expect(sheet.textContent).toContain('办理期限须晚于现在。')
  fireEvent.change(until, { target: { value: '2099-01-01T10:00' } })
  fireEvent.input(within(sheet).getByLabelText(/理由/), { target: { value: '材料已补齐' } })
  fireEvent.click(go)
  await waitFor(() => expect(asked().some(({ name }) => name === 'climb.reopen')).toBe(true))
  expect(asked().find(({ name }) => name === 'climb.reopen')?.input).toMatchObject({
    ...{ reason: '材料已补齐', until: Date.parse('2099-01-01T10:00:00+08:00') },
  })
})

test('a file that is not to be seen says so, with the way back to its list', async () => {
  openFile({
    'climb.get': () => {
      throw { code: 'not_found' }
    },
  })
  expect(await screen.findByRole('link', { name: '返回经办人审查' })).toBeTruthy()
  expect(await screen.findByRole('alert')).toBeTruthy()
})

test('somebody else acts meanwhile: the page says who, and what is being written stays', async () => {
  let version = 3
  let tell: (topics: string[]) => void = () => {}
  const step = { id: 's', at: Date.UTC(2026, 10, 22, 2, 42), actorName: '苏见微', orgName: '云台公司' }
  openFile(
    {
      'climb.get': () =>
        fileOf({
          version,
          ...(version > 3 ? { open: ['basic'], openMine: ['basic'] } : {}),
          steps: [{ ...step, action: 'passPart', from: null, to: null, reason: null }],
        }),
    },
    (listener) => {
      tell = listener
    },
  )
  fireEvent.click(await screen.findByRole('button', { name: '通过' }))
  const sheet = await screen.findByRole('dialog')
  fireEvent.input(within(sheet).getByLabelText(/审查意见/), { target: { value: '写到一半的意见' } })
  version = 4
  tell(['declare'])
  await screen.findByText(/云台公司 苏见微于 10:42 办理了“部分内容通过”/)
  expect((within(sheet).getByLabelText(/审查意见/) as HTMLTextAreaElement).value).toBe('写到一半的意见')
  expect(within(sheet).queryByRole('checkbox', { name: /论文著作/ })).toBeNull()
})

test('keys walk and open what buttons do; while one writes, and when they are turned off, they are letters', async () => {
  openFile()
  await screen.findByRole('heading', { level: 1, name: /褚南星/ })
  expect(screen.getByRole('region', { name: '基本信息' })).toBeTruthy()
  fireEvent.keyDown(document.body, { key: 'ArrowDown' })
  expect(screen.getByRole('region', { name: '论文著作' })).toBeTruthy()
  fireEvent.keyDown(document.body, { key: '0' })
  expect(screen.getByRole('region', { name: '概况' })).toBeTruthy()
  fireEvent.keyDown(document.body, { key: '?' })
  fireEvent.click(await screen.findByRole('checkbox', { name: '启用快捷键' }))
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  fireEvent.keyDown(document.body, { key: '2' })
  expect(screen.getByRole('region', { name: '概况' })).toBeTruthy()
  fireEvent.keyDown(document.body, { key: 'p' })
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('what may not be done now stands where it was, with why', async () => {
  const problem = { code: 'climb.notice_running', params: { to: '2026-11-30', days: 5 } }
  openFile({
    'climb.get': () => fileOf({ actions: [{ action: 'pass', problem }] }),
  })
  const pass = await screen.findByRole('button', { name: '通过' })
  expect(pass.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByText('公示至 2026-11-30 方满 5 个工作日，期满后负责人方可通过。')).toBeTruthy()
})
