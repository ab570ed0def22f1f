import { expect, test } from 'vitest'
import { brokenRule, type PasswordRule, passwordRules } from '../../shared/auth/password.rules.ts'

const broken = (password: string, login = 'zhengzhou-01', isOld: boolean | null = false) =>
  brokenRule(passwordRules(password, login, isOld))

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
])('M-0.4 %s breaks %s', (password, rule) => {
  expect(broken(password)).toBe(rule)
})

test('M-0.4 every rule is shown with its state, and an earlier password can only be judged by the server', () => {
  expect(passwordRules('', 'office')).toEqual([
    { rule: 'short', met: false },
    { rule: 'kinds', met: false },
    { rule: 'like_login', met: false },
    { rule: 'common', met: false },
    { rule: 'old', met: null },
  ])
  expect(broken('Yellow-River-7', 'office', true)).toBe('old')
  expect(broken('Yellow-River-7', 'office', null)).toBeNull()
})
