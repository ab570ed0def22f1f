import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantDeclaration } from '../declare/plant.ts'
import { commandId } from '../review/office.ts'
import { idNumberOf } from '../roster.ts'
import {
  addPerson,
  applicant,
  changePerson,
  FORM,
  openUnits,
  personForm,
  type Units,
  withSign,
} from './units.ts'

let units: Units
const admin = () => units.admins['unit-1']
const other = () => units.admins['unit-2']
beforeAll(async () => {
  units = await openUnits()
})
afterAll(() => units.world.close())

const create = (form: object) =>
  admin().ask('person.create', { commandId: commandId(), ...FORM, name: '陈思远', ...form })

test('a number and a name are taken without the signs nobody sees that programs put into what is copied', async () => {
  const idNumber = `\u202d${idNumberOf(77, '男')}\u202c`
  const { body } = await create({ idType: 'citizen', idNumber, name: '陈\u200b思远\ufeff' })
  expect(await admin().call('person.get', { id: body.id })).toMatchObject({ name: '陈思远' })
  expect((await create({ idType: 'citizen', idNumber: idNumberOf(77, '男') })).body.code).toBe(
    'person.known_here',
  )
  await applicant(units, idNumber).signIn(body.password)
})

test('M-2.9 a number with a wrong check sign, an impossible day or age is refused, a sound one tells birth and sex', async () => {
  for (const idNumber of ['410105199001010012', '411421198202290016', '41010519900101001'])
    expect((await create({ idType: 'citizen', idNumber })).body.code).toBe('field.id_number')
  expect((await create({ idType: 'citizen', idNumber: withSign('11010520200101001') })).body).toEqual({
    ...{ code: 'field.age', params: { age: 6 } },
  })
  expect(await admin().call('person.check', { idType: 'citizen', idNumber: '410105199001010011' })).toEqual({
    ...{ ok: true, code: null, known: 'no', birthDate: '1990-01-01', sex: 1 },
  })
  const { body } = await create({ idType: 'citizen', idNumber: ' ４１０１０５１９９００１０１００１１ ' })
  expect(await admin().call('person.get', { id: body.id })).toMatchObject({
    ...{ birthDate: '1990-01-01', sex: 1, idMasked: '410*************11', status: 'active' },
    ...{ account: 'unused', orgId: 'unit-1', removable: true },
  })
})

test('M-2.9 other papers need their form and a day of birth, not a check sign', async () => {
  expect((await create({ idType: 'hkmo', idNumber: 'K12345678' })).body.code).toBe('field.id_number')
  expect((await create({ idType: 'hkmo', idNumber: 'H12345678' })).body.code).toBe('field.birth_required')
  const { body } = await create({ idType: 'hkmo', idNumber: 'h12345678', birthDate: '1985-05-06', sex: 2 })
  expect(body.password).toBe('345678')
  expect(await admin().call('person.get', { id: body.id })).toMatchObject({ birthDate: '1985-05-06', sex: 2 })
})

test('M-2.9 a person is registered once in the province; a duplicate points to the transfer and tells nothing else', async () => {
  const { idNumber } = await addPerson(admin(), 1)
  const again = { commandId: commandId(), ...personForm(1), idNumber: idNumber.toLowerCase() }
  expect(await admin().refused('person.create', again)).toEqual({ code: 'person.known_here' })
  expect(await other().refused('person.create', { ...again, commandId: commandId() })).toEqual({
    code: 'person.known_elsewhere',
  })
  const said = await other().call('person.check', { idType: 'citizen', idNumber })
  expect(said.known).toBe('elsewhere')
  expect(JSON.stringify(said)).not.toContain('unit-1')
})

