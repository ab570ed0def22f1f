import { words as en } from '../shared/i18n/en/server.ts'
import { fill, type WordParams } from '../shared/i18n/index.ts'
import { words as zh } from '../shared/i18n/zh-CN/server.ts'

export type ServerWord = keyof typeof zh

/** One sentence in both languages, for a terminal: whoever installs may read either. */
export const sentence = (key: ServerWord, params?: WordParams): string =>
  `${fill(zh[key], params)}\n${fill(en[key], params)}\n`

/** Prints it. */
export const say = (key: ServerWord, params?: WordParams): void =>
  void process.stdout.write(sentence(key, params))

/** Prints it as an error and lets the process end with 1. */
export function fail(key: ServerWord, params?: WordParams): void {
  process.stderr.write(sentence(key, params))
  process.exitCode = 1
}
