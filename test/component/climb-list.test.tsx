import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import ClimbList from '../../client/features/climb/climb-list.tsx'
import { sectionShown } from '../../client/features/climb/section-model.ts'
import StatusList from '../../client/features/climb/status-list.tsx'
import { stopsOf } from '../../client/features/climb/way.tsx'
import { loadWords } from '../../client/lib/i18n.ts'
import { pageOf, server } from './climb-cast.tsx'
import { fileOf, rowOf } from './climb-file.ts'
import { officePage } from './office-page.tsx'

afterEach(cleanup)
beforeAll(() =>
  loadWords(['climb', 'common', 'dossier', 'form', 'list', 'manage', 'problem', 'refusal', 'reference']),
)
beforeEach(() => localStorage.clear())

test('M-4.1.1 M-4.1.3 the list: what is mine first, live counts, and of what is still below the number alone', async () => {
  const asked = officePage({
    duties: ['handler'],
    at: '/manage/climb',
    answer: server({ 'climb.list': () => pageOf(rowOf('f1', '褚南星')) }),
    children: () => <ClimbList />,
  })
  expect(await screen.findByRole('button', { name: '褚南星' })).toBeTruthy()
  expect(asked().find(({ name }) => name === 'climb.list')?.input).toMatchObject({
    ...{ kind: 'title', tab: 'mine', duty: 'handler' },
  })
  expect(asked().find(({ name }) => name === 'climb.counts')?.input).toMatchObject({ duty: 'handler' })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('经办人审查')
  await screen.findByText(/下级还有 41 份未送达/)
  for (const tab of ['待我审查 2', '在本单位 5', '已送出 7', '全部 14'])
    expect(screen.getByText(tab)).toBeTruthy()
  expect(screen.getByText('我的 1 / 2 节')).toBeTruthy()
})

test('M-4.1.7 several are passed at once: each named with its sections, the refused ones with why', async () => {
  const rows = [rowOf('f1', '褚南星'), rowOf('f2', '卫清越', { openMine: ['basic', 'papers'] })]
  const asked = officePage({
    duties: ['principal'],
    at: '/manage/climb',
    answer: server({
      'climb.list': () => pageOf(...rows),
      'climb.pass': () => [
        { id: 'f1', name: '褚南星', problem: null },
        { id: 'f2', name: '卫清越', problem: { code: 'climb.same_person' } },
      ],
    }),
    children: () => <ClimbList />,
  })
  await screen.findByRole('button', { name: '褚南星' })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('负责人审查')
  fireEvent.click(screen.getAllByRole('checkbox')[0]!)
  fireEvent.click(await screen.findByRole('button', { name: '通过…' }))
  const sheet = await screen.findByRole('dialog')
  expect(within(sheet).getByText('论文著作；其余 1 节由其他人员审查')).toBeTruthy()
  expect(within(sheet).getByText('全部 2 节')).toBeTruthy()
  fireEvent.click(within(sheet).getByRole('button', { name: '通过' }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/1 份未能办理.*卫清越.*由另一人办理/s)
  expect(asked().find(({ name }) => name === 'climb.pass')?.input.items).toHaveLength(2)
})

test('M-2.13 M-2.14 M-2.15 M-2.16 状态查询: state, committee, interview and place, and what can be printed', async () => {
  const status = {
    ...{ id: 'f1', name: '褚南星', idMasked: '410*11', orgName: '云台公司', kind: 'title' },
    ...{ state: 'waiting', series: '05', level: '2', specialty: '机械制造', committeeName: '机械高评委' },
    ...{ deskOrgName: '机械高评委', deskDuty: 'committee', deskSince: 1, submittedAt: 1, deadlineAt: null },
    ...{ interview: '', place: '', printable: true },
  }
  officePage({
    duties: ['admin'],
    at: '/manage/status',
    answer: server({ 'climb.status': () => pageOf(status) }),
    children: () => <StatusList />,
  })
  const row = (await screen.findByRole('button', { name: '褚南星' })).closest('tr')!
  expect(row.textContent).toContain('待评委会接收')
  expect(row.textContent).toContain('机械高评委')
  expect(within(row).getAllByText('待安排')).toHaveLength(2)
  expect(within(row).getByRole('link', { name: '评审表' }).getAttribute('href')).toContain('climb.print')
})

test('M-4.1.4 负责人审查 of whoever has both duties asks for that step, and a saved view keeps its tab', async () => {
  const view = { id: 'v', name: '已送出的', query: 'tab=gone', columns: ['name'] }
  const asked = officePage({
    duties: ['handler', 'principal'],
    at: '/manage/climb-principal?tab=desk',
    answer: server({
      'climb.list': () => pageOf(rowOf('f1', '褚南星')),
      'workbook.views': () => [view],
      'workbook.saveView': () => ({ id: 'w' }),
    }),
    children: () => <ClimbList />,
  })
  await screen.findByRole('button', { name: '褚南星' })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('负责人审查')
  const listed = () => asked().filter(({ name }) => name === 'climb.list')
  expect(listed().at(-1)?.input).toMatchObject({ duty: 'principal', tab: 'desk' })
  fireEvent.click(screen.getByRole('button', { name: '视图' }))
  fireEvent.input(await screen.findByLabelText('视图名称'), { target: { value: '在本单位的' } })
  fireEvent.click(screen.getByRole('button', { name: '保存当前视图' }))
  await waitFor(() => expect(asked().some(({ name }) => name === 'workbook.saveView')).toBe(true))
  expect(asked().find(({ name }) => name === 'workbook.saveView')?.input.query).toBe('tab=desk')
  fireEvent.click(screen.getByRole('button', { name: '已送出的' }))
  await waitFor(() => expect(listed().at(-1)?.input).toMatchObject({ tab: 'gone' }))
})

test('M-4.1.2 the way in one line: an organisation is done when both its steps are', () => {
  const step = (orgId: string, duty: string, state: string) =>
    ({ orgId, orgName: orgId, duty, state, at: null }) as never
  const stops = stopsOf([
    step('unit', 'handler', 'done'),
    step('unit', 'principal', 'done'),
    step('city', 'handler', 'done'),
    step('city', 'principal', 'here'),
    step('province', 'handler', 'next'),
  ])
  expect(stops.map(({ name, state, duty }) => [name, state, duty])).toEqual([
    ['unit', 'done', null],
    ['city', 'here', 'principal'],
    ['province', 'next', null],
  ])
})

test('nothing is marked on a first hand-in', () => {
  const { content } = fileOf().sections[1]!
  const shown = sectionShown('papers', content, null)
  expect(shown.changes).toBe(0)
  expect(shown.entries.map(({ change }) => change)).toEqual(['same', 'same'])
})
