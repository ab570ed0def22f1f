import { afterEach, beforeAll, expect, test } from 'vitest'
import { language, loadWords, problemText, setLanguage, t } from '../../client/lib/i18n.ts'
import { clock, clockSeconds, day, fromLocalInput, longDay, toLocalInput } from '../../client/lib/time.ts'
import { words as commonEn } from '../../shared/i18n/en/common.ts'
import { words as problemsEn } from '../../shared/i18n/en/problem.ts'
import { fill } from '../../shared/i18n/index.ts'
import { words as common } from '../../shared/i18n/zh-CN/common.ts'
import { words as problems } from '../../shared/i18n/zh-CN/problem.ts'
import { PROBLEMS, problem } from '../../shared/problem.ts'

beforeAll(() => loadWords(['common', 'problem']))
afterEach(() => setLanguage('zh-CN'))

test('a refusal says what happened and why, with its figures', () => {
  expect(problemText(problem('live.drafts_pending', { n: 3 }))).toBe(
    '还有 3 位专家未完成拟投票，暂不能开启投票开关。',
  )
  expect(problemText(problem('live.drafts_pending', { n: 1, names: '秦晓山' }))).toBe(
    '还有 1 位专家未完成拟投票（秦晓山），暂不能开启投票开关。',
  )
})

test('a state among the params is put into words, an unknown one is left out', () => {
  expect(problemText(problem('workflow.wrong_state', { state: 'paused' }))).toContain('为“已暂停”')
  const unknown = problemText(problem('workflow.wrong_state', { state: 'xyz' }))
  expect(unknown).not.toContain('xyz')
  expect(unknown).not.toContain('“')
})

test('every refusal has words in both languages and none is left with braces', () => {
  for (const code of Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[]) {
    for (const sentence of [problems[code], problemsEn[code]]) {
      expect(sentence, code).toBeTruthy()
      expect(fill(sentence), code).not.toMatch(/[{}[\]]/)
    }
  }
})

test('a translation asks for the same params as its source', () => {
  const params = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()
  for (const key of Object.keys(common) as (keyof typeof common)[]) {
    expect(params(commonEn[key]), key).toEqual(params(common[key]))
  }
})

test('the language changes every word at once and is kept', async () => {
  await setLanguage('en')
  expect(language()).toBe('en')
  expect(t('choice.hold')).toBe('Abstain')
  expect(problemText(problem('net.offline'))).toContain('cannot be reached')
  expect(document.documentElement.lang).toBe('en')
  expect(localStorage.getItem('gongping.language')).toBe('"en"')
})

test('times are shown and typed in Shanghai whatever the device thinks', () => {
  const late = '2026-11-21T16:42:07Z'
  expect([day(late), longDay(late), clock(late), clockSeconds(late)]).toEqual([
    '2026-11-22',
    '2026年11月22日',
    '00:42',
    '00:42:07',
  ])
  expect(toLocalInput(late)).toBe('2026-11-22T00:42')
  expect(fromLocalInput('2026-11-22T00:42')).toBe('2026-11-21T16:42:00.000Z')
  expect(day('nonsense')).toBe('–')
})
