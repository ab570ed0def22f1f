import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFixedLine, isMail, isMobile, isPhone } from '../../shared/contact.rules.ts'
import { isCreditCode, normalCreditCode } from '../../shared/org/credit-code.ts'
import type { OrgKind, OrgProfile } from '../../shared/org/org.ts'
import { kindsUnder, levelsUnder, mayStandUnder } from '../../shared/org/place.rules.ts'
import { changesKeyData, EMPTY_PROFILE, KEY_FIELDS, profileProblems } from '../../shared/org/profile.rules.ts'
import { soundProfile } from './tree.ts'

describe('credit code (GB 32100-2015)', () => {
  const vectors = ['91350100M000100Y43', '12410000MB0A0000XG', '51410000500000000F', '91410100MA0000001X']

  test.each(vectors)('%s is sound', (code) => {
    expect(isCreditCode(code)).toBe(true)
  })

  test('any one wrong sign is found', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...vectors),
        fc.nat(17),
        fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ'),
        (code, at, sign) => {
          const other = code.slice(0, at) + sign + code.slice(at + 1)
          return other === code || !isCreditCode(other)
        },
      ),
    )
  })

  test.each(['', '91350100M000100Y4', '91350100M000100Y433', '91350100m000100y43'])('%j is not', (code) => {
    expect(isCreditCode(code)).toBe(false)
  })

  test('what is typed wide, small or with blanks is made the same', () => {
    expect(normalCreditCode(' ９1350100m000100y43 ')).toBe('91350100M000100Y43')
  })
})

describe('contact', () => {
  test.each(['13800000000', '19912345678'])('%s is a mobile number', (text) => {
    expect(isMobile(text)).toBe(true)
  })
  test.each(['12800000000', '1380000000', '138000000000', '+8613800000000', ''])('%j is none', (text) => {
    expect(isMobile(text)).toBe(false)
  })
  test.each(['0371-65500000', '037165500000', '010-12345678', '0371-6550000', '0371-65500000-8001'])(
    '%s is a line with its area code',
    (text) => {
      expect(isFixedLine(text)).toBe(true)
      expect(isPhone(text)).toBe(true)
    },
  )
  test.each(['65500000', '0171-65500000', '0371-655000', '0371 65500000'])('%s is none', (text) => {
    expect(isPhone(text)).toBe(false)
  })
  test.each(['a@b.cn', 'zhang.san+1@rsj.henan.gov.cn'])('%s is a mail address', (text) => {
    expect(isMail(text)).toBe(true)
  })
  test.each([
    'a@b',
    'a b@c.cn',
    '@c.cn',
    'a@@c.cn',
    'a@c..cn',
    'a@-c.cn',
    '张@c.cn',
    `${'a'.repeat(65)}@c.cn`,
  ])('%s is none', (text) => {
    expect(isMail(text)).toBe(false)
  })
})

describe('place', () => {
  const place = (kind: OrgKind, level: number) => ({ kind, level })
  test.each([
    [place('office', 1), place('office', 2), true],
    [place('office', 1), place('office', 3), true],
    [place('office', 1), place('office', 1), false],
    [place('office', 1), place('office', 4), false],
    [place('office', 2), place('office', 4), false],
    [place('office', 2), place('department', 2), true],
    [place('office', 2), place('unit', 3), true],
    [place('office', 2), place('unit', 1), false],
    [place('department', 2), place('office', 3), false],
    [place('department', 2), place('department', 2), true],
    [place('department', 2), place('unit', 4), true],
    [place('unit', 2), place('department', 2), false],
    [place('unit', 2), place('unit', 2), true],
    [place('unit', 3), place('unit', 2), false],
  ])('under %o, %o: %s', (parent, child, fits) => {
    expect(mayStandUnder(parent, child)).toEqual(fits ? null : { code: 'org.kind_place' })
  })

  test('what is offered is what is allowed, and a rank is never above its superior’s', () => {
    for (const kind of ['office', 'department', 'unit'] as const)
      for (const level of [1, 2, 3, 4])
        for (const child of ['office', 'department', 'unit'] as const)
          for (const rank of [1, 2, 3, 4]) {
            const parent = place(kind, level)
            const offered = kindsUnder(kind).includes(child) && levelsUnder(parent, child).includes(rank)
            expect(mayStandUnder(parent, place(child, rank)) === null).toBe(offered)
            if (offered) expect(rank).toBeGreaterThanOrEqual(level)
          }
  })
})

describe('profile', () => {
  const known = (_kind: string, code: string) => code !== 'nowhere'
  const whole = soundProfile()

  test('a sound form has nothing against it', () => {
    expect(profileProblems(whole, 'unit', known)).toEqual([])
  })

  test('M-0.5 every required field that is missing is named, in the order of the form', () => {
    expect(profileProblems(EMPTY_PROFILE, 'unit', known)).toEqual(
      [
        'creditCode',
        'legalPerson',
        'areaCode',
        'address',
        'affiliation',
        'rank',
        'nature',
        'sector',
        'professionals',
        'contactName',
        'contactPhone',
        'contactMail',
      ].map((field) => ({ code: 'field.required', params: { field, where: field } })),
    )
  })

  test('an office needs no credit code, but a wrong one is wrong', () => {
    const office = { ...whole, creditCode: '', legalPerson: '', sector: '', professionals: null }
    expect(profileProblems(office, 'office', known)).toEqual([])
    expect(profileProblems({ ...office, creditCode: '1' }, 'office', known)).toEqual([
      { code: 'field.credit_code', params: { where: 'creditCode' } },
    ])
  })

  test.each([
    ['creditCode', '91350100M000100Y44', 'field.credit_code'],
    ['contactPhone', '123', 'field.phone'],
    ['contactMail', 'x', 'field.mail'],
    ['areaCode', 'nowhere', 'field.code_unknown'],
    ['sector', 'nowhere', 'field.code_unknown'],
  ] as const)('%s %j is %s', (field, value, code) => {
    const found = profileProblems({ ...whole, [field]: value }, 'unit', known)
    expect(found.map((each) => [each.code, each.params?.where])).toEqual([[code, field]])
  })

  test('a change of a key field is audited again, of another is not', () => {
    for (const field of Object.keys(whole) as (keyof OrgProfile)[]) {
      const next = { ...whole, [field]: field === 'professionals' ? 1 : 'x' }
      expect(changesKeyData(whole, next)).toBe(KEY_FIELDS.includes(field))
    }
    expect(changesKeyData(null, whole)).toBe(true)
  })
})
