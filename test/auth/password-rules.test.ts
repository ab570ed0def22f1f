import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIXED_PASSWORD } from '../../server/auth/credentials.ts'
import { brokenRule, type PasswordRule, passwordRules, ruleParams } from '../../shared/auth/password.rules.ts'

const POLICY = { min: 8, kinds: 3, history: 5, days: 0 }
const broken = (password: string, login = 'zhengzhou-01', isOld: boolean | null = false) =>
  brokenRule(passwordRules(password, POLICY, [login], isOld))

test.each<[string, PasswordRule | null]>([
  ['Ab1!xyz', 'short'],
  ['Yellow-River-7', null],
  ['黄河Yellow7', null],
  ['yellowriver', 'kinds'],
  ['yellowriver7', 'kinds'],
  ['YellowRiver7', null],
  ['x'.repeat(200), 'short'],
  ['000000', 'short'],
  ['00000000', 'kinds'],
  ['Zhengzhou-01', 'like_login'],
  ['a1-10-uohzgnehZ', 'like_login'],
  ['Password1', 'common'],
  ['P@ssw0rd', 'common'],
  ['P@ssw0rd123', 'common'],
  ['Admin123!', 'common'],
  ['Qwerty123!', 'common'],
  ['Aa1Aa1Aa1', 'common'],
  ['Henan2026!', 'common'],
  ['Aa123456', 'common'],
  ['Abc@1234', 'common'],
  ['1qaz@WSX', 'common'],
  ['Qwe123!@#', 'common'],
  ['Li123456', 'common'],
  ['123456Admin!', 'common'],
  ['Zaq12wsx!!!', 'common'],
  ['Zhengda-abc-4', null],
  ['First-Snow-7', null],
])('M-0.4 %s breaks %s', (password, rule) => {
  expect(broken(password)).toBe(rule)
})

test('M-0.4 every rule is shown with its state, and an earlier password can only be judged by the server', () => {
  expect(passwordRules('', POLICY, ['office'])).toEqual([
    { rule: 'short', met: false },
    { rule: 'kinds', met: false },
    { rule: 'like_login', met: false },
    { rule: 'common', met: false },
    { rule: 'old', met: null },
  ])
  expect(broken('Yellow-River-7', 'office', true)).toBe('old')
  expect(broken('Yellow-River-7', 'office', null)).toBeNull()
})

test('M-0.4 an office asks for longer passwords of more kinds, and the words name its figures', () => {
  const strict = { min: 12, kinds: 4, history: 3, days: 90 }
  const strictly = (password: string) => brokenRule(passwordRules(password, strict, [], false))
  expect(strictly('Yellow-7')).toBe('short')
  expect(strictly('YellowRiver77')).toBe('kinds')
  expect(strictly('Yellow-River-77')).toBeNull()
  expect(ruleParams('short', strict)).toEqual({ min: 12 })
  expect(ruleParams('kinds', strict)).toEqual({ need: 4 })
})

test('M-0.4 a word the office forbids is found in any case, with look-alikes and in full width', () => {
  const policy = { ...POLICY, words: ['Luochuan', '职改'] }
  for (const password of ['My-LUOCHUAN-7', 'My-lu0chu@n-7', 'ｌｕｏｃｈｕａｎ-My7', '职改办Zz-778'])
    expect(brokenRule(passwordRules(password, policy, [], false))).toBe('word')
  expect(brokenRule(passwordRules('Yellow-River-7', policy, [], false))).toBeNull()
  expect(passwordRules('x', POLICY, []).map(({ rule }) => rule)).not.toContain('word')
})

test('a password holds no six signs in a row of the ID number: birth, area and end are known to others', () => {
  const like = (password: string) => broken(password, '41010119800101123X')
  for (const password of ['Zhang-19800101', 'Zhang-410101', 'Wang-1123x', 'Zhang-01123X'])
    expect(like(password)).toBe(password === 'Wang-1123x' ? null : 'like_login')
  expect(passwordRules('Yellow-River-7', POLICY, null)[2]).toEqual({ rule: 'like_login', met: null })
})

test('000000 and the last six of an ID number meet the rules of no office, however mild', () => {
  const mild = { min: 8, kinds: 2, history: 1, days: 0 }
  fc.assert(
    fc.property(fc.stringMatching(/^\d{5}[\dX]$/), (first) => {
      expect(brokenRule(passwordRules(first, mild, [], false))).toBe('short')
      expect(brokenRule(passwordRules(FIXED_PASSWORD, mild, [], false))).toBe('short')
    }),
  )
})

test('what is refused by a mild office is refused by a stricter one', () => {
  const policy = fc.record({
    min: fc.integer({ min: 8, max: 32 }),
    kinds: fc.integer({ min: 2, max: 4 }),
    history: fc.constant(5),
    days: fc.constant(0),
  })
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), policy, policy, (password, a, b) => {
      const stricter = { ...a, min: Math.max(a.min, b.min), kinds: Math.max(a.kinds, b.kinds) }
      const fine = (which: typeof a) => brokenRule(passwordRules(password, which, ['office'], false)) === null
      expect(fine(stricter) && !fine(a)).toBe(false)
    }),
  )
})
