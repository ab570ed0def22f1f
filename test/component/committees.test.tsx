import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import CommitteeList from '../../client/features/committees/committee-list.tsx'
import Deadlines from '../../client/features/committees/deadlines.tsx'
import type { CommitteeDetail } from '../../client/features/committees/queries.ts'
import Jobs from '../../client/features/job/jobs.tsx'
import { loadWords } from '../../client/lib/i18n.ts'
import { mayOpen, menuFor } from '../../client/portals/manage-menu.ts'
import { MessageList } from '../../client/ui/message-list.tsx'
import { type Duty, rightsOf } from '../../shared/permission.ts'
import { staffActor } from '../staff-actor.ts'
import { officePage } from './office-page.tsx'

beforeAll(() =>
  loadWords(['common', 'manage', 'committee', 'job', 'message', 'problem', 'refusal', 'list', 'org']),
)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const DAY = 86_400_000
const item = (code: string, name: string, parent = '') => ({ code, name, parent, sort: 1, attrs: {} })
const reference = {
  edition: 1,
  kinds: {
    series: [item('05', '工程技术人员'), item('06', '农业技术人员')],
    specialty: [item('0501', '机械', '05'), item('0502', '电子', '05'), item('0601', '农学', '06')],
  },
}
const committee = (over: Partial<CommitteeDetail> = {}): CommitteeDetail => ({
  ...{ id: 'c-1', name: '工程系列高级评委会', code: 'P1', orgId: 'org-1', orgName: '河南省职称改革办公室' },
  ...{ band: 'senior', series: '05', levels: ['1', '2'], specialties: ['机械'], mode: 'expert' },
  ...{ approvalNo: '', validFrom: '2026-01-01', validTo: '2028-12-31', valid: true, state: 'active' },
  ...{ version: 3, opensAt: null, closesAt: Date.now() + DAY, deadlineAt: Date.now() + 5.5 * DAY },
  ...{ windowVersion: 2, pending: 3, accepted: 1, own: true, note: '', years: [], steps: [] },
  preview: [
    { orgName: '郑州市职改办', count: 2 },
    { orgName: '', count: 1 },
  ],
  ...{ mayEdit: true, mayWindow: true },
  ...over,
})

const ANSWERS: Record<string, unknown> = {
  'reference.items': reference,
  'workbook.views': [],
  'org.list': { rows: [{ id: 'org-1', name: '河南省职称改革办公室' }], total: 1 },
  'committee.admin': { login: 'pwhp1', lastAt: null, mustChange: true, locked: false },
}
const page = (
  children: () => unknown,
  answers: Record<string, unknown>,
  more: { at?: string; duties?: Duty[]; onNews?: (tell: (topics: string[]) => void) => void } = {},
) =>
  officePage({
    answer: (name, input) => {
      const answer = { ...ANSWERS, ...answers }[name] ?? {}
      return typeof answer === 'function' ? answer(input) : answer
    },
    children: children as never,
    ...more,
  })
const listed = (...rows: CommitteeDetail[]) => ({
  'committee.list': { rows, total: rows.length },
  'committee.get': ({ id }: { id: string }) => rows.find((row) => row.id === id),
})

test('M-7.1.5 the list shows series and specialties; the drawer names the administrator’s login', async () => {
  page(() => <CommitteeList />, listed(committee()), { at: '/?open=c-1' })
  const row = within((await screen.findByText('机械', { selector: 'td *, td' })).closest('tr')!)
  await row.findByText('工程技术人员')
  row.getByText('还有 6 天')
  fireEvent.click(await screen.findByRole('tab', { name: '管理员' }))
  await screen.findByText('pwhp1')
  screen.getByText('尚未修改初始密码')
  fireEvent.click(screen.getByRole('tab', { name: '时间' }))
  await screen.findByText('将有 3 人逾期')
})

test('M-7.1.1 the province adds, and the slip is shown; an office below has no such button', async () => {
  const made = { id: 'c-9', slip: { login: 'pwhx', password: 'acd7-efg9-hjk4' } }
  const asked = page(() => <CommitteeList />, { ...listed(committee()), 'committee.create': made })
  fireEvent.click(await screen.findByRole('button', { name: '添加评委会' }))
  const form = within(await screen.findByRole('dialog', { name: '添加评委会' }))
  const type = (label: RegExp, value: string) =>
    fireEvent.input(form.getByLabelText(label), { target: { value } })
  const choose = (label: RegExp, value: string) =>
    fireEvent.change(form.getByLabelText(label), { target: { value } })
  fireEvent.click(form.getByRole('button', { name: '添加评委会' }))
  await form.findByText('请填写评委会名称。')
  type(/^评委会名称/, '农业系列中级评委会')
  type(/^评委会编码/, 'X')
  await form.findByRole('option', { name: '河南省职称改革办公室', hidden: true })
  choose(/^监督部门/, 'org-1')
  await form.findByRole('option', { name: '农业技术人员', hidden: true })
  choose(/^评审系列/, '05')
  await form.findByText('电子')
  choose(/^评审系列/, '06')
  await form.findByText('农学')
  expect(form.queryByText('电子')).toBeNull()
  fireEvent.click(form.getByLabelText('中级'))
  choose(/^有效期自/, '2026-01-01')
  choose(/^有效期至/, '2029-01-01')
  fireEvent.click(form.getByRole('button', { name: '添加评委会' }))
  await form.findByText('有效期有误：终止日期须晚于起始日期，且最长 3 年。')
  expect(asked().some(({ name }) => name === 'committee.create')).toBe(false)
  choose(/^有效期至/, '2028-12-31')
  fireEvent.click(form.getByRole('button', { name: '添加评委会' }))
  await screen.findByText('acd7-efg9-hjk4')
  expect(asked().find(({ name }) => name === 'committee.create')?.input).toMatchObject({
    ...{ name: '农业系列中级评委会', orgId: 'org-1', band: 'middle', levels: ['3'], series: '06' },
    ...{ specialties: [], validTo: '2028-12-31' },
  })
  cleanup()
  page(() => <CommitteeList />, listed(committee({ mayEdit: false })), { duties: ['handler'] })
  await screen.findByText('工程系列高级评委会')
  expect(screen.queryByRole('button', { name: '添加评委会' })).toBeNull()
})

