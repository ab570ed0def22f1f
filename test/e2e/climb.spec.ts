import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import type { CallOutput } from '../../shared/api.ts'
import { openMeasure } from './axe.ts'
import { APPLICANT, COLLEAGUES, WAY } from './climb-office.ts'
import { ask } from './declare-cast.ts'
import { type House, openHouse, PASSWORD } from './house.ts'
import { menu } from './office.ts'
import { DESK, everybodyLeaves, logIn, somebody } from './people.ts'
import { type Cast, confirm, drawer, noErrors, press, sheet, sit } from './plan-cast.ts'

test.describe.configure({ mode: 'serial', timeout: 150_000 })

const [SPLIT, REFUSED] = COLLEAGUES
const REASON = '请按指出的问题逐项修改后重新提交。'
const POINT = '缺少检索页，刊号与原件不符'
let house: House
let people: Cast = {}
test.beforeAll(async () => {
  house = await openHouse('climb')
})
test.afterEach(async () => {
  noErrors(people)
  await everybodyLeaves(people)
  people = {}
})
test.afterAll(() => house.close())

const entry = (page: Page, name: string) =>
  menu(page)
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const fileHead = (page: Page, name: string) => page.getByRole('heading', { level: 1, name: new RegExp(name) })
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '申报内容' }).getByRole('button', { name: new RegExp(name) })
const openFile = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click()
  await expect(fileHead(page, name)).toBeVisible()
}
/** A day before today, as an input of dates takes it. */
const daysAgo = (n: number): string => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10)

async function at(browser: Parameters<typeof sit>[0], login: string, name: string): Promise<Page> {
  const page = await sit(browser, house, people, login)
  await entry(page, name)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return page
}

/** 【通过】 of everything at the desks of these people, one after the other, without a screen. */
async function passedBy(name: string, ...logins: string[]): Promise<void> {
  for (const login of logins) {
    const desk = await house.desk(login)
    const { rows } = await desk.need<CallOutput<'climb.list'>>('climb.list', {
      year: new Date().getFullYear(),
    })
    const row = rows.find((each) => each.name === name)
    if (!row) throw new Error(`${name} does not lie with ${login}`)
    const [answer] = await desk.need<CallOutput<'climb.pass'>>('climb.pass', {
      ...{ commandId: randomUUID(), items: [{ id: row.id, version: row.version }], opinion: '同意' },
    })
    expect(answer?.problem).toBeNull()
  }
}

