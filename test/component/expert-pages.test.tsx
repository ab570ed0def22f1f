import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { EnterDrawer } from '../../client/features/expert/enter-drawer.tsx'
import { ExpertDrawer } from '../../client/features/expert/expert-drawer.tsx'
import { loadWords } from '../../client/lib/i18n.ts'
import { officePage } from './office-page.tsx'

beforeAll(() => loadWords(['common', 'expert', 'problem', 'refusal', 'manage', 'person']))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const ITEMS = {
  series: [
    { code: '01', name: '高等学校教师', parent: '', sort: 1, attrs: {} },
    { code: '05', name: '工程技术人员', parent: '', sort: 2, attrs: {} },
  ],
  level: [{ code: '1', name: '正高级', parent: '', sort: 1, attrs: {} }],
}
const reference = { kinds: { ...ITEMS, area: [], education: [], degree: [], ethnic: [] }, edition: 1 }

const detail = (own: object = {}) => ({
  ...{ id: 'x1', version: 2, name: '王建国', sex: 1, idMasked: '410*************2X', unitName: '郑州大学' },
  ...{ superiorName: '教育厅', area: '', areaName: '', titleSeries: '01', seriesName: '高等学校教师' },
  ...{ titleName: '教授', level: '1', levelName: '正高级', titleSpecialty: '', phoneMasked: '138****0000' },
  specialties: [{ series: '01', seriesName: '高等学校教师', specialty: '土木工程' }],
  ...{ source: 'applied', enteredOn: '2026-01-05', validTo: '2029-01-04', state: 'in', drawable: true },
  ...{ birthDate: '1970-01-01', ethnic: '', education: '', degree: '', post: '', titleSince: '' },
  ...{ certificateNo: '', field: '', avoidUnits: '', mail: '', channel: ['郑州大学', '省职改办'] },
  ...{ stateAt: 0, stateReason: '', declarationId: null, mayManage: true },
  served: [{ year: 2025, committee: '省高校教师高评委' }],
  steps: [
    {
      id: '1',
      at: 0,
      actorName: '甲',
      orgName: '省职改办',
      action: 'entered',
      from: null,
      to: 'in',
      reason: null,
    },
  ],
  ...own,
})
const choose = (label: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name: label }), { target: { value } })
const type = (label: RegExp, text: string) =>
  fireEvent.input(screen.getByRole('textbox', { name: label }), { target: { value: text } })

test('M-7.3.1 an expert is entered with the fields of the manual and several specialties; empty lines are none', async () => {
  const asked = officePage({
    answer: (name) => (name === 'reference.items' ? reference : { id: 'x9' }),
    children: () => <EnterDrawer onClose={() => {}} />,
  })
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await screen.findByText('请填写姓名。')
  for (const said of ['请填写证件号。', '请填写单位。', '请选择级别。', '请至少选择一个可评系列。'])
    screen.getByText(said)
  await screen.findAllByRole('option', { name: '工程技术人员' })
  type(/^姓名/, '王建国')
  type(/^证件号/, '11010519491231002X')
  screen.getByText('1949-12-31 · 女')
  choose(/^职称系列/, '01')
  type(/^现职称/, '教授')
  choose(/^级别/, '1')
  choose(/第 1 项系列/, '05')
  type(/第 1 项专业/, '建筑工程')
  fireEvent.click(screen.getByRole('button', { name: '添加一项' }))
  fireEvent.click(screen.getByRole('button', { name: '添加一项' }))
  choose(/第 3 项系列/, '01')
  fireEvent.click(screen.getByRole('button', { name: '移除第 2 项' }))
  fireEvent.click(screen.getByRole('button', { name: '添加一项' }))
  type(/^单位/, '郑州大学')
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(asked().at(-1)?.name).toBe('expert.enter'))
  const { input } = asked().at(-1)!
  expect(input).toMatchObject({
    ...{ name: '王建国', idNumber: '11010519491231002X', titleSeries: '01', titleName: '教授', level: '1' },
    ...{ unitName: '郑州大学', sex: 0 },
    specialties: [
      { series: '05', specialty: '建筑工程' },
      { series: '01', specialty: '' },
    ],
  })
})

test('M-7.3.1 what may be done follows from how the expert stands; a move asks for its reason', async () => {
  const asked = officePage({
    answer: (name) => (name === 'reference.items' ? reference : detail()),
    children: () => <ExpertDrawer id="x1" onClose={() => {}} />,
  })
  await screen.findByText('郑州大学 → 省职改办')
  screen.getByText('省高校教师高评委')
  for (const name of ['修改', '续期', '暂停', '出库', '取消资格']) screen.getByRole('button', { name })
  expect(screen.queryByRole('button', { name: '恢复' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '暂停' }))
  type(/理由|事由|原因/, '本人出国')
  fireEvent.click(screen.getAllByRole('button', { name: '暂停' }).at(-1)!)
  await waitFor(() => expect(asked().some(({ name }) => name === 'expert.setState')).toBe(true))
  expect(asked().find(({ name }) => name === 'expert.setState')?.input).toMatchObject({
    ...{ id: 'x1', version: 2, state: 'suspended', reason: '本人出国' },
  })
})

test('M-7.3.3 who only reads finds the expert masked, and no button', async () => {
  officePage({
    duties: ['handler'],
    answer: (name) => (name === 'reference.items' ? reference : detail({ mayManage: false })),
    children: () => <ExpertDrawer id="x1" onClose={() => {}} />,
  })
  await screen.findByText('410*************2X')
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['关闭'])
})
