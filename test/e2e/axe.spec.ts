import { test } from '@playwright/test'
import { openMeasure } from './axe.ts'
import { type House, openHouse } from './house.ts'
import { walkDuties, walkEntrances, walkOffice, walkRoom } from './walk.ts'

/** Every page there is, light and dark, without a violation of WCAG 2.2 A and AA. */
test.describe.configure({ timeout: 180_000 })

let house: House
test.beforeAll(async () => {
  house = await openHouse()
})
test.afterAll(() => house.close())

const { measure, check } = openMeasure()
test.afterEach(check)

test('axe: the entrances', ({ browser }) => walkEntrances(browser, house, measure))
test('axe: the office', ({ browser }) => walkOffice(browser, house, measure))
test('axe: the room', ({ browser }) => walkRoom(browser, house, measure))
test('axe: the duties of the other modes', ({ browser }) => walkDuties(browser, house, measure))