test('M-7.1.4 the login of a committee has the menu of its own work, and messages as everybody', () => {
  const rights = rightsOf(staffActor({ duties: [], scope: null, committeeId: 'c-1' }))
  expect(menuFor(rights).map(({ id }) => id)).toEqual(['desk', 'acceptance', 'notices', 'account'])
  expect(mayOpen('/manage/messages', rights)).toBe(true)
  for (const path of ['committees', 'deadlines', 'jobs', 'staff', 'persons'])
    expect([path, mayOpen(`/manage/${path}`, rights)]).toEqual([path, false])
})

test('M-7.4.1 the deadline is set on a sheet that tells who would be late, in order and in the future alone', async () => {
  const asked = page(
    () => <Deadlines />,
    { ...listed(committee()), 'committee.setDeadline': { version: 3 } },
    { at: '/?open=c-1' },
  )
  const sheet = within(await screen.findByRole('dialog'))
  sheet.getByText('将有 3 人逾期')
  sheet.getByText('申报人（退回修改或补正中）')
  const set = sheet.getByRole('button', { name: '设置截止时间' })
  const at = (days: number) => {
    const local = new Date(Date.now() + days * DAY + 8 * 3600_000).toISOString().slice(0, 16)
    fireEvent.change(sheet.getByLabelText(/^接收材料截止时间/), { target: { value: local } })
  }
  for (const days of [-1, 0.5]) {
    at(days)
    await waitFor(() => expect(set.getAttribute('aria-disabled')).toBe('true'))
  }
  at(9)
  await waitFor(() => expect(set.getAttribute('aria-disabled')).not.toBe('true'))
  fireEvent.click(set)
  await waitFor(() => expect(asked().some(({ name }) => name === 'committee.setDeadline')).toBe(true))
  const { input } = asked().find(({ name }) => name === 'committee.setDeadline')!
  expect(input).toMatchObject({ id: 'c-1', version: 2 })
  expect(asked().find(({ name }) => name === 'committee.list')?.input).toMatchObject({
    node: 'org-1',
    deep: false,
  })
})

test('M-7.4.1 whose committee it is not is told whose it is', async () => {
  page(() => <CommitteeList />, listed(committee({ own: false, orgName: '郑州市职改办' })), {
    at: '/?open=c-1',
  })
  fireEvent.click(await screen.findByRole('tab', { name: '时间' }))
  await screen.findByText('由郑州市职改办设置')
  expect(screen.getByRole('button', { name: '设置截止时间' }).getAttribute('aria-disabled')).toBe('true')
})

test('jobs show what was done and why one failed, which is tried again from there', async () => {
  const job = {
    id: 'late:1',
    kind: 'late',
    subject: '李敏',
    dueAt: Date.now(),
    startedAt: null,
    endedAt: Date.now(),
  }
  const rows = [
    {
      ...job,
      id: 'a',
      kind: 'deadline',
      state: 'done',
      attempts: 1,
      result: { late: 12, other: 0 },
      fault: null,
    },
    { ...job, id: 'b', state: 'failed', attempts: 5, result: null, fault: 'server.error' },
    {
      ...job,
      id: 'c',
      kind: 'tidy',
      subject: '',
      state: 'due',
      attempts: 2,
      result: null,
      fault: 'store.full',
    },
  ]
  const asked = page(() => <Jobs />, { 'job.list': { rows, total: 3 }, 'job.retry': {} })
  await screen.findByText('逾期 12 份')
  screen.getByText('将自动重试')
  screen.getByText('全省')
  fireEvent.click(screen.getByRole('button', { name: '重试' }))
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '重试' }))
  await waitFor(() =>
    expect(asked().find(({ name }) => name === 'job.retry')?.input).toMatchObject({ id: 'b' }),
  )
})

test('I-8 messages come by themselves, in words, and are read when they are opened', async () => {
  let tell: (topics: string[]) => void = () => {}
  const message = {
    ...{ id: 'm-1', kind: 'declare.returned', link: '', at: Date.now(), readAt: null },
    params: { title: '副教授', org: '郑州市职改办', reason: '请补充论文', points: 2 },
  }
  let rows = [message]
  const asked = page(
    () => <MessageList />,
    {
      'message.list': () => ({
        rows,
        unread: rows.filter(({ readAt }) => readAt === null).length,
        more: false,
      }),
      'message.read': () => ({ unread: 0 }),
    },
    { onNews: (listener) => void (tell = listener) },
  )
  await screen.findByText(
    '郑州市职改办退回了您申报副教授的材料，请修改后重新提交。退回原因：请补充论文（共 2 处需要修改）',
  )
  screen.getByText('1 条未读')
  rows = [{ ...message, readAt: Date.now() as never }]
  fireEvent.click(screen.getByRole('button', { name: '标为已读' }))
  await screen.findByText('没有未读消息')
  expect(asked().find(({ name }) => name === 'message.read')?.input).toEqual({ ids: ['m-1'] })
  expect(tell).toBeTypeOf('function')
})
