import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import type { Tablet } from '../../server/simulate/tablet.ts'
import type { CallOutput } from '../../shared/api.ts'
import { EXPERT_FORM } from '../declare/sound-form.ts'
import { CHOSEN } from './declare-cast.ts'
import { type House, openHouse } from './house.ts'
import { menu } from './office.ts'
import { DESK, everybodyLeaves, logIn, type Somebody, somebody, tick } from './people.ts'
import { type Cast, confirm, drawer, noErrors, press, sheet, sit } from './plan-cast.ts'
import {
  applicantOf,
  atPortal,
  climbed,
  declared,
  filled,
  MINUTE,
  titleAt,
  typed,
  unread,
  YEAR,
} from './year-cast.ts'
import { APPLICANTS, LAST_YEAR, YEAR_ORGS } from './year-office.ts'

/** A year of one committee: made, opened, received at, closed; then a decision, an expert, and the year before. */
test.describe.configure({ mode: 'serial', timeout: 120_000 })

const COMMITTEE = '洛川市机械工程高级职称评审委员会'
const { late, accepted, corrected, expert } = APPLICANTS
/** What is due is looked for every five seconds. */
const SOON = { timeout: 20_000 }
let house: House
let people: Cast = {}
let committeeId: string
let slip: { login: string; password: string }
/** The one who is late, at the portal for as long as the story goes. */
let one: Somebody
let lateId: string

test.beforeAll(async () => {
  house = await openHouse('year')
})
test.afterEach(async () => {
  noErrors(people)
  await everybodyLeaves(people)
  people = {}
})
test.afterAll(async () => {
  expect(one?.errors ?? []).toEqual([])
  await one?.context.close()
  await house.close()
})

