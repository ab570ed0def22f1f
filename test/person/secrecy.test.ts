import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dialect } from '../../db/dialect.ts'
import { auditLog, commands } from '../../db/schema/audit.ts'
import { steps } from '../../db/schema/history.ts'
import { persons } from '../../db/schema/person.ts'
import { personImport } from '../../server/person/person.import.ts'
import { commandId } from '../review/office.ts'
import { idNumberOf, nameOf } from '../roster.ts'
import { addPerson, applicant, changePerson, ctxOf, openUnits, personForm } from './units.ts'

const PHONE = '13912345678'

test('no table, audit row, kept answer or waiting import holds a whole ID number, its first password or a phone', async () => {
  const units = await openUnits()
  const { world, admins } = units
  const admin = admins['unit-1']
  const one = await addPerson(admin, 1, { phone: PHONE, note: `电话 ${PHONE}，证件 ${idNumberOf(1, '男')}` })
  await applicant(units, one.idNumber).signIn(one.password)
  await applicant(units, one.idNumber).ask('auth.login', {
    ...{ portal: 'declare', login: one.idNumber, password: 'wrong' },
  })
  await admin.call('person.list', { search: one.idNumber })
  await admin.call('person.check', { idType: 'citizen', idNumber: one.idNumber })
  await admin.ask('person.create', { commandId: commandId(), ...personForm(1) })
  const right = idNumberOf(500, '男')
  const told = `原录 ${one.idNumber}，应为 ${right}`
  await changePerson(admin, 'correctId', one.id, { idType: 'citizen', idNumber: right, reason: told })
  await admin.call('person.reset', { commandId: commandId(), id: one.id })
  await admin.call('person.reveal', { commandId: commandId(), id: one.id, reason: told })
  const asked = { commandId: commandId(), idType: 'citizen', idNumber: right, name: one.name, note: told }
  const { id } = await admins['unit-2'].call('transfer.request', asked)
  await admin.call('transfer.refuse', { commandId: commandId(), id, version: 0, reason: told })

  const ctx = ctxOf(world)
  const cells = { name: nameOf(9), idNumber: idNumberOf(9, '男'), phone: PHONE }
  const { payload, faults } = await personImport.check(ctx, '', [
    { row: 2, cells },
    { row: 3, cells: { ...cells, name: nameOf(10), idNumber: idNumberOf(10, '女') } },
  ])
  expect(faults).toEqual([])
  await world.app.db.write('persons', (tx) => personImport.save(ctx, tx, '', payload))

  const secrets = [one.idNumber, right, cells.idNumber, PHONE, one.idNumber.slice(-6), right.slice(-6)]
  const { read } = world.app.db
  const kept = JSON.stringify([
    ...[await read.select().from(auditLog), await read.select().from(commands)],
    ...[await read.select().from(steps), await read.select().from(persons), payload],
  ])
  for (const secret of secrets) expect(kept).not.toContain(secret)
  expect(await read.$count(persons)).toBe(3)
  if (dialect === 'sqlite') {
    const bytes = ['', '-wal']
      .map((tail) => join(world.config.dataDir, `gongping.db${tail}`))
      .filter(existsSync)
      .map((file) => readFileSync(file).toString('latin1'))
      .join('')
    expect(bytes.length).toBeGreaterThan(100_000)
    for (const secret of secrets.slice(0, 4)) expect(bytes).not.toContain(secret)
  }
  await world.close()
})

test('faults of a workbook stand by their cells and never repeat a whole number', async () => {
  const { world, admins } = await openUnits()
  const known = await addPerson(admins['unit-2'], 30)
  const here = await addPerson(admins['unit-1'], 31)
  const ctx = ctxOf(world)
  const fresh = idNumberOf(40, '女')
  const wrong: Record<string, string>[] = [
    { name: '甲', idNumber: known.idNumber },
    { name: '乙', idNumber: here.idNumber },
    { name: '丙', idNumber: fresh },
    { name: '丁', idNumber: fresh.toLowerCase() },
    { name: '戊', idNumber: '410105199001010012' },
    { name: '', idNumber: idNumberOf(41, '女'), education: '博士后', phone: '12345' },
    { name: '己', idType: '护照', idNumber: 'E1234567' },
  ]
  const rows = wrong.map((cells, i) => ({ row: i + 2, cells }))
  const { faults, payload } = await personImport.check(ctx, '', rows)
  expect(payload).toEqual([])
  expect(faults.map(({ cell, code }) => [cell, code]).toSorted()).toEqual([
    ...[
      ['A7', 'field.required'],
      ['C2', 'person.known_elsewhere'],
      ['C3', 'person.known_here'],
      ['C5', 'twice'],
      ['C6', 'field.id_number'],
      ['D8', 'field.birth_required'],
      ['F7', 'field.phone'],
      ['J7', 'unknown'],
    ],
  ])
  const said = JSON.stringify(faults)
  for (const number of [known.idNumber, here.idNumber, fresh]) expect(said).not.toContain(number)
  await expect(personImport.admit(ctx, 'unit-2')).rejects.toMatchObject({ problem: { code: 'not_found' } })
  await world.close()
})