test('M-4.1.1 M-4.1.2 M-4.1.3 M-4.1.4 M-4.1.6 M-4.1.7 M-4.1.8 M-4.2.1 M-2.13 M-2.14 M-2.15 M-2.16 M-2.17 I-2 a file climbs from its unit to the committee with one return', async ({
  browser,
}) => {
  // M-4.1.3 M-4.1.4 the principal’s list is empty before the handler, the city is told a number alone
  const handler = await at(browser, 'danwei', '经办人审查')
  await expect(rowOf(handler, APPLICANT.name)).toContainText('全部 9 节')
  const principal = await at(browser, 'danwei-fuze', '负责人审查')
  await expect(principal.getByText('没有等待您审查的申报')).toBeVisible()
  const city = await at(browser, 'shi', '经办人审查')
  await expect(city.getByText(/下级还有 5 份未送达/)).toBeVisible()
  await expect(rowOf(city, APPLICANT.name)).toHaveCount(0)

  // M-2.13 the unit watches, and never reloads
  const watch = await at(browser, 'danwei-guanli', '申报人员状态查询')
  await expect(rowOf(watch, APPLICANT.name)).toContainText(WAY.committee)
  await expect(rowOf(watch, APPLICANT.name)).toContainText('待安排')

  // M-4.1.2 M-4.1.6 the whole file: its way, sections, documents in place
  await openFile(handler, APPLICANT.name)
  await expect(handler.getByRole('list', { name: '上报路径' })).toContainText(
    new RegExp([WAY.unit, WAY.city, WAY.province, WAY.committee].join('.*')),
  )
  await part(handler, '论文著作').click()
  await press(handler, '代表论文全文.pdf')
  await expect(handler.getByRole('img', { name: /代表论文全文.pdf/ })).toBeVisible()
  await press(handler, '返回材料列表')

  // M-4.1.8 what is wrong is marked where it stands; the next file opens by itself
  await press(handler, '指出问题：某研究')
  await handler.getByLabel('栏目').selectOption({ label: '刊号或书号（CN/ISSN/ISBN）' })
  await handler.getByLabel('问题和修改要求').fill(POINT)
  await press(handler, '添加')
  await handler.keyboard.press('Escape')
  await press(handler, '退回修改（1 处）')
  await expect(sheet(handler).getByRole('button', { name: '退回修改', exact: true })).toBeDisabled()
  await sheet(handler).getByRole('button', { name: REASON }).click()
  await confirm(handler, '退回修改')
  await expect(handler.getByText(`已退回${APPLICANT.name}的申报`)).toBeVisible()
  await expect(fileHead(handler, COLLEAGUES[0])).toBeVisible()
  await expect(rowOf(watch, APPLICANT.name)).toContainText('退回修改')

  // the applicant reads why, mends and hands in again
  const applicant = await somebody(browser, DESK)
  people.applicant = applicant
  await logIn(applicant.page, house, 'declare', APPLICANT.idNumber, PASSWORD)
  await expect(applicant.page.getByText(REASON).first()).toBeVisible()
  const home = await ask<CallOutput<'declare.home'>>(applicant.page, 'declare.home', {})
  const { id } = home.mine.find(({ state }) => state === 'returned')!
  await applicant.page.goto(`${house.url}/declare/file/${id}`)
  await expect(applicant.page.getByText(POINT).first()).toBeVisible()
  const file = await ask<CallOutput<'declare.get'>>(applicant.page, 'declare.get', { id })
  const papers = file.sections.find(({ section }) => section === 'papers')!
  const [first] = papers.content.rows
  await ask(applicant.page, 'declare.saveSection', {
    ...{ commandId: randomUUID(), id, section: 'papers', version: papers.version },
    content: { values: {}, rows: [{ ...first, values: { ...first!.values, number: 'CN11-2187/TH' } }] },
  })
  const { version } = await ask<CallOutput<'declare.get'>>(applicant.page, 'declare.get', { id })
  await ask(applicant.page, 'declare.submit', { commandId: randomUUID(), id, version, promise: '2026-1' })

  // M-4.1.1 it is back without a reload, with what has changed; M-4.1.7 passed
  await entry(handler, '经办人审查')
  await openFile(handler, APPLICANT.name)
  await part(handler, '论文著作').click()
  await expect(handler.locator('del')).toContainText('CN11-2187')
  await expect(handler.locator('ins')).toContainText('CN11-2187/TH')
  await expect(handler.getByText(`上次退回指出： 刊号或书号（CN/ISSN/ISBN） ${POINT}`)).toBeVisible()
  await handler.keyboard.press('p')
  await sheet(handler).getByRole('button', { name: '经核对，与原件一致。' }).click()
  await confirm(handler, '通过')

  // M-4.2.1 it arrives at the principal by itself; the unit’s days are missing, then over
  await openFile(principal, APPLICANT.name)
  const pass = principal.getByRole('button', { name: '通过', exact: true })
  await expect(pass).toHaveAccessibleDescription(/请先填写本单位的展示和公示日期/)
  await press(principal, '填写单位意见')
  for (const [label, day] of [
    ['展示开始', daysAgo(30)],
    ['展示结束', daysAgo(26)],
    ['公示开始', daysAgo(25)],
    ['公示结束', daysAgo(8)],
  ] as const)
    await sheet(principal).getByLabel(label).fill(day)
  await sheet(principal).getByLabel('单位推荐意见').fill('同意推荐')
  await confirm(principal, '保存')
  await pass.click()
  await expect(sheet(principal)).toContainText(WAY.city)
  await confirm(principal, '通过')
  await expect(rowOf(watch, APPLICANT.name)).toContainText(WAY.city)

  // M-4.1.3 the city’s list, open since before, has it now
  await openFile(city, APPLICANT.name)
  await part(city, '概况').click()
  await expect(city.getByText('经核对，与原件一致。').first()).toBeVisible()
  await city.keyboard.press('p')
  await confirm(city, '通过')
  await passedBy(APPLICANT.name, 'shi-fuze', 'sheng', 'sheng-fuze')

  // I-2 the committee’s account has one page of the climb, and accepts there
  const committee = await sit(browser, house, people, 'pingwei')
  await expect(menu(committee).getByRole('link', { name: /审查$/ })).toHaveCount(0)
  await entry(committee, '材料接收')
  await openFile(committee, APPLICANT.name)
  await press(committee, '接收')
  await confirm(committee, '接收')
  await expect(rowOf(watch, APPLICANT.name)).toContainText('已接收')

  // M-2.16 the printed form
  const link = rowOf(watch, APPLICANT.name).getByRole('link', { name: '评审表' })
  const paper = await watch.request.get(`${house.url}${await link.getAttribute('href')}`)
  expect(paper.headers()['content-type']).toContain('application/pdf')
  await watch.getByRole('button', { name: APPLICANT.name, exact: true }).click()
  await expect(drawer(watch)).toContainText(WAY.province)
})