test('M-2.9 a person is edited, and deleted while nothing hangs on him', async () => {
  const { id } = await addPerson(admin(), 2, { phone: '13800001234' })
  const edited = { ...FORM, name: '吕秋实', post: '护士长', education: '21' }
  const { phone: _kept, ...keeping } = edited
  expect((await changePerson(admin(), 'edit', id, keeping)).status).toBe(200)
  expect(await admin().call('person.get', { id })).toMatchObject({
    ...{ name: '吕秋实', post: '护士长', educationName: '大学本科毕业', phoneMasked: '138****1234' },
  })
  // by its sound, by what stands inside it, and however it is typed
  for (const search of ['lvqiu', '秋实', '吕·秋']) {
    expect([search, (await admin().call('person.list', { search })).total]).toEqual([search, 1])
  }
  expect((await changePerson(admin(), 'edit', id, { ...edited, phone: '12' })).body.code).toBe('field.phone')
  expect((await changePerson(admin(), 'edit', id, { ...edited, degree: '77' })).body.code).toBe(
    'field.code_unknown',
  )
  const stale = { commandId: commandId(), id, version: 0, ...edited }
  expect((await admin().refused('person.edit', stale)).code).toBe('stale')
  expect((await changePerson(admin(), 'remove', id)).status).toBe(200)
  expect((await admin().refused('person.get', { id })).code).toBe('not_found')
  expect((await addPerson(admin(), 2)).id).not.toBe(id)
})

test('M-2.9 who has declared is neither deleted nor given another number', async () => {
  const { id } = await addPerson(admin(), 3)
  await plantDeclaration(units.world, {
    ...{ id: 'd3', personId: id, orgId: 'unit-1', orgPath: '/x/', year: 2020, state: 'withdrawn' },
  })
  expect((await changePerson(admin(), 'remove', id)).body.code).toBe('person.has_declared')
  const number = { idType: 'citizen', idNumber: idNumberOf(33, '女'), reason: '录入有误' }
  expect((await changePerson(admin(), 'correctId', id, number)).body.code).toBe('person.has_declared')
})

test('M-2.10 right after creation the person signs in to the declaration system with number and password', async () => {
  const { idNumber, password } = await addPerson(admin(), 4)
  const self = applicant(units, idNumber)
  await self.signIn(password)
  expect(await self.call('auth.me')).toMatchObject({ actor: { kind: 'applicant' }, mustChange: true })
  expect((await self.refused('declare.home')).code).toBe('auth.must_change')
  await self.call('auth.changePassword', { current: password, next: 'Yellow-River-9' })
  await applicant(units, idNumber).signIn('Yellow-River-9')
})

test('M-2.12 the first password is the last six of the number, X capital: 02002X, not 02002x', async () => {
  const { body } = await create({ idType: 'citizen', idNumber: '11010519491231002x', name: '秦岚' })
  expect(body.password).toBe('31002X')
  expect((await create({ idType: 'passport', idNumber: 'e1202002x', birthDate: '1980-01-01' })).body).toEqual(
    {
      ...{ id: expect.any(String), password: '02002X' },
    },
  )
  const self = applicant(units, 'E1202002X')
  const wrong = { portal: 'declare', login: 'E1202002X', password: '02002x' }
  expect((await self.refused('auth.login', wrong)).code).toBe('auth.wrong_pair')
  await self.signIn('02002X')
})

test('A10 an office may want random first passwords', async () => {
  await units.world.exec(
    `insert into org_settings values ('unit-4','password.first','"random"',${
      process.env.DATABASE_URL ? 'now()' : '1'
    },'')`,
  )
  const { password, idNumber } = await addPerson(units.admins['unit-4'], 5)
  expect(password).toMatch(/^[a-z\d]{4}(-[a-z\d]{4}){2}$/)
  await applicant(units, idNumber).signIn(password)
})