const at = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.url}/manage${path}`)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
}
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const open = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const card = () => one.page.getByRole('article', { name: /^申报职称 ·/ })
const codeOf = async (desk: Tablet, operation: string, input: object): Promise<string | null> => {
  const answer = await desk.ask(operation, { commandId: randomUUID(), ...input })
  return answer.ok ? null : answer.problem.code
}

test('M-7.1.1 M-7.1.2 M-7.1.3 M-7.1.5 the province makes a committee and is told its account once; the city sees it, makes none, and opens its window', async ({
  browser,
}) => {
  const page = await sit(browser, house, people, 'sheng-guanli')
  await at(page, '/committees')
  await press(page, '添加评委会')
  const field = (label: string) => drawer(page).getByLabel(label)
  await field('评委会名称').fill(COMMITTEE)
  await field('评委会编码').fill('LC-JX')
  await field('监督部门').selectOption({ label: YEAR_ORGS.city })
  await field('评审系列').selectOption('05')
  await field('有效期自').fill(`${YEAR}-01-01`)
  await field('有效期至').fill(`${YEAR + 1}-12-31`)
  await drawer(page).getByRole('button', { name: '添加评委会' }).click()
  const told = page.locator('dialog[open]').filter({ hasText: '评委会管理员账号' })
  const fact = (label: string) => told.locator(`dt:text-is("${label}") + dd`).innerText()
  slip = { login: await fact('用户名'), password: await fact('初始密码') }
  await told.getByRole('button', { name: '关闭' }).click()
  // M-7.1.3 the login name is shown again, the password never
  await drawer(page).getByRole('tab', { name: '管理员' }).click()
  await expect(drawer(page)).toContainText(slip.login)
  await expect(drawer(page)).toContainText('尚未修改初始密码')
  await expect(drawer(page)).not.toContainText(slip.password)
  committeeId = new URL(page.url()).searchParams.get('open')!

  // M-7.1.1 the city sees all its own and cannot create
  const admin = await house.desk('shi-guanli')
  expect(await codeOf(admin, 'committee.create', {})).toBe('auth.forbidden')
  const city = await sit(browser, house, people, 'shi-fuze')
  await at(city, '/committees')
  await expect(rowOf(city, COMMITTEE)).toContainText('未设置')
  await expect(city.getByRole('button', { name: '添加评委会' })).toHaveCount(0)

  // M-7.1.2 nothing is handed in before there is a window
  const applicant = await applicantOf(house, late)
  expect(await codeOf(applicant, 'declare.begin', titleAt(committeeId))).toBe('declare.window_not_set')
  await open(city, COMMITTEE)
  // M-7.1.5 series and bound specialties
  await expect(drawer(city)).toContainText('本系列全部专业')
  await drawer(city).getByRole('tab', { name: '时间' }).click()
  await press(city, '设置申报时间')
  await sheet(city)
    .getByLabel('申报开始时间')
    .fill(typed(Date.now() - 60 * MINUTE))
  await sheet(city)
    .getByLabel('申报结束时间')
    .fill(typed(Date.now() + 12 * MINUTE))
  await confirm(city, '设置申报时间')
  lateId = await declared(house, late, committeeId)
  await declared(house, accepted, committeeId)
  await declared(house, corrected, committeeId)
})

test('I-2 the committee’s account chooses a password, finds 材料接收 alone, takes one file over and asks once for a correction of the other', async ({
  browser,
}) => {
  const two = [accepted.name, corrected.name]
  await climbed(house, two, ['danwei', 'danwei-fuze', 'ju', 'ju-fuze', 'shi', 'shi-fuze'])
  const seat = await somebody(browser, DESK)
  people.committee = seat
  const { page } = seat
  await logIn(page, house, 'manage', slip.login, slip.password)
  await page.getByLabel('当前密码').fill(slip.password)
  await page.getByLabel('新密码', { exact: true }).fill(CHOSEN)
  await page.getByLabel('再次输入新密码').fill(CHOSEN)
  await press(page, '修改密码并继续')
  const entries = menu(page).getByRole('link')
  await expect(entries).toHaveCount(4)
  await expect(entries).toContainText(['首页', '材料接收', '通知公告', '账号'])
  await menu(page)
    .getByRole('link', { name: /^材料接收/ })
    .click()
  await expect(rowOf(page, accepted.name)).toContainText('待评委会接收')
  // what has not arrived is not there, by its own address neither
  await expect(rowOf(page, late.name)).toHaveCount(0)

  await open(page, corrected.name)
  await page
    .getByRole('navigation', { name: '申报内容' })
    .getByRole('button', { name: /论文著作/ })
    .click()
  await press(page, '指出问题：某研究')
  await page.getByLabel('问题和修改要求').fill('缺少检索页')
  await press(page, '添加')
  await press(page, '要求补正（1 处）')
  await sheet(page).getByLabel('理由').fill('请补充论文检索页')
  await confirm(page, '要求补正')
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(accepted.name) })).toBeVisible()
  await press(page, '接收')
  await confirm(page, '接收')
  await at(page, '/climb-committee?tab=all')
  await expect(rowOf(page, accepted.name)).toContainText('已接收')
  await expect(rowOf(page, corrected.name)).toContainText('补正中')
  const other = await applicantOf(house, corrected)
  const { rows } = await other.need<CallOutput<'message.list'>>('message.list', {})
  expect(rows[0]).toMatchObject({ kind: 'declare.correct', params: { reason: '请补充论文检索页' } })
})

test('M-7.4.1 M-7.4.2 I-8 the deadline is the supervising office’s: previewed, passed, 逾期不通过 once, told at once, reopened with a reason (A14)', async ({
  browser,
}) => {
  // M-7.4.1 nobody else’s, neither by the page nor without it
  const province = await house.desk('sheng')
  const { windowVersion } = await province.need<{ windowVersion: number }>('committee.get', {
    ...{ id: committeeId, year: YEAR },
  })
  const deadline = { id: committeeId, year: YEAR, version: windowVersion }
  expect(
    await codeOf(province, 'committee.setDeadline', { ...deadline, deadlineAt: Date.now() + 15 * MINUTE }),
  ).toBe('committee.not_yours')
  const page = await sit(browser, house, people, 'shi-fuze')
  await at(page, '/deadlines')
  await open(page, COMMITTEE)
  await expect(sheet(page)).toContainText('将有 2 人逾期')
  const where = sheet(page).getByRole('row')
  await expect(where.filter({ hasText: YEAR_ORGS.unit })).toContainText('1')
  await expect(where.filter({ hasText: '申报人（退回修改或补正中）' })).toContainText('1')
  await sheet(page)
    .getByLabel('接收材料截止时间')
    .fill(typed(Date.now() + 15 * MINUTE))
  await confirm(page, '设置截止时间')

  one = await atPortal(browser, house, late)
  await expect(card()).toContainText('评委会接收材料截止')
  const before = await unread(one.page)
  // the power goes with the deadline, and comes back
  await house.pass(16 * MINUTE)
  await house.cut()
  await house.start()
  await expect(card()).toContainText('逾期不通过', SOON)
  await expect(card()).toContainText('超过评委会接收材料截止时间')
  await expect.poll(() => unread(one.page)).toBe(before + 1)
  await one.page.locator('.messages-link').click()
  const message = one.page.getByRole('listitem').filter({ hasText: '申报逾期不通过' })
  await expect(message).toHaveCount(1)
  await expect(message).toContainText(COMMITTEE)

  // M-7.4.2 the un-accepted alone; what the system did is on record for the province, once
  await at(page, '/status')
  await expect(rowOf(page, late.name)).toContainText('逾期不通过')
  await expect(rowOf(page, corrected.name)).toContainText('逾期不通过')
  await expect(rowOf(page, accepted.name)).toContainText('已接收')
  const admin = await house.desk('sheng-guanli')
  const jobs = await admin.need<CallOutput<'job.list'>>('job.list', { kind: 'deadline' })
  expect(jobs.rows).toMatchObject([{ subject: COMMITTEE, state: 'done', attempts: 1, result: { late: 2 } }])

  // M-7.1.2 nor is anything begun when the window is over
  const behind = await applicantOf(house, expert)
  expect(await codeOf(behind, 'declare.begin', titleAt(committeeId))).toBe('declare.window_over')

  // A14: the office takes it up again
  await open(page, late.name)
  await drawer(page).getByRole('link', { name: '查看申报材料' }).click()
  await press(page, '重新受理')
  const again = sheet(page).getByRole('button', { name: '重新受理', exact: true })
  await expect(again).toBeDisabled()
  await sheet(page).getByLabel('理由').fill('单位停电，材料未能按时报送')
  await expect(again).toHaveAccessibleDescription(/请填写办理期限/)
  await sheet(page)
    .getByLabel('办理期限')
    .fill(typed(Date.now() + 10 * 24 * 60 * MINUTE))
  await again.click()
  await expect(sheet(page)).toBeHidden()
  await expect(one.page.getByRole('listitem').filter({ hasText: '申报已恢复办理' })).toContainText(
    '单位停电，材料未能按时报送',
  )
  await one.page.goto(`${house.url}/declare`)
  await expect(card()).toContainText(`目前由${YEAR_ORGS.unit}办理`)
  const own = await applicantOf(house, late)
  const file = await own.need<CallOutput<'declare.get'>>('declare.get', { id: lateId })
  expect(file.steps.filter(({ action }) => action === 'late')).toHaveLength(1)
})

test('M-7.2.1 M-7.2.2 M-7.2.3 suspected, decided for a year: what runs ends, the column names no one in full and stands still, the applicant reads until when', async ({
  browser,
}) => {
  const page = await sit(browser, house, people, 'shi')
  await at(page, '/blacklist')
  await press(page, '拟加入')
  const form = drawer(page)
  await form.getByLabel('完整证件号').fill(late.idNumber)
  await form.getByRole('button', { name: '查找' }).click()
  await expect(form.getByText(`${late.name}，${YEAR_ORGS.unit}`)).toBeVisible()
  await form.getByLabel('涉嫌情形').fill('核查发现论文查无此刊')
  await form.getByRole('button', { name: '拟加入', exact: true }).click()
  // M-7.2.2 by ID, with the reason; nothing is forbidden yet (A37)
  await expect(drawer(page)).toContainText('决定生效后，在办的 1 件将终止')
  await expect(page.getByText(late.idNumber)).toHaveCount(0)
  await expect(card()).toContainText('审查中')

  await drawer(page).getByRole('button', { name: '作出处理决定' }).click()
  const decide = drawer(page).last()
  await decide.getByLabel('处理意见').fill('提供虚假论文，一年内不得申报职称。')
  await decide.getByLabel('处理决定文号').fill(`洛人社〔${YEAR}〕12号`)
  await tick(decide, 'radio', '1 年')
  const until = (await decide.getByText(/及以前不得申报/).innerText()).slice(0, 10)
  await decide.getByRole('button', { name: '生效', exact: true }).click()
  await expect(rowOf(page, late.name)).toContainText('生效中')
  await expect(rowOf(page, late.name)).toContainText(until)

  // M-7.2.3 the running file ends by itself, and the home says until when
  await expect(card()).toContainText('本人处于失信处理期内，申报终止', SOON)
  const title = one.page.getByRole('article', { name: '申报职称', exact: true })
  await expect(title).toContainText(`您在 ${until} 及以前不得申报（处理决定：洛人社〔${YEAR}〕12号）`)
  await expect(title.getByRole('link')).toHaveCount(0)

  // M-7.2.1 on the desk: masked, moving, still under focus, under the pointer, and for whoever wants no motion
  await at(page, '')
  const column = page.getByRole('region', { name: '失信处理意见专栏' })
  const entry = column.getByRole('listitem').filter({ hasText: `洛人社〔${YEAR}〕12号` })
  await expect(entry).toContainText('林＊')
  await expect(column).not.toContainText(late.name)
  const moving = page.locator('.scroll-column[data-moving]')
  await expect(moving).toHaveCount(0)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await expect(moving).toHaveCount(1)
  const top = await column.evaluate((box) => box.scrollTop)
  await expect.poll(() => column.evaluate((box) => box.scrollTop)).toBeGreaterThan(top)
  await column.focus()
  await expect(moving).toHaveCount(0)
  await column.blur()
  await expect(moving).toHaveCount(1)
  await column.hover()
  await expect(moving).toHaveCount(0)
})

test('M-4.3.1 M-4.3.2 M-4.3.3 M-7.3.1 M-7.3.3 I-8 an expert applies, climbs four levels in order and is drawable; a city reads the pool', async ({
  browser,
}) => {
  const seat = await atPortal(browser, house, expert)
  people.expert = seat
  const { page } = seat
  await page.getByRole('article', { name: '申报专家' }).getByRole('link', { name: '申报专家' }).click()
  await page.getByLabel('专家系列').selectOption('05')
  await page.getByLabel('专家级别').selectOption('3')
  await page.getByLabel('申报专业').fill('机械')
  await press(page, '开始填报')
  await expect(page.getByRole('heading', { level: 1, name: '基本信息' })).toBeVisible()
  const id = new URL(page.url()).pathname.split('/')[3]!
  await filled(await applicantOf(house, expert), id, EXPERT_FORM)
  await page.goto(`${house.url}/declare/file/${id}/check`)
  await page.getByRole('checkbox', { name: '我已阅读并同意上述承诺' }).check({ force: true })
  await press(page, '提交申报')
  await expect(sheet(page)).toContainText('逐级通过后进入专家库')
  await press(page, '确认提交')
  await expect(page.getByRole('heading', { name: '提交回执' })).toBeVisible()
  // M-4.3.2 unit, 主管单位, city, province, each with both steps
  const { way } = await (await applicantOf(house, expert)).need<CallOutput<'declare.get'>>('declare.get', {
    id,
  })
  const { unit, bureau, city, province } = YEAR_ORGS
  expect(way.map(({ orgName }) => orgName)).toEqual(
    [unit, bureau, city, province].flatMap((name) => [name, name]),
  )
  const before = await unread(page)
  // the city has it without a reload when it arrives, and not before
  const clerk = await sit(browser, house, people, 'shi')
  await at(clerk, '/climb-experts')
  await expect(clerk.getByText('没有等待您审查的申报')).toBeVisible()
  await climbed(house, [expert.name], ['danwei', 'danwei-fuze', 'ju', 'ju-fuze'], 'expert')
  await open(clerk, expert.name)
  await press(clerk, '通过')
  await confirm(clerk, '通过')
  await climbed(house, [expert.name], ['shi-fuze', 'sheng', 'sheng-fuze'], 'expert')

  // M-4.3.3 in the pool at once, and drawable
  await expect.poll(() => unread(page)).toBeGreaterThan(before)
  await page.goto(`${house.url}/declare/messages`)
  await expect(page.getByRole('listitem').filter({ hasText: '已进入评委专家库' })).toHaveCount(1)
  const pool = await sit(browser, house, people, 'sheng-guanli')
  await at(pool, '/experts?drawable=true')
  await expect(rowOf(pool, expert.name)).toContainText('在库')
  await expect(rowOf(pool, expert.name)).toContainText('可抽取')
  await open(pool, expert.name)
  await expect(drawer(pool)).toContainText([unit, bureau, city, province].join(' → '))
  await expect(drawer(pool).getByRole('button', { name: '查看完整证件号' })).toBeVisible()

  // M-7.3.3 a city reads it, masked
  await at(clerk, '/experts')
  await expect(clerk.getByText('专家库由省职改办管理，此处只可查看。')).toBeVisible()
  await expect(clerk.getByRole('button', { name: '添加专家' })).toHaveCount(0)
  await open(clerk, expert.name)
  await expect(drawer(clerk)).toContainText('410*************46')
  await expect(drawer(clerk).getByRole('button', { name: /查看完整证件号|修改|续期|暂停/ })).toHaveCount(0)
  await expect(clerk.getByText(expert.idNumber)).toHaveCount(0)
})

test('I-14 the year at the head of the page changes what lists show, of files and of committees, and stays', async ({
  browser,
}) => {
  const page = await sit(browser, house, people, 'shi-guanli')
  await at(page, '/status')
  await expect(rowOf(page, accepted.name)).toBeVisible()
  const year = page.getByLabel('年度')
  await expect(year).toHaveValue(String(YEAR))
  await year.selectOption(String(YEAR - 1))
  await expect(rowOf(page, accepted.name)).toHaveCount(0)
  await expect(rowOf(page, LAST_YEAR)).toContainText('已接收')
  await expect(page.getByText(`${YEAR - 1} 年度`).first()).toBeVisible()
  await at(page, '/committees')
  await expect(year).toHaveValue(String(YEAR - 1))
  await expect(rowOf(page, COMMITTEE)).toContainText('未设置')
  await year.selectOption(String(YEAR))
  await expect(rowOf(page, COMMITTEE)).not.toContainText('未设置')
})