test('M-2.8 M-4.1.5 M-4.2.2 M-4.2.3 two reviewers with split content: each sees and passes the own part, and the file goes on when all of it is passed', async ({
  browser,
}) => {
  const papers = await at(browser, 'danwei-lunwen', '经办人审查')
  await expect(rowOf(papers, SPLIT)).toContainText('我的 2 / 9 节')
  await openFile(papers, SPLIT)
  await expect(part(papers, '论文著作')).toBeVisible()
  await expect(part(papers, '基本信息')).toHaveCount(0)
  await expect(papers.getByRole('navigation', { name: '申报内容' })).toContainText('他人待审')
  await expect(papers.getByRole('button', { name: '居民身份证.png' })).toHaveCount(0)
  await press(papers, '通过（我的 2 节）')
  await expect(sheet(papers)).toContainText('仍待审查：基本信息')
  await confirm(papers, '通过')
  await expect(papers.getByText(`已通过${SPLIT}的部分内容`)).toBeVisible()

  // M-4.2.3 with sections open the file stays, and the principal has nothing
  const leader = await at(browser, 'danwei-fuze-lunwen', '负责人审查')
  await expect(rowOf(leader, SPLIT)).toHaveCount(0)
  const rest = await at(browser, 'danwei', '经办人审查')
  await openFile(rest, SPLIT)
  await expect(part(rest, '论文著作')).toContainText('已通过')
  await part(rest, '论文著作').click()
  await expect(rest.getByText(`${WAY.unit} 苏见微`)).toBeVisible()
  await press(rest, '通过')
  await confirm(rest, '通过')

  // M-4.2.2 the leader too sees what the scope names, and passes that
  await openFile(leader, SPLIT)
  await expect(part(leader, '论文著作')).toBeVisible()
  await expect(part(leader, '基本信息')).toHaveCount(0)
})

test('M-4.1.9 未通过: the consequence in words, the end of it, shown to the unit', async ({ browser }) => {
  const handler = await at(browser, 'danwei', '经办人审查')
  await openFile(handler, REFUSED)
  await press(handler, '未通过')
  await expect(sheet(handler)).toContainText('本年度申报到此结束')
  await sheet(handler).getByLabel('理由').fill('不具备申报条件：任现职年限不足')
  await confirm(handler, '未通过')
  await entry(handler, '申报人员状态查询')
  await expect(rowOf(handler, REFUSED)).toContainText('未通过')
})

const { measure, check } = openMeasure()
test('axe: the list, a file, its sheets and the status', async ({ browser }) => {
  const page = await at(browser, 'danwei', '经办人审查')
  await expect(rowOf(page, COLLEAGUES[2])).toBeVisible()
  await measure('list', page)
  await openFile(page, COLLEAGUES[2])
  await part(page, '论文著作').click()
  await press(page, '指出问题：某研究')
  await page.getByLabel('问题和修改要求').fill(POINT)
  await measure('file', page)
  await press(page, '添加')
  await part(page, '概况').click()
  await press(page, '退回修改（1 处）')
  await measure('return', page)
  await press(page, '取消')
  await entry(page, '申报人员状态查询')
  await expect(rowOf(page, COLLEAGUES[2])).toBeVisible()
  await measure('status', page)
  check()
})
