import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import Own from '../../client/features/org/own.tsx'
import { ProfileChanges } from '../../client/features/org/profile-view.tsx'
import type { OwnOrg } from '../../client/features/org/queries.ts'
import { loadWords } from '../../client/lib/i18n.ts'
import type { OrgProfile } from '../../shared/org/org.ts'
import { EMPTY_PROFILE } from '../../shared/org/profile.rules.ts'
import { problem } from '../../shared/problem.ts'
import { officePage } from './office-page.tsx'

beforeAll(() => loadWords(['common', 'manage', 'org', 'problem', 'refusal']))
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
