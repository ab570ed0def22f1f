import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { ask, attachAll, begun, fillIn, openCommittee } from './declare-cast.ts'
import { declared, signAndSubmit } from './declare-hand-in.ts'
import { type House, openHouse } from './house.ts'
import { menu } from './office.ts'
import { everybodyLeaves } from './people.ts'
import { applicant, type Cast, drawer, press, sheet, sit } from './plan-cast.ts'
import { LEVELS } from './plan-office.ts'

test.describe.configure({ timeout: 120_000 })

let house: House
let people: Cast = {}
test.beforeEach(async () => {
  house = await openHouse('plan')
})
test.afterEach(async () => {
  await everybodyLeaves(people)
  people = {}
  await house.close()
})

const FIRST = { name: '林知夏', idNumber: '41030019820402002X' }
const SECOND = { name: '秦晓岚', idNumber: '410300198809150134' }
const RETURN = '申报人数与岗位设置方案不符，请核减'
/** As copied out of a spreadsheet: 系列, 级别, 专业, 核定岗位, 空缺, 申报人数. */
const SHEET = '卫生系列\t副高级\t\t10\t1\t2\n卫生系列\t中级\t\t20\t3\t3'

const cell = (page: Page, no: number, label: string) =>
  page.getByLabel(`第 ${no} 行${label}`, { exact: true })
const saved = (page: Page) => expect(page.getByText(/^已保存/)).toBeVisible()
/** Pictures of the pages for whoever looks at them by eye. */
const look = async (page: Page, name: string) => {
  if (process.env.E2E_LOOK) await page.screenshot({ path: `${process.env.E2E_LOOK}/${name}.png` })
}

/** Text pasted into a cell, as from a spreadsheet. */
const paste = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).evaluate((element, value) => {
    const data = new DataTransfer()
    data.setData('text/plain', value)
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)

/** 【单位管理】--【申报计划审查】 (M-3.7), and the unit's plan out of the list. */
async function openPlan(page: Page): Promise<void> {
  await menu(page).getByRole('link', { name: '申报计划审查' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '申报计划审查' })).toBeVisible()
  await page.getByRole('button', { name: LEVELS.unit, exact: true }).click()
  await expect(drawer(page)).toContainText(LEVELS.unit)
}

async function pass(page: Page, opinion: string): Promise<void> {
  await drawer(page).getByRole('button', { name: '通过', exact: true }).click()
  await sheet(page).getByLabel('意见').fill(opinion)
  await sheet(page).getByRole('button', { name: '通过', exact: true }).click()
  await expect(sheet(page)).toBeHidden()
}

/** The darkest thing drawn in the picture: 0 is black. */
const darkest = (page: Page) =>
  page.locator('.chart canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    let least = 765
    for (let i = 0; i < data.length; i += 4)
      if (data[i + 3] === 255) least = Math.min(least, data[i]! + data[i + 1]! + data[i + 2]!)
    return least
  })

async function handIn(page: Page): Promise<void> {
  await saved(page)
  await press(page, '上报')
  await expect(sheet(page)).toContainText(LEVELS.county)
  await sheet(page).getByRole('button', { name: '上报', exact: true }).click()
  await expect(page.getByText(`已上报，等待${LEVELS.county}审核`).first()).toBeVisible()
}

