import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { openMeasure } from './axe.ts'
import {
  addPerson,
  ask,
  attachAll,
  CHOSEN,
  COMMITTEE,
  fillIn,
  firstLogin,
  heading,
  openYear,
  PERSON,
  PHONE,
} from './declare-cast.ts'
import { type House, openHouse } from './house.ts'
import { DESK, logIn, type Somebody, somebody } from './people.ts'
import { LEVELS } from './plan-office.ts'

/** One evening of one applicant, from the first login to the receipt, on a phone and at a desk. */
test.describe.configure({ mode: 'serial' })

let house: House
let me: Somebody
let fileId: string
const { measure, check } = openMeasure()
const DOCUMENTS = join(import.meta.dirname, '../../server/demo/documents')

test.beforeAll(async () => {
  house = await openHouse('plan')
})
test.afterAll(async () => {
  await me?.context.close()
  await house.close()
})
test.afterEach(() => {
  expect(me.errors).toEqual([])
  check()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const sheet = (page: Page) => page.locator('dialog.sheet[open]')
const part = async (page: Page, name: string): Promise<void> => {
  const rail = page.getByRole('navigation', { name: '申报材料各部分' })
  await rail.getByRole('link', { name }).click()
  await expect(heading(page, name)).toBeVisible()
}
const saved = (page: Page) => expect(page.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible()
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const fits = async (page: Page): Promise<void> => {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(over).toBeLessThanOrEqual(0)
}

test('M-2.10 M-2.11 M-2.12 an applicant logs in with ID number and its last six, X capital, at an own entrance; two things can be declared', async ({
  browser,
}) => {
  const password = await addPerson(house)
  expect(password).toBe('02002X')
  me = await somebody(browser, PHONE)
  const { page } = me
  await page.goto(`${house.url}/declare`)
  await expect(page).toHaveTitle('河南省职称工作信息平台-职称申报系统')
  await expect(page.locator('input')).toHaveCount(2)
  await logIn(page, house, 'declare', PERSON.idNumber, '02002x')
  await expect(page.getByRole('alert')).toContainText('不正确')
  // the other entrances do not know the number
  await page.goto(`${house.url}/manage`)
  await page.getByLabel('用户名').fill(PERSON.idNumber)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await press(page, '登录')
  await expect(page.getByRole('alert')).toContainText('不正确')

  await firstLogin(page, house, password)
  // who I am, masked, and what can be done: a title not yet, with its reason; an expert now
  await expect(page.getByText('410*************2X')).toBeVisible()
  await expect(page.getByText(LEVELS.unit)).toBeVisible()
  await expect(page.getByText(PERSON.idNumber)).toHaveCount(0)
  const title = page.getByRole('article', { name: '申报职称' })
  await expect(title).toContainText('申报计划尚未通过')
  await expect(title.getByRole('link')).toHaveCount(0)
  await expect(page.getByRole('article', { name: '申报专家' }).getByRole('link')).toBeVisible()
  await fits(page)
  await measure('home', page)

  // the chosen password holds, the first one is dead
  await press(page, '退出登录')
  await logIn(page, house, 'declare', PERSON.idNumber, password)
  await expect(page.getByRole('alert')).toContainText('不正确')
  await logIn(page, house, 'declare', PERSON.idNumber, CHOSEN)
  await expect(heading(page, '职称申报')).toBeVisible()
})

test('M-2.11 M-7.1.5 when the plan has passed a title is begun: line, title, kind of review, committee', async () => {
  await openYear(house)
  const { page } = me
  await page.reload()
  await page.getByRole('article', { name: '申报职称' }).getByRole('link', { name: '申报职称' }).click()
  const begin = page.getByRole('button', { name: '开始填报' })
  await expect(begin).toHaveAccessibleDescription('请先选择申报系列和级别。')
  await page.getByRole('radio', { name: /卫生技术人员 副高级/ }).check({ force: true })
  await field(page, '申报职称').selectOption({ index: 1 })
  await field(page, '申报专业').fill('心血管内科')
  await page.getByRole('radio', { name: new RegExp(COMMITTEE) }).check({ force: true })
  await fits(page)
  await measure('begin', page)
  await begin.click()
  await expect(heading(page, '基本信息')).toBeVisible()
  fileId = new URL(page.url()).pathname.split('/')[3]!
  await expect(page.getByText('410*************2X')).toBeVisible()
  await fits(page)
  await measure('basic', page)
})

test('I-1 a section is kept by itself; the list to choose parts from and an entry work on a phone by touch and by key', async () => {
  const { page } = me
  await field(page, '籍贯').fill('中原洛川')
  await saved(page)
  await page.getByRole('combobox', { name: '申报材料各部分' }).selectOption('work')
  await expect(heading(page, '工作经历')).toBeVisible()
  await press(page, '添加工作经历')
  await expect(field(page, '起始时间 年')).toBeFocused()
  await field(page, '起始时间 年').selectOption('2005')
  await page.keyboard.press('Tab')
  await field(page, '起始时间 月').selectOption('07')
  await field(page, '工作单位').fill('伊水县人民医院')
  await field(page, '从事工作或职务').fill('住院医师')
  await press(page, '填好了')
  await saved(page)
  await measure('work', page)
  await press(page, '删除 伊水县人民医院')
  await expect(page.getByRole('heading', { name: '伊水县人民医院' })).toHaveCount(0)
  await press(page, '撤销删除')
  await expect(page.getByRole('heading', { name: '伊水县人民医院' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: '伊水县人民医院' })).toBeVisible()
})

test('I-1 the form in two tabs: fields of both stay; the same field is asked about and the answer holds', async () => {
  const { page: one, context } = me
  const two = await context.newPage()
  await two.setViewportSize(DESK)
  for (const page of [one, two]) {
    await page.goto(`${house.url}/declare/file/${fileId}/basic`)
    await expect(field(page, '籍贯')).toHaveValue('中原洛川')
  }
  await field(one, '所在部门').fill('心血管内科')
  await saved(one)
  await field(two, '行政职务').fill('科副主任')
  await saved(two)
  await expect(field(two, '所在部门')).toHaveValue('心血管内科')

  // the second one's save is on its way while the first one's is done
  const done = Promise.withResolvers<void>()
  await two.route('**/api/declare.saveSection', async (route) => {
    await done.promise
    await route.continue()
  })
  await field(two, '籍贯').fill('伊水')
  await field(one, '籍贯').fill('洛川')
  await saved(one)
  done.resolve()
  const asking = two.getByRole('alert').filter({ hasText: '请选定以哪个为准' })
  await expect(asking).toContainText('洛川')
  await expect(asking).toContainText('伊水')
  await measure('conflict', two)
  await asking.getByRole('button', { name: '用本窗口的' }).click()
  await expect(asking).toBeHidden()
  await saved(two)
  const { sections } = await ask<{ sections: { section: string; content: { values: object } }[] }>(
    one,
    'declare.get',
    {
      id: fileId,
    },
  )
  expect(sections.find(({ section }) => section === 'basic')!.content.values).toMatchObject({
    ...{ native: '伊水', department: '心血管内科', post: '科副主任' },
  })
  await two.close()
})

/** Nothing reaches the server from here on. */
const cut = async (context: BrowserContext, off: boolean): Promise<void> => context.setOffline(off)

test('I-1 without a line the form says so, keeps what is typed until the next visit, and sends it when the line is back', async () => {
  const { page, context } = me
  await page.goto(`${house.url}/declare/file/${fileId}/basic`)
  await expect(field(page, '曾用名')).toBeVisible()
  await cut(context, true)
  await field(page, '曾用名').fill('林之夏')
  await expect(page.getByText('已存在本机，联网后自动保存')).toBeVisible()
  await expect(page.getByText('网络已断开')).toBeVisible()
  const kept = await page.evaluate(() => JSON.stringify(localStorage))
  expect(kept).toContain('林之夏')
  expect(kept).not.toContain('410**')
  expect(kept).not.toContain(PERSON.idNumber.slice(-6))
  // the page is closed without a line, and opened again with one
  await page.close()
  await cut(context, false)
  me.page = await context.newPage()
  me.page.on('pageerror', (error) => me.errors.push(error.message))
  await me.page.goto(`${house.url}/declare/file/${fileId}/basic`)
  await expect(field(me.page, '曾用名')).toHaveValue('林之夏')
  await saved(me.page)
  expect(
    await me.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))),
  ).toEqual([])
})

