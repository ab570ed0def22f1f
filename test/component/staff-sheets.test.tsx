import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { DutiesSheet } from '../../client/features/staff/duties-sheet.tsx'
import type { StaffDetail } from '../../client/features/staff/queries.ts'
import { loadWords, problemText } from '../../client/lib/i18n.ts'
import { problem } from '../../shared/problem.ts'
import { officePage } from './office-page.tsx'

beforeAll(() => loadWords(['common', 'staff', 'problem', 'refusal']))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const somebody = (officers: boolean) =>
  ({
    ...{ id: 's1', version: 3, name: '段闻', duties: ['handler'], rules: { both: false, officers } },
  }) as unknown as StaffDetail

test('M-2.7 设置角色 says what cannot be together before it is sent, and offers 三员 only where they can be named', async () => {
  const asked = officePage({
    answer: () => ({ version: 4 }),
    children: () => <DutiesSheet of={somebody(false)} onClose={() => {}} />,
  })
  const box = (name: RegExp) => screen.getByRole('checkbox', { name })
  await waitFor(() => box(/^经办人/))
  expect(screen.queryByRole('checkbox', { name: /三员/ })).toBeNull()
  expect(screen.queryByText('三员')).toBeNull()
  const save = screen.getByRole('button', { name: '保存' })
  await fireEvent.click(box(/^负责人/))
  expect(save.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByText(problemText(problem('staff.duties_both')))).toBeDefined()
  await fireEvent.click(save)
  expect(asked().map(({ name }) => name)).not.toContain('staff.setDuties')
  await fireEvent.click(box(/^经办人/))
  await fireEvent.click(save)
  await waitFor(() => expect(asked().at(-1)?.name).toBe('staff.setDuties'))
  expect(asked().at(-1)?.input).toMatchObject({ id: 's1', version: 3, duties: ['principal'] })
})

test('where the three officers are separated they are offered', async () => {
  officePage({
    answer: () => ({}),
    children: () => <DutiesSheet of={somebody(true)} onClose={() => {}} />,
  })
  await waitFor(() => screen.getByRole('checkbox', { name: /^系统管理员（三员）/ }))
})
