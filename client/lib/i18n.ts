import { translator } from '@solid-primitives/i18n'
import { batch, createMemo, createRoot, createSignal } from 'solid-js'
import {
  fill,
  LANGUAGES,
  type Language,
  type Namespace,
  type WordKey,
  type WordParams,
} from '../../shared/i18n/index.ts'
import type { Problem } from '../../shared/problem.ts'
import { isOneOf, remember } from './remember.ts'

type Dictionary = Record<string, string>
type Loaded = Partial<Record<Namespace, Dictionary>>

const files = import.meta.glob<{ words: Dictionary }>('../../shared/i18n/*/*.ts')
const kept = remember('language', isOneOf(LANGUAGES))

const [current, setCurrent] = createSignal<Language>(kept.read() ?? 'zh-CN')
const [loaded, setLoaded] = createSignal<Loaded>({})

async function read(language: Language, names: readonly Namespace[]): Promise<Loaded> {
  const found = await Promise.all(
    names.map(async (name) => {
      const file = files[`../../shared/i18n/${language}/${name}.ts`]
      if (!file) throw new Error(`No words: ${language}/${name}`)
      return [name, (await file()).words] as const
    }),
  )
  return Object.fromEntries(found)
}

/** The language shown. */
export const language = current

/** Loads what a portal needs, once; call it before the portal is drawn. */
export async function loadWords(names: readonly Namespace[]): Promise<void> {
  const missing = names.filter((name) => !loaded()[name])
  if (missing.length === 0) return
  const found = await read(current(), missing)
  setLoaded((before) => ({ ...before, ...found }))
  markPage()
}

/** Words of the new language arrive first, then everything changes at once: no half-translated page. */
export async function setLanguage(next: Language): Promise<void> {
  if (next === current()) return
  const found = await read(next, Object.keys(loaded()) as Namespace[])
  kept.write(next)
  batch(() => {
    setCurrent(next)
    setLoaded(found)
  })
  markPage()
}

function markPage(): void {
  document.documentElement.lang = current()
}

const merged = createRoot(() =>
  createMemo(() => {
    const { problem: _, refusal: __, ...rest } = loaded()
    return Object.assign({}, ...Object.values(rest)) as Dictionary
  }),
)
const word = translator(merged, (sentence: string, params?: object) => fill(sentence, params as WordParams))

/** A word or sentence of the loaded namespaces; `{{n}}` in it is filled from `params`. */
export function t(key: WordKey, params?: WordParams): string {
  return (word(key, params) as string | undefined) ?? key
}

/** The same for a key that was put together (`state.${code}`): `undefined` when there is no such word. */
export function tMaybe(key: string, params?: WordParams): string | undefined {
  return word(key, params) as string | undefined
}

/**
 * Params of a refusal that are codes, put into words: `state` (`submitted`, `plan.state.submitted`), `duty`, `section`
 * and `slot` of a declaration, and `work` that hangs on an organisation (`plan:2,file:1`).
 */
const CODED: Record<string, (code: string | number) => string | undefined> = {
  state: (code) => tMaybe(`state.${code}`) ?? tMaybe(String(code)),
  duty: (code) => tMaybe(`manage.duty.${code}`),
  section: (code) => tMaybe(`form.section.${code}`) ?? tMaybe(String(code)),
  slot: (code) => tMaybe(`form.slot.${code}`) ?? tMaybe(String(code)),
  work: (codes) =>
    listed(
      String(codes)
        .split(',')
        .map((each) => each.split(':') as [string, string])
        .flatMap(([kind, n]) => tMaybe(`org.work.${kind}`, { n: Number(n) }) ?? []),
    ),
}

/** A refusal in words: what happened, why, what to do. A code that has no word is left out of the sentence. */
export function problemText(problem: Problem): string {
  const { code } = problem
  const sentence = loaded().problem?.[code] ?? loaded().refusal?.[code]
  if (sentence === undefined) return code
  const params: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(problem.params ?? {})) {
    const told = CODED[key] ? CODED[key](value) : value
    if (told !== undefined) params[key] = told
  }
  return fill(sentence, params)
}

/** What stands between two sentences on one line: nothing in Chinese. */
export const gap = (): string => (language() === 'zh-CN' ? '' : ' ')

/** Names or things in a row, joined as the language joins them. */
export const listed = (items: readonly string[]): string => items.join(language() === 'zh-CN' ? '、' : ', ')
