import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ApproveMany, whyNotMany } from '../../client/features/org/approve-many.tsx'
import { offers, whyNot } from '../../client/features/org/org-actions.ts'
import { OrgActs } from '../../client/features/org/org-acts.tsx'
import Own from '../../client/features/org/own.tsx'
import { ProfileChanges } from '../../client/features/org/profile-view.tsx'
import type { Org, OrgRow, OwnOrg } from '../../client/features/org/queries.ts'
import { loadWords } from '../../client/lib/i18n.ts'
import type { OrgProfile } from '../../shared/org/org.ts'
import { EMPTY_PROFILE } from '../../shared/org/profile.rules.ts'
import { problem } from '../../shared/problem.ts'
import { officePage } from './office-page.tsx'

beforeAll(() => loadWords(['common', 'manage', 'org', 'problem']))
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

const FULL: OrgProfile = {
  creditCode: '91410100MA0000001X',
  areaCode: '410300',
  affiliation: '40',
  rank: '3',
  nature: '1',
  sector: '1',
  legalPerson: '沈观澜',
  address: '滨河路 18 号',
  contactName: '周文澜',
  contactPhone: '13838380001',
  contactMail: 'office@example.org',
  professionals: 218,
  note: '',
}
const CODES = { area: '410300', affiliation: '40', rank: '3', nature: '1', sector: '1' }
const reference = {
  edition: 1,
  kinds: Object.fromEntries(
    Object.entries(CODES).map(([kind, code]) => [
      kind,
      [{ code, name: `名称${code}`, parent: '', sort: 1, attrs: {} }],
    ]),
  ),
}

const ownOf = (over: Partial<OwnOrg>): OwnOrg => ({
  ...{ id: 'u', name: '中原重型装备研究院', code: 'ZY01', kind: 'unit', level: 2, state: 'blank' },
  ...{ stateAt: null, superiorName: '洛川市职改办', superiorPhone: '0379-65500000' },
  ...{ profile: null, draft: null, returnReason: null, attachments: [], steps: [], version: 3 },
  ...over,
})

/** The form's page with a server that keeps the draft. */
function openOwn(own: OwnOrg) {
  let kept = own
  const asked = officePage({
    children: () => <Own />,
    answer: (name, input) => {
      if (name === 'reference.items') return reference
      if (name === 'org.saveDraft') {
        kept = { ...kept, draft: input.profile as OrgProfile, version: kept.version + 1 }
        return { version: kept.version }
      }
      if (name === 'org.submit') {
        kept = { ...kept, state: 'submitted', draft: input.profile as OrgProfile, version: kept.version + 1 }
        return { version: kept.version, state: 'submitted' }
      }
      return kept
    },
  })
  return { asked, calls: (name: string) => asked().filter((each) => each.name === name) }
}

test('M-0.5 the form marks what is required, names each fault under its field and leads to the first', async () => {
  openOwn(ownOf({}))
  const code = await screen.findByLabelText('统一社会信用代码')
  expect(code.getAttribute('aria-required')).toBe('true')
  expect(screen.getByLabelText('备注').getAttribute('aria-required')).toBeNull()
  expect(screen.queryByText('请填写法定代表人。')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '提交审核' }))
  expect(screen.getByText('请填写法定代表人。')).toBeTruthy()
  expect(document.activeElement).toBe(code)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('M-0.5 an office counts no specialists and has no credit code of its own', async () => {
  openOwn(ownOf({ kind: 'office' }))
  const code = await screen.findByLabelText('统一社会信用代码')
  expect(code.getAttribute('aria-required')).toBeNull()
})

test('M-1.7 what is written is saved as a draft after a pause, with the version the server told last', async () => {
  const { calls } = openOwn(ownOf({}))
  fireEvent.input(await screen.findByLabelText('法定代表人'), { target: { value: '沈观澜' } })
  await waitFor(() => expect(calls('org.saveDraft')).toHaveLength(1), { timeout: 3000 })
  expect(calls('org.saveDraft')[0]!.input).toMatchObject({ version: 3, profile: { legalPerson: '沈观澜' } })
  await screen.findByText(/^已保存/)
  fireEvent.input(screen.getByLabelText('联系人'), { target: { value: '周文澜' } })
  await waitFor(() => expect(calls('org.saveDraft')).toHaveLength(2), { timeout: 3000 })
  expect(calls('org.saveDraft')[1]!.input).toMatchObject({ version: 4 })
})

