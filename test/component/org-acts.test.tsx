import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ApproveMany, whyNotMany } from '../../client/features/org/approve-many.tsx'
import { offers, whyNot } from '../../client/features/org/org-actions.ts'
import { OrgActs } from '../../client/features/org/org-acts.tsx'
import type { Org, OrgRow } from '../../client/features/org/queries.ts'
import { loadWords } from '../../client/lib/i18n.ts'
import { EMPTY_PROFILE } from '../../shared/org/profile.rules.ts'
import { problem } from '../../shared/problem.ts'
import { officePage } from './office-page.tsx'

beforeAll(() => loadWords(['common', 'manage', 'org', 'problem', 'refusal']))
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

const orgOf = (over: Partial<Org>): Org =>
  ({
    ...{ id: 'u', name: '研究院', code: 'ZY01', kind: 'unit', level: 2, state: 'approved', version: 5 },
    ...{ parentId: 'r', parentName: '洛川市职改办', profile: EMPTY_PROFILE, actions: [] },
    ...over,
  }) as unknown as Org

test('a name or code that is taken is told at its field when it is left', async () => {
  officePage({
    answer: (name, input) => {
      if (name === 'reference.items') return { edition: 1, kinds: {} }
      return { total: 1, rows: [{ code: '4103-1', name: input.deep === false ? '研究院' : '农机站' }] }
    },
    children: () => (
      <OrgActs act={{ kind: 'create', org: orgOf({}) }} onClose={() => {}} onRemoved={() => {}} />
    ),
  })
  const type = (label: string, value: string) => {
    fireEvent.input(screen.getByLabelText(label), { target: { value } })
    fireEvent.blur(screen.getByLabelText(label))
  }
  type('机构代码', '4103-1')
  expect(await screen.findAllByText('机构代码 4103-1 已由“农机站”使用，请更换。')).toBeTruthy()
  type('单位名称', '研究院')
  expect(await screen.findAllByText(/同一上级下已有名为“研究院”的单位/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '保存' }).getAttribute('aria-disabled')).toBe('true')
})

test('M-1.11 审核 stays greyed with its reason until something was submitted; what is nobody’s business is absent', () => {
  const wrong = problem('workflow.wrong_state', { action: 'approve', state: 'blank' })
  const blank = orgOf({
    state: 'blank',
    actions: [
      { action: 'approve', problem: wrong },
      { action: 'sendBack', problem: wrong },
      { action: 'remove', problem: problem('org.has_people', { persons: 3, staff: 1 }) },
      { action: 'disable', problem: problem('org.has_work', { work: 'plan:2,committee:1' }) },
      { action: 'move', problem: problem('auth.forbidden') },
    ],
  })
  expect(offers(blank, 'approve')).toBe(true)
  expect(whyNot(blank, 'approve')).toBe('该单位尚未提交信息。')
  expect(offers(blank, 'sendBack')).toBe(false)
  expect(offers(blank, 'remove')).toBe(true)
  expect(whyNot(blank, 'remove')).toContain('申报人员 3 名、审查人员 1 名')
  expect(whyNot(blank, 'disable')).toBe(
    '该单位还有未办结的事项：申报计划 2 份、评委会 1 个。请先办结或撤回。',
  )
  expect(offers(blank, 'move')).toBe(false)
  expect(offers({ ...blank, state: 'approved' }, 'approve')).toBe(false)
})

test('M-1.3 the slip tells login and first password once, and closes only by its button', async () => {
  officePage({
    answer: () => ({ login: 'uzy01', password: '000000' }),
    children: () => (
      <OrgActs
        act={{
          kind: 'resetAdmin',
          org: orgOf({}),
          admin: {
            ...{ accountId: 'a', login: 'uzy01', name: '周文澜', phone: '', mail: '' },
            ...{ mustChange: false, disabled: false, lastLoginAt: null },
          },
        }}
        onClose={() => {}}
        onRemoved={() => {}}
      />
    ),
  })
  fireEvent.click(screen.getByRole('button', { name: '初始化密码' }))
  const slip = await screen.findByText('000000')
  const dialog = slip.closest('dialog')!
  fireEvent(dialog, new Event('cancel', { cancelable: true }))
  fireEvent.click(dialog)
  expect(screen.getByText('000000')).toBeTruthy()
  fireEvent.click([...dialog.querySelectorAll('button')].at(-1)!)
  await waitFor(() => expect(screen.queryByText('000000')).toBeNull())
})

test('M-1.4 the new name must differ; M-1.5 deleting asks for a reason', async () => {
  const asked = officePage({
    answer: () => ({ version: 6 }),
    children: () => (
      <>
        <OrgActs act={{ kind: 'rename', org: orgOf({}) }} onClose={() => {}} onRemoved={() => {}} />
        <OrgActs act={{ kind: 'remove', org: orgOf({}) }} onClose={() => {}} onRemoved={() => {}} />
      </>
    ),
  })
  const save = screen.getByRole('button', { name: '确定' })
  expect(save.getAttribute('aria-disabled')).toBe('true')
  fireEvent.input(screen.getByLabelText('新名称'), { target: { value: '中原研究院' } })
  fireEvent.click(save)
  await waitFor(() =>
    expect(asked().at(-1)).toMatchObject({
      name: 'org.rename',
      input: { id: 'u', version: 5, name: '中原研究院' },
    }),
  )
  const remove = screen.getByRole('button', { name: '删除' })
  expect(remove.getAttribute('aria-disabled')).toBe('true')
  fireEvent.input(screen.getByLabelText('理由'), { target: { value: '重复登记' } })
  fireEvent.click(remove)
  await waitFor(() =>
    expect(asked().at(-1)).toMatchObject({ name: 'org.remove', input: { reason: '重复登记' } }),
  )
})

test('M-1.11 several waiting units are audited at once; the first refusal is named and the others stand', async () => {
  const done = vi.fn()
  let taken = 0
  const rowOf = (id: string, state: OrgRow['state']) =>
    ({ ...orgOf({ id, state }), name: `单位${id}` }) as unknown as OrgRow
  const rows = [rowOf('a', 'submitted'), rowOf('b', 'changing'), rowOf('c', 'submitted')]
  expect(whyNotMany(rows)).toBeNull()
  expect(whyNotMany([...rows, rowOf('d', 'approved')])).toContain('未提交')
  const asked = officePage({
    answer: (_name, input) => {
      if (input.id === 'b' && taken++ === 0) throw problem('stale')
      return { version: 6 }
    },
    children: () => <ApproveMany rows={rows} onDone={done} onClose={() => {}} />,
  })
  const approve = () => fireEvent.click(screen.getByRole('button', { name: '审核' }))
  const approved = () => asked().map(({ input }) => input.id)
  approve()
  await waitFor(() => expect(approved()).toEqual(['a', 'b']))
  await screen.findByRole('button', { name: '审核' })
  expect(done).not.toHaveBeenCalled()
  await waitFor(() =>
    expect(screen.getByRole('button', { name: '审核' }).getAttribute('aria-disabled')).toBeNull(),
  )
  approve()
  await waitFor(() => expect(done).toHaveBeenCalledOnce())
  expect(approved()).toEqual(['a', 'b', 'b', 'c'])
})
