import { afterEach, beforeEach, expect, it } from 'vitest'
import { plant } from '../org/tree.ts'
import { openWorld, type Person, type World } from '../world.ts'
import { finished, sheetsOf } from './office.ts'

const NUMBER = '419999198503072314'
let world: World
let admin: Person
beforeEach(async () => {
  world = await openWorld()
  await plant(world, 'u1', '/org-1/', { name: '某某医院' })
  admin = await world.person('guanli', { duties: ['admin'], orgId: 'u1' })
  await admin.signIn()
})
afterEach(() => world.close())

/** The workbook of people, as one text. */
async function exported(more: object): Promise<string> {
  const input = { list: 'person.list', input: {}, columns: ['name', 'idNumber', 'phone'], ...more }
  const { jobId } = await admin.call('workbook.export', input)
  expect(await finished(admin, jobId)).toMatchObject({ state: 'done', done: 1 })
  return JSON.stringify(await sheetsOf(world, admin, 'workbook.file', { jobId }))
}

it('people are exported masked unless somebody gives a reason, which stands in the workbook; text stays text', async () => {
  const number = sound(NUMBER)
  await admin.call('person.create', {
    ...{ commandId: crypto.randomUUID(), idType: 'citizen', idNumber: number, name: '=1+1 张三' },
    phone: '13800001234',
  })
  const masked = await exported({})
  expect(masked).not.toContain(number)
  expect(masked).not.toContain('13800001234')
  expect(masked).toContain('138****1234')
  expect(masked).toContain('=1+1 张三')
  const whole = await exported({ whole: true, reason: '核对名册' })
  expect(whole).toContain(number)
  expect(whole).toContain('13800001234')
  expect(whole).toContain('核对名册')

  // the note page says what was asked for in words, and a number that was searched for masked
  const input = { node: 'u1', search: number, status: 'active', sex: 1, sort: 'name' }
  const narrowed = await exported({ input })
  expect(narrowed).toContain(
    `范围：某某医院；查找：419*************${number.slice(-2)}；状态：在册；性别：男`,
  )
  expect(narrowed).not.toContain(number)
})

/** The same number with the check sign it must have. */
function sound(number: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return number.slice(0, 17) + '10X98765432'[sum % 11]
}

it('a workbook that was made is gone with the right to see what it holds', async () => {
  const clerk = await world.person('jingban', { orgId: 'u1' })
  await clerk.signIn()
  const { jobId } = await clerk.call('workbook.export', { list: 'person.list', input: {}, columns: ['name'] })
  await finished(clerk, jobId)
  expect(Object.keys(await sheetsOf(world, clerk, 'workbook.file', { jobId }))).toHaveLength(2)
  await admin.call('staff.setScope', {
    ...{ commandId: crypto.randomUUID(), id: clerk.id, version: 0 },
    scope: { series: ['05'], sections: [] },
  })
  for (const operation of ['workbook.job', 'workbook.cancel'])
    expect((await clerk.refused(operation, { jobId })).code).toBe('not_found')
  await expect(sheetsOf(world, clerk, 'workbook.file', { jobId })).rejects.toThrow('404')
})