test('M-1.7 two windows write the same form: what only one changed is merged, what both changed is decided by a person', async () => {
  let kept = ownOf({ draft: { ...EMPTY_PROFILE, legalPerson: '沈观澜' } })
  const asked = officePage({
    children: () => <Own />,
    answer: (name, input) => {
      if (name === 'reference.items') return reference
      if (name !== 'org.saveDraft') return kept
      if (input.version !== kept.version) throw problem('stale')
      kept = { ...kept, draft: input.profile as OrgProfile, version: kept.version + 1 }
      return { version: kept.version }
    },
  })
  await screen.findByLabelText('法定代表人')
  kept = {
    ...kept,
    version: 9,
    draft: { ...EMPTY_PROFILE, legalPerson: '顾南枝', address: '滨河路 18 号' },
  }
  fireEvent.input(screen.getByLabelText('法定代表人'), { target: { value: '周文澜' } })
  await screen.findByRole('alert', {}, { timeout: 4000 })
  expect(screen.getByLabelText('单位地址')).toHaveProperty('value', '滨河路 18 号')
  expect(screen.getByLabelText('法定代表人')).toHaveProperty('value', '周文澜')
  expect(screen.getByRole('row', { name: /法定代表人 顾南枝 周文澜/ })).toBeTruthy()
  expect(screen.getByRole('button', { name: '提交审核' }).getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(screen.getByRole('button', { name: '保留本页填写的' }))
  await waitFor(() => expect(kept.draft?.legalPerson).toBe('周文澜'))
  expect(kept.draft?.address).toBe('滨河路 18 号')
  expect(
    asked()
      .filter(({ name }) => name === 'org.saveDraft')
      .at(-1)!.input,
  ).toMatchObject({ version: 9 })
  expect(screen.queryByRole('alert')).toBeNull()
})

test('M-1.2 a name or code that is taken is told at its field when it is left', async () => {
  officePage({
    answer: (name, input) => {
      if (name === 'reference.items') return reference
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

test('M-0.6 M-1.8 a complete form is submitted after one question, and can then only be taken back', async () => {
  const { calls } = openOwn(ownOf({ draft: FULL }))
  await screen.findByText('已填写完整，可以提交。')
  fireEvent.click(screen.getByRole('button', { name: '提交审核' }))
  const sheet = await screen.findByRole('dialog')
  expect(sheet.textContent).toContain('提交洛川市职改办审核')
  fireEvent.click([...sheet.querySelectorAll('button')].at(-1)!)
  await screen.findByText('已提交，等待洛川市职改办审核')
  expect(calls('org.submit')[0]!.input).toMatchObject({ version: 3, profile: FULL })
  expect(screen.getByRole('button', { name: '撤销提交' })).toBeTruthy()
  expect(screen.queryByLabelText('法定代表人')).toBeNull()
})

test('A35 a returned form says why on top', async () => {
  openOwn(ownOf({ state: 'returned', draft: FULL, returnReason: '证书与名称不符' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('已被退回')
  expect(alert.textContent).toContain('证书与名称不符')
})

test('M-1.10 a waiting change is shown as what differs, old beside new', () => {
  officePage({
    answer: () => reference,
    children: () => <ProfileChanges before={FULL} after={{ ...FULL, legalPerson: '顾南枝' }} />,
  })
  expect(screen.getAllByRole('row')).toHaveLength(2)
  expect(screen.getByRole('row', { name: /法定代表人 沈观澜 顾南枝/ })).toBeTruthy()
})

const orgOf = (over: Partial<Org>): Org =>
  ({
    ...{ id: 'u', name: '研究院', code: 'ZY01', kind: 'unit', level: 2, state: 'approved', version: 5 },
    ...{ parentId: 'r', parentName: '洛川市职改办', profile: EMPTY_PROFILE, actions: [] },
    ...over,
  }) as unknown as Org

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