test('I-2 an upload is cut twice and once more by a reload, and comes whole; a picture is turned, shrunk and looked at in place', async () => {
  const { page } = me
  await page.setViewportSize(DESK)
  await page.goto(`${house.url}/declare/file/${fileId}/attachments`)
  const slot = (name: string) =>
    page.locator('.declare-slot').filter({ has: page.getByRole('heading', { name }) })
  const into = (name: string) => slot(name).locator('input[type=file]').first()
  const large = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(3 * 1024 * 1024, '% 业绩材料\n')])
  let pieces = 0
  // the line goes with the second and with the fourth piece; with the seventh the page is loaded again
  await page.route('**/api/declare.sendPart', async (route) => {
    pieces++
    if (pieces === 2 || pieces === 4) await route.abort('internetdisconnected')
    else if (pieces !== 7) await route.continue()
  })
  await into('业绩证明材料').setInputFiles({
    name: '业绩汇编.pdf',
    mimeType: 'application/pdf',
    buffer: large,
  })
  await expect(slot('业绩证明材料')).toContainText('网络中断，自动续传')
  await expect.poll(() => pieces, { timeout: 20_000 }).toBe(7)
  await page.unroute('**/api/declare.sendPart')
  let rest = 0
  page.on('request', (request) => {
    if (request.url().endsWith('declare.sendPart')) rest++
  })
  await page.reload()
  await expect(slot('业绩证明材料')).toContainText('已上传', { timeout: 15_000 })
  // what was there is not sent again
  expect(rest).toBeLessThanOrEqual(3)
  await expect(slot('业绩证明材料').getByRole('listitem')).toHaveCount(1)

  await into('一寸免冠照片').setInputFiles(join(DOCUMENTS, 'photo.jpg'))
  await slot('一寸免冠照片').getByRole('button', { name: '右转' }).click()
  await slot('一寸免冠照片').getByRole('button', { name: '上传', exact: true }).click()
  await expect(slot('一寸免冠照片')).toContainText('已上传')
  await into('其他材料').setInputFiles({
    name: '说明.docx',
    mimeType: 'application/msword',
    buffer: Buffer.from('x'),
  })
  await expect(slot('其他材料').getByRole('alert')).toContainText('请换成 PDF、JPG 或 PNG')
  await into('身份证件').setInputFiles({
    name: '假的.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('<html>'),
  })
  await expect(slot('身份证件')).toContainText('未上传')
  await measure('documents', page)

  await slot('一寸免冠照片').getByRole('button', { name: /^预览/ }).click()
  const viewer = page.locator('dialog.drawer[open]')
  const picture = viewer.getByRole('img')
  await expect(picture).toBeVisible()
  // turned a quarter: what was upright lies
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth > img.naturalHeight)).toBe(true)
  await viewer.getByRole('button', { name: '关闭' }).click()
  await slot('一寸免冠照片').getByRole('button', { name: /^删除/ }).click()
  await sheet(page).getByRole('button', { name: '删除', exact: true }).click()
  await expect(slot('一寸免冠照片').getByRole('listitem')).toHaveCount(0)
})