test('M-3.1 M-3.2 M-3.4 M-3.7 M-3.8 M-3.9 M-3.10 M-3.11 M-3.12 a plan through three levels with one return: typed like a sheet, sent back from the top, again from the bottom, passed', async ({
  browser,
}) => {
  const unit = await sit(browser, house, people, 'danwei')
  await menu(unit).getByRole('link', { name: '申报计划上传' }).click()
  await press(unit, '开始填报')
  await expect(unit.getByText('草稿').first()).toBeVisible()

  // M-3.2 rows out of a spreadsheet; M-3.11 over plan is red with by how much, and needs its reason
  await paste(unit, '第 1 行系列', SHEET)
  await expect(cell(unit, 2, '申报人数')).toHaveValue('3')
  await expect(unit.getByText('超 1 人')).toBeVisible()
  await expect(unit.locator('[data-sum="planned"]')).toHaveText('5')
  await expect(unit.getByRole('button', { name: '上报', exact: true })).toBeDisabled()
  await cell(unit, 1, '理由').fill('援外医师期满，按规定超岗申报')
  await look(unit, 'mine-editor')
  await handIn(unit)
  await expect(unit.getByText('已提交').first()).toBeVisible()
  await look(unit, 'mine-submitted')

  // M-3.8 M-3.11 the county: an opinion is compulsory over plan
  const county = await sit(browser, house, people, 'xian')
  await openPlan(county)
  await expect(drawer(county)).toContainText('超计划 1 行')
  await look(county, 'drawer')
  await drawer(county).getByRole('button', { name: '通过', exact: true }).click()
  await expect(sheet(county).getByRole('button', { name: '通过', exact: true })).toBeDisabled()
  await press(county, '取消')
  await pass(county, '超岗理由属实，同意')
  const city = await sit(browser, house, people, 'shi')
  await openPlan(city)
  await pass(city, '同意')

  // M-3.8 the province sends it back; an empty reason is refused
  const province = await sit(browser, house, people, 'sheng')
  await openPlan(province)
  await drawer(province).getByRole('button', { name: '撤回', exact: true }).click()
  await expect(sheet(province).getByRole('button', { name: '撤回', exact: true })).toBeDisabled()
  await sheet(province).getByLabel('撤回理由').fill(RETURN)
  await look(province, 'sendback')
  await sheet(province).getByRole('button', { name: '撤回', exact: true }).click()

  // the unit's page turns by itself: why, and what to do
  await expect(unit.getByRole('alert')).toContainText(RETURN)
  await expect(unit.getByText('已退回').first()).toBeVisible()
  await cell(unit, 1, '申报人数').fill('1')
  await cell(unit, 1, '理由').fill('')
  await expect(unit.getByText('未发现超计划').first()).toBeVisible()
  await look(unit, 'mine-returned')
  await handIn(unit)

  // M-3.9 after the return at level 3 the next is level 1: nothing waits at the province or the city
  for (const page of [province, city]) {
    await page.goto(`${house.url}/manage/plans?desk=mine`)
    await expect(page.getByText('没有等待审查的申报计划')).toBeVisible()
  }
  await county.goto(`${house.url}/manage`)
  for (const page of [county, city, province]) {
    await openPlan(page)
    // M-3.10 every step with person, words and what has changed
    await expect(drawer(page)).toContainText(RETURN)
    await expect(drawer(page)).toContainText('申报人数 2 → 1')
    // and beside the figure itself, for whoever has seen it before
    await expect(drawer(page).getByRole('row').filter({ hasText: '副高级' })).toContainText('原 2')
    await expect(drawer(page)).toContainText('闻人序')
    await pass(page, '')
  }

  // M-3.12 the literal states, also in the list
  await expect(unit.getByText('申报计划已通过，可以申报职称')).toBeVisible()
  await expect(unit.getByText('已通过', { exact: true }).first()).toBeVisible()
  await look(unit, 'mine-approved')
  await province.goto(`${house.url}/manage/plans?desk=-`)
  const row = province.getByRole('row').filter({ hasText: LEVELS.unit })
  await expect(row).toContainText('已通过')
  await look(province, 'list')
  for (const each of Object.values(people)) expect(each.errors).toEqual([])
})

