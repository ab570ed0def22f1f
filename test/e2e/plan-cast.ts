import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Page } from '@playwright/test'
import type { PlanLine } from '../../shared/plan/plan.ts'
import type { House } from './house.ts'
import { enterOffice } from './office.ts'
import { DESK, logIn, type Somebody, somebody } from './people.ts'

const PHONE = { width: 390, height: 844 }
const CHOSEN = 'Yellow-River-2026'
export interface Saved {
  id: string
  version: number
}

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** The question over the page, and the drawer beside it. */
export const sheet = (page: Page) => page.locator('dialog.sheet[open]')
export const drawer = (page: Page) => page.locator('dialog.drawer[open]')
export const confirm = async (page: Page, verb: string): Promise<void> => {
  await sheet(page).getByRole('button', { name: verb, exact: true }).click()
  await expect(sheet(page)).toBeHidden()
}

/** Those who act in the story, each in a browser of their own. */
export type Cast = Record<string, Somebody>

export async function sit(browser: Browser, house: House, cast: Cast, login: string): Promise<Page> {
  const seat = await somebody(browser, DESK)
  cast[login] = seat
  await enterOffice(seat.page, house, login)
  return seat.page
}

/** Added by the unit's administrator, and past the change of the first password. */
export async function applicant(
  browser: Browser,
  house: House,
  cast: Cast,
  one: { name: string; idNumber: string },
): Promise<Page> {
  const admin = await house.desk('danwei-guanli')
  const { password } = await admin.need<{ password: string }>('person.create', {
    ...{ commandId: randomUUID(), idType: 'citizen', ...one },
  })
  const seat = await somebody(browser, PHONE)
  cast[one.name] = seat
  await logIn(seat.page, house, 'declare', one.idNumber, password)
  await seat.page.getByLabel('当前密码').fill(password)
  await seat.page.getByLabel('新密码', { exact: true }).fill(CHOSEN)
  await seat.page.getByLabel('再次输入新密码').fill(CHOSEN)
  await press(seat.page, '修改密码并继续')
  await expect(seat.page.getByRole('heading', { level: 1, name: '职称申报', exact: true })).toBeVisible()
  return seat.page
}

type Line = Partial<PlanLine> & Pick<PlanLine, 'planned'>

/** A plan of this year that the unit of `login` has handed in; senior titles of health unless a line says otherwise. */
export async function submitted(house: House, login: string, ...lines: Line[]): Promise<Saved> {
  const clerk = await house.desk(login)
  const { kinds } = await clerk.need<{ kinds: { series: { code: string; name: string }[] } }>(
    'reference.items',
    { kinds: ['series'] },
  )
  const series = kinds.series.find(({ name }) => name.startsWith('卫生'))!.code
  const plan = await clerk.need<Saved>('plan.save', {
    ...{ commandId: randomUUID(), year: new Date().getFullYear() },
    lines: lines.map((line) => ({
      ...{ series, level: '2', approvedPosts: 10, vacancies: 5, counted: true, ...line },
    })),
  })
  const { version } = await clerk.need<Saved>('plan.submit', { commandId: randomUUID(), ...plan })
  return { id: plan.id, version }
}

/** 【通过】 at these desks, one after the other. */
export async function passedBy(house: House, id: string, ...logins: string[]): Promise<void> {
  for (const login of logins) {
    const office = await house.desk(login)
    const { version } = await office.need<Saved>('plan.get', { id })
    await office.need('plan.pass', { commandId: randomUUID(), items: [{ id, version }], opinion: '同意' })
  }
}

export const noErrors = (cast: Cast): void => {
  for (const { errors } of Object.values(cast)) expect(errors).toEqual([])
}
