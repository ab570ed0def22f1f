import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initialPassword, looksLikeId, normalId, readIdNumber } from '../../shared/person/id-number.ts'
import { maskIn } from '../../shared/person/mask.ts'
import { personFaults } from '../../shared/person/person.rules.ts'
import type { IdType } from '../../shared/person/person.ts'
import { withSign } from './units.ts'

const TODAY = '2026-11-20'

test.each([
  '11010519491231002X',
  '410105199001010011',
  '410302198512310021',
  '410105198808081238',
  '410102197505050027',
])('%s is sound', (number) => expect(readIdNumber('citizen', number, TODAY).fault).toBeNull())

test('29 February 1982 never was, though the check sign is right', () => {
  expect(withSign('41142119820229001')).toBe('411421198202290016')
  expect(readIdNumber('citizen', '411421198202290016', TODAY).fault).toEqual({ code: 'field.id_number' })
})

test.each([
  ['2010-11-20', null],
  ['2010-11-21', 15],
  ['1926-11-20', null],
  ['1925-11-20', 101],
])('who was born on %s on 2026-11-20', (birth, age) => {
  const { fault } = readIdNumber('citizen', withSign(`410105${birth.replaceAll('-', '')}001`), TODAY)
  expect(fault).toEqual(age === null ? null : { code: 'field.age', params: { age } })
})

test('a number of fifteen digits is named as what it is', () => {
  expect(readIdNumber('citizen', '410105900101001', TODAY).fault).toEqual({ code: 'field.id_fifteen' })
  expect(readIdNumber('citizen', '41010590010100', TODAY).fault).toEqual({ code: 'field.id_number' })
})

test.each<[IdType, string, boolean]>([
  ['hkmo', 'H12345678', true],
  ['hkmo', 'M1234567890', true],
  ['hkmo', 'K12345678', false],
  ['taiwan', '12345678', true],
  ['taiwan', '1234567', false],
  ['hmt_residence', '810000199001010011', true],
  ['hmt_residence', '410000199001010011', false],
  ['foreigner', 'CHN310012345678', true],
  ['foreigner', '911010199001010017', true],
  ['passport', 'E12345678', true],
  ['passport', 'ABCDEF', false],
  ['passport', 'E1234', false],
  ['officer', '军字第2001988号', true],
  ['officer', '军官证', false],
])('%s %s: %s', (idType, number, sound) => {
  expect(readIdNumber(idType, number, TODAY).fault === null).toBe(sound)
})

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 })
const bodies = fc
  .tuple(fc.integer({ min: 1930, max: 2005 }), fc.integer({ min: 0, max: 364 }), digits)
  .map(([year, day, last]) => {
    const birth = new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10)
    return { birth, number: withSign(`410105${birth.replaceAll('-', '')}${last.join('')}`) }
  })

test('any sound number tells its day and sex, typed in whatever form; one wrong digit is found', () => {
  fc.assert(
    fc.property(bodies, fc.nat(16), fc.integer({ min: 1, max: 9 }), ({ birth, number }, at, by) => {
      const typed = ` ${number.toLowerCase().replace(/\d/g, (digit) => String.fromCharCode(0xff10 + +digit))} `
      const read = readIdNumber('citizen', typed, TODAY)
      expect(read).toEqual({ number, birthDate: birth, sex: Number(number[16]) % 2 ? 1 : 2, fault: null })
      const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
      expect(readIdNumber('citizen', wrong, TODAY).fault).not.toBeNull()
    }),
  )
})

test('M-2.12 the first password is the last six letters and digits, capital', () => {
  expect(initialPassword('11010519491231002x')).toBe('31002X')
  expect(initialPassword('军字第2001988号')).toBe('001988')
  expect(normalId('１１０ 105x')).toBe('110105X')
})

test('a search is a number or a name, never both', () => {
  expect(['11010519491231002x', 'H12345678', '军字第2001988号'].every(looksLikeId)).toBe(true)
  expect(['张三', 'zhangsan', 'zs', '138', '张3'].some(looksLikeId)).toBe(false)
})

test('the form tells each fault at its field, the same on the page as on the server', () => {
  const form = { idType: 'passport' as const, idNumber: 'E12', birthDate: '', phone: '123', mail: 'a' }
  expect(Object.keys(personFaults(form, TODAY))).toEqual(['idNumber', 'birthDate', 'phone', 'mail'])
  const sound = {
    idType: 'citizen' as const,
    idNumber: '410105199001010011',
    phone: '13800000000',
    mail: 'a@b.cn',
  }
  expect(personFaults(sound, TODAY)).toEqual({})
})

test('numbers in a free text are masked', () => {
  expect(maskIn('误录为 41010519900101001x，电话13800138000。豫人社〔2024〕12号')).toBe(
    '误录为 410*************1x，电话138****8000。豫人社〔2024〕12号',
  )
})