test('M-3.3 M-3.5 M-3.13 M-2.11 nothing is declared before the plan has passed; then the places are given, and the last one is refused to the next', async ({
  browser,
}) => {
  const first = await applicant(browser, house, people, FIRST)
  await first.goto(`${house.url}/declare/begin/title`)
  await expect(first.getByText('申报计划尚未通过')).toBeVisible()
  await look(first, 'declare-closed')

  const clerk = await house.desk('danwei')
  const line = { series: '', level: '2', approvedPosts: 10, vacancies: 1, planned: 1, counted: true }
  const { kinds } = await clerk.need<{ kinds: { series: { code: string; name: string }[] } }>(
    'reference.items',
    { kinds: ['series'] },
  )
  line.series = kinds.series.find(({ name }) => name.startsWith('卫生'))!.code
  const plan = await clerk.need<{ id: string; version: number }>('plan.save', {
    ...{ commandId: randomUUID(), year: new Date().getFullYear(), lines: [line] },
  })
  await clerk.need('plan.submit', { commandId: randomUUID(), ...plan })
  for (const login of ['xian', 'shi', 'sheng']) {
    const office = await house.desk(login)
    const { id, version } = await office.need<{ id: string; version: number }>('plan.get', { id: plan.id })
    const items = [{ id, version }]
    await office.need('plan.pass', { commandId: randomUUID(), items, opinion: '' })
  }

  // M-3.5 M-3.13 the same moment
  await first.reload()
  await expect(first.getByText('剩余 1 个指标')).toBeVisible()
  await look(first, 'declare-choose')

  // M-3.3 the second has filled in too, but the place is gone when he hands in
  const committee = await openCommittee(house)
  const second = await applicant(browser, house, people, SECOND)
  const theirs = await begun(second, committee)
  await fillIn(second, theirs)
  await attachAll(second, theirs)
  const own = await declared(first, committee)
  await second.goto(`${house.url}/declare/file/${theirs}/check`)
  await expect(second.getByText(/指标已用完/).first()).toBeVisible()
  await look(second, 'declare-refused')
  await expect(signAndSubmit(second, theirs)).rejects.toThrow('quota.none')

  // given back, it is free for the next
  const { version } = await ask<{ version: number }>(first, 'declare.get', { id: own })
  await ask(first, 'declare.recall', { commandId: randomUUID(), id: own, version })
  await signAndSubmit(second, theirs)
  await second.reload()
  await expect(second.getByText('审查中').first()).toBeVisible()
  for (const each of Object.values(people)) expect(each.errors).toEqual([])
})

test('M-3.14 M-3.15 statistics count passed plans of the node and below, and the file follows the node', async ({
  browser,
}) => {
  const clerk = await house.desk('danwei')
  const { kinds } = await clerk.need<{ kinds: { series: { code: string; name: string }[] } }>(
    'reference.items',
    { kinds: ['series'] },
  )
  const [one, other] = kinds.series
  const lines = [
    { series: one!.code, level: '2', approvedPosts: 10, vacancies: 4, planned: 3, counted: true },
    { series: other!.code, level: '3', approvedPosts: 6, vacancies: 2, planned: 2, counted: true },
  ]
  const plan = await clerk.need<{ id: string; version: number }>('plan.save', {
    ...{ commandId: randomUUID(), year: new Date().getFullYear(), lines },
  })
  await clerk.need('plan.submit', { commandId: randomUUID(), ...plan })
  const province = await sit(browser, house, people, 'sheng')
  await menu(province).getByRole('link', { name: '申报计划统计' }).click()
  await expect(province.getByText('还没有已通过的申报计划')).toBeVisible()
  for (const login of ['xian', 'shi', 'sheng']) {
    const office = await house.desk(login)
    const { id, version } = await office.need<{ id: string; version: number }>('plan.get', { id: plan.id })
    await office.need('plan.pass', { commandId: randomUUID(), items: [{ id, version }], opinion: '' })
  }
  await province.reload()
  const total = province.locator('tfoot tr')
  await expect(total).toContainText(/合计\s*1\s*16\s*6\s*5\s*5\s*0/)
  await look(province, 'stats')
  // on paper the names and numbers of the picture are black, also when the page is dark, and nothing can be pressed
  await press(province, '深色')
  await expect.poll(() => darkest(province)).toBeGreaterThan(0)
  await province.emulateMedia({ media: 'print' })
  await expect.poll(() => darkest(province)).toBe(0)
  await expect(province.getByText('导出', { exact: true })).toBeHidden()
  await province.emulateMedia({ media: 'screen' })
  const files: string[] = []
  for (const node of [LEVELS.province, LEVELS.city]) {
    if (node !== LEVELS.province)
      await province
        .getByRole('tree')
        .getByRole('treeitem', { name: new RegExp(node) })
        .click()
    await expect(province.getByText(`${node}及以下`)).toBeVisible()
    await press(province, '导出')
    const ready = province.getByRole('link', { name: `下载${node}统计表` })
    await expect(ready).toBeVisible({ timeout: 30_000 })
    const [file] = await Promise.all([province.waitForEvent('download'), ready.click()])
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
    files.push((await ready.getAttribute('href')) ?? '')
  }
  expect(new Set(files).size).toBe(2)
  expect(people.sheng!.errors).toEqual([])
})
