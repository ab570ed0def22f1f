import { afterEach, beforeAll, expect, test } from 'vitest'
import { language, loadWords, problemText, setLanguage, t } from '../../client/lib/i18n.ts'
import { clock, clockSeconds, day, fromLocalInput, toLocalInput } from '../../client/lib/time.ts'
import { words as commonEn } from '../../shared/i18n/en/common.ts'
import { words as problemsEn } from '../../shared/i18n/en/problem.ts'
import { words as refusalsEn } from '../../shared/i18n/en/refusal.ts'
import { fill } from '../../shared/i18n/index.ts'
import { words as common } from '../../shared/i18n/zh-CN/common.ts'
import { words as problems } from '../../shared/i18n/zh-CN/problem.ts'
import { words as refusals } from '../../shared/i18n/zh-CN/refusal.ts'
import { PROBLEMS, problem } from '../../shared/problem.ts'

beforeAll(() => loadWords(['common', 'problem', 'refusal']))
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

test('a refusal of the backbone names the state of its own kind of thing', async () => {
  await loadWords(['org', 'plan', 'form', 'manage'])
  const said = (state: string) => problemText(problem('workflow.wrong_state', { state }))
  expect(said('org.state.submitted')).toContain('为“已提交”')
  expect(said('plan.state.approved')).toContain('为“已通过”')
  expect(said('form.state.withdrawn')).toContain('为“已撤回”')
  expect(problemText(problem('plan.wrong_duty', { duty: 'principal' }))).toContain('负责人')
})

test('M-3.12 a plan that is handed in is 已提交, and 已通过 at the end', async () => {
  await loadWords(['plan'])
  expect([t('plan.state.submitted'), t('plan.state.approved')]).toEqual(['已提交', '已通过'])
})

test('every refusal has words in both languages and none is left with braces', () => {
  for (const code of Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[]) {
    for (const sentence of [{ ...problems, ...refusals }[code], { ...problemsEn, ...refusalsEn }[code]]) {
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
  expect([day(late), clock(late), clockSeconds(late)]).toEqual(['2026-11-22', '00:42', '00:42:07'])
  expect(toLocalInput(late)).toBe('2026-11-22T00:42')
  expect(fromLocalInput('2026-11-22T00:42')).toBe('2026-11-21T16:42:00.000Z')
  expect(day('nonsense')).toBe('–')
})