test('I-1 M-2.11 the check leads to every gap; signed and handed in, the receipt says when and where it lies', async () => {
  const { page } = me
  await page.goto(`${house.url}/declare/file/${fileId}/check`)
  const hand = page.getByRole('button', { name: '提交申报' })
  await expect(hand).toHaveAccessibleDescription(/还有 \d+ 处须处理/)
  await measure('check', page)
  await page.getByRole('region', { name: '基本信息' }).getByRole('link', { name: '现从事专业' }).click()
  await expect(field(page, '现从事专业')).toBeFocused()
  await expect(page.getByText('请填写“现从事专业”。')).toBeVisible()

  await page.goto(`${house.url}/declare`)
  await fillIn(page, fileId)
  await attachAll(page, fileId)
  await page.getByRole('link', { name: '继续填报' }).click()
  await expect(heading(page, '检查与提交')).toBeVisible()
  await expect(page.getByText('各部分都已填写完整。')).toBeVisible()
  await expect(hand).toHaveAccessibleDescription('请阅读并勾选诚信承诺。')
  await page.getByRole('checkbox', { name: '我已阅读并同意上述承诺' }).check({ force: true })
  await hand.click()
  await expect(sheet(page)).toContainText(LEVELS.unit)
  await expect(sheet(page)).toContainText('占用本单位一个指标')
  await press(page, '确认提交')
  await expect(page.getByRole('heading', { name: '提交回执' })).toBeVisible()
  await expect(page.locator('.slip')).toContainText(LEVELS.unit)
  await expect(page.locator('.slip')).toContainText(/[0-9a-f]{16}/)
  await expect(page.getByText(`${LEVELS.unit} · 经办人审查`)).toBeVisible()
  await measure('receipt', page)

  // taken back before anybody has decided, and handed in again
  await press(page, '撤回提交')
  await sheet(page).getByRole('button', { name: '撤回提交', exact: true }).click()
  await expect(page.getByText('已撤回，可以修改')).toBeVisible()
  await part(page, '检查与提交')
  await page.getByRole('checkbox', { name: '我已阅读并同意上述承诺' }).check({ force: true })
  await hand.click()
  await press(page, '确认提交')
  await expect(page.locator('.slip')).toContainText('第 2 次提交')
})