test('leaving stops the account and ends its sessions; coming back lets it work', async () => {
  const { id, idNumber, password } = await addPerson(admin(), 6)
  const self = applicant(units, idNumber)
  await self.signIn(password)
  await changePerson(admin(), 'setStatus', id, { status: 'retired', reason: '到龄退休' })
  expect((await self.refused('auth.me')).code).toMatch(/^auth\./)
  expect((await self.refused('auth.login', { portal: 'declare', login: idNumber, password })).code).toBe(
    'auth.disabled',
  )
  expect((await admin().refused('person.reset', { commandId: commandId(), id })).code).toBe(
    'person.not_active',
  )
  await changePerson(admin(), 'setStatus', id, { status: 'active', reason: '返聘' })
  await self.signIn(password)
})

test('a number typed wrongly is corrected: the login and an unused first password follow', async () => {
  const { id, idNumber, password } = await addPerson(admin(), 7)
  const right = idNumberOf(70, '女')
  const number = { idType: 'citizen', idNumber: right, reason: `误录为 ${idNumber}` }
  expect((await changePerson(admin(), 'correctId', id, number)).status).toBe(200)
  const before = { portal: 'declare', login: idNumber, password }
  expect((await applicant(units, idNumber).refused('auth.login', before)).code).toBe('auth.wrong_pair')
  await applicant(units, right).signIn(right.slice(-6))
  const { steps } = await admin().call('person.get', { id })
  expect(steps.map(({ action }: { action: string }) => action)).toContain('id_corrected')
  expect(JSON.stringify(steps)).not.toContain(idNumber)
})

test('a reset tells the first password again, once more the only one, ends sessions and takes a lost second factor off', async () => {
  const { id, idNumber, password } = await addPerson(admin(), 8)
  const self = applicant(units, idNumber)
  await self.signIn(password)
  await self.call('auth.changePassword', { current: password, next: 'Yellow-River-9' })
  const lost = `update accounts set second_sealed = 'x', second_since = created_at where person_id = '${id}'`
  await units.world.exec(lost)
  const command = { commandId: commandId(), id }
  expect(await admin().call('person.reset', command)).toEqual({ password })
  expect(await admin().call('person.reset', command)).toEqual({ password })
  expect((await self.refused('auth.me')).code).toMatch(/^auth\./)
  const again = applicant(units, idNumber)
  await again.signIn(password)
  // the password of before does not come back
  const change = { current: password, next: 'Yellow-River-9' }
  expect((await again.refused('auth.changePassword', change)).code).toBe('password.old')
})

test('only the own unit changes its people; offices above see them masked, units beside not at all', async () => {
  const { id } = await addPerson(admin(), 9)
  const office = units.admins['city-1']
  expect((await office.call('person.get', { id })).idMasked).toMatch(/^\d{3}\*{13}..$/)
  for (const [operation, more] of [
    ['edit', { ...FORM, name: '他名' }],
    ['setStatus', { status: 'left', reason: '调离' }],
    ['remove', {}],
  ] as const)
    expect((await changePerson(office, operation, id, more)).body.code).toBe('auth.forbidden')
  expect((await other().refused('person.get', { id })).code).toBe('not_found')
  expect((await units.admins['city-2'].refused('person.get', { id })).code).toBe('not_found')
})

test('whole numbers are shown for a reason, logged, at most thirty an hour', async () => {
  const { id, idNumber } = await addPerson(admin(), 10, { phone: '13800005678' })
  const office = units.admins['dep-1']
  const look = () => office.ask('person.reveal', { commandId: commandId(), id, reason: '核对申报材料' })
  expect((await office.ask('person.reveal', { commandId: commandId(), id, reason: ' ' })).body.code).toBe(
    'input.invalid',
  )
  expect((await look()).body).toEqual({ idNumber, phone: '13800005678' })
  for (let n = 1; n < 30; n++) await look()
  expect((await look()).body).toEqual({ code: 'person.reveal_limit', params: { max: 30 } })
  units.world.pass(3_600_001)
  if ((await office.ask('auth.me')).status !== 200) await office.signIn()
  expect((await look()).status).toBe(200)
  const { steps } = await office.call('person.get', { id })
  expect(steps.filter(({ action }: { action: string }) => action === 'revealed')).toHaveLength(31)
})
