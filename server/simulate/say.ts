import { words as enProblems } from '../../shared/i18n/en/problem.ts'
import { words as enRefusals } from '../../shared/i18n/en/refusal.ts'
import { words as en } from '../../shared/i18n/en/simulate.ts'
import { fill, type WordParams } from '../../shared/i18n/index.ts'
import { words as zhProblems } from '../../shared/i18n/zh-CN/problem.ts'
import { words as zhRefusals } from '../../shared/i18n/zh-CN/refusal.ts'
import { words as zh } from '../../shared/i18n/zh-CN/simulate.ts'
import type { Problem } from '../../shared/problem.ts'

export type SimulateWord = keyof typeof zh

/** Words as params are looked up in the same language: `{ state: 'state.open' }`. */
const inside = (words: Record<string, string>, params: WordParams = {}): WordParams =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, words[value] ?? value]))

/** Prints one sentence in both languages, as the server does. */
export function say(key: SimulateWord, params?: WordParams): void {
  for (const words of [zh, en]) process.stdout.write(`${fill(words[key], inside(words, params))}\n`)
}

/** Why the server refused, in its own words. */
export function sayRefused({ code, params }: Problem): void {
  for (const words of [
    { ...zhProblems, ...zhRefusals },
    { ...enProblems, ...enRefusals },
  ])
    process.stdout.write(`${fill(words[code], params)}\n`)
}
