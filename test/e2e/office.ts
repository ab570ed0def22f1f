import { expect, type Page } from '@playwright/test'
import { type House, PASSWORD } from './house.ts'
import { logIn, pressAndConfirm } from './people.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A member of the office at the management entrance; done when the menu is there. */
export async function enterOffice(page: Page, house: House, login: string): Promise<void> {
  await logIn(page, house, 'manage', login, PASSWORD)
  await expect(menu(page)).toBeVisible()
}

export const menu = (page: Page) => page.getByRole('navigation', { name: '功能菜单' })

/** 导入评审名册: chooses the workbook and waits until every cell has been checked. */
export async function checkWorkbook(page: Page, workbook: Buffer): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '名册.xlsx', mimeType: XLSX, buffer: workbook })
  await expect(page.getByRole('tablist', { name: '工作表' })).toBeVisible()
}

/** Opens a review from the list and one of its parts. */
export async function openReview(page: Page, house: House, reviewId: string, part?: string): Promise<void> {
  await page.goto(`${house.url}/manage/reviews/${reviewId}`)
  if (part) await openPart(page, part)
}

export const openPart = (page: Page, part: string): Promise<void> =>
  page.getByRole('tab', { name: new RegExp(`^${part}`) }).click()

/** Login and password of everybody, read off the printed slips. */
export async function readSlips(page: Page): Promise<{ name: string; login: string; password: string }[]> {
  await expect(page.locator('.cut-slip').first()).toBeVisible()
  return page.locator('.cut-slip').evaluateAll((slips) =>
    slips.map((slip) => {
      const text = (at: string) => slip.querySelector(at)?.textContent?.trim() ?? ''
      return {
        name: text('.cut-name'),
        login: text('dd:nth-of-type(1)'),
        password: text('dd:nth-of-type(2)'),
      }
    }),
  )
}

/** The line of a panel in the supervision table. */
export const watched = (page: Page, panel: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: panel, exact: true }) })

/** 退回 with a reason, for the whole committee unless another target is named. */
export async function sendBack(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: '退回', exact: true }).click()
  const sheet = page.getByRole('dialog')
  const send = sheet.getByRole('button', { name: '退回', exact: true })
  await expect(send).toBeDisabled()
  await expect(send).toHaveAccessibleDescription(/请填写理由/)
  await sheet.getByLabel('理由').fill(reason)
  await send.click()
  await expect(sheet).toBeHidden()
}

/** 接收结果: the office takes the result over, and the review is at its end. */
export async function acceptResult(page: Page): Promise<void> {
  await pressAndConfirm(page, '接收结果')
  await expect(page.getByText('结果已接收，评审到此结束。')).toBeVisible()
}
