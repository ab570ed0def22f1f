import { test } from '@playwright/test'
import { openMeasure } from './axe.ts'
import { type House, openHouse } from './house.ts'
import { walkDeclare, walkNewcomers, walkPlans, walkProvince, walkYear } from './walk-backbone.ts'

/** The pages of the management backbone in the demo's province, light and dark, without a violation. */
test.describe.configure({ timeout: 240_000 })

let house: House
test.beforeAll(async () => {
  test.setTimeout(120_000)
  house = await openHouse('demo')
})
test.afterAll(() => house.close())

const { measure, check } = openMeasure()
test.afterEach(check)

test('axe: the province', ({ browser }) => walkProvince(browser, house, measure))
test('axe: plans', ({ browser }) => walkPlans(browser, house, measure))
test('axe: a new unit and an applicant', ({ browser }) => walkNewcomers(browser, house, measure))
test('axe: declarations at the offices', ({ browser }) => walkYear(browser, house, measure))
test('axe: a declaration at its applicant', ({ browser }) => walkDeclare(browser, house, measure))