test('M-4.1.8 returned while one looks: the reason on top, one press to the place, mended and handed in again', async () => {
  const { page } = me
  await page.goto(`${house.url}/declare`)
  await expect(page.getByText(`目前由${LEVELS.unit}办理`)).toBeVisible()
  const clerk = await house.desk('danwei')
  const { version } = await clerk.need<{ version: number }>('climb.get', { id: fileId })
  await clerk.need('climb.sendBack', {
    ...{ commandId: randomUUID(), id: fileId, version, reason: '聘任时间与聘书不一致，请核对' },
    points: [{ section: 'title', field: 'appointedSince', text: '聘书为 2015 年 3 月' }],
  })
  // no reload: the page hears of it
  const card = page.getByRole('article', { name: /^申报职称 ·/ })
  await expect(card).toContainText('退回修改')
  await expect(card).toContainText('聘任时间与聘书不一致，请核对')
  await expect(card).toContainText('重新逐级审查')
  await expect(page.getByRole('link', { name: /^消息/ })).toBeVisible()
  await measure('home returned', page)
  await card.getByRole('link', { name: '去修改' }).click()
  await expect(heading(page, '现任职称')).toBeVisible()
  await page.getByRole('link', { name: '现任职称 · 聘任时间' }).click()
  await expect(field(page, '聘任时间 年')).toBeFocused()
  await expect(page.getByText('须修改：聘书为 2015 年 3 月')).toBeVisible()
  await measure('returned', page)
  await field(page, '聘任时间 月').selectOption('03')
  await saved(page)
  await part(page, '检查与提交')
  await page.getByRole('checkbox', { name: '我已阅读并同意上述承诺' }).check({ force: true })
  await press(page, '提交申报')
  await press(page, '确认提交')
  await expect(page.locator('.slip')).toContainText('第 3 次提交')
  await page.setViewportSize(PHONE)
  await fits(page)
})
