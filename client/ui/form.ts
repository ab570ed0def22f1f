import { createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { Problem, Result } from '../../shared/problem.ts'
import { isUnanswered } from '../lib/command-ids.ts'
import { t } from '../lib/i18n.ts'
import { remember, TYPED } from '../lib/remember.ts'
import { serverNow } from '../lib/server-time.ts'
import { uuid } from '../lib/uuid.ts'

export type FormStatus = 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed'
export type FormErrors<V> = Partial<Record<keyof V & string, string>>

/** How soon a save that did not arrive is tried again by itself, in ms. */
const AGAIN_MS = 5000

interface Kept<V> {
  /** What the values grew out of, as the server had it. */
  base: V
  values: V
}
const isKept = (value: unknown): value is Kept<never> =>
  typeof value === 'object' && value !== null && 'base' in value && 'values' in value

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
const sameValues = (a: object, b: object): boolean =>
  Object.keys(a).every((key) => same(a[key as never], b[key as never]))

/** `sent` went from here without an answer, and may be what stands in `theirs`. */
type Join<V> = {
  [K in keyof V]?: (sides: { base: V[K]; mine: V[K]; theirs: V[K]; sent: V[K] | null }) => {
    value: V[K]
    clash: boolean
  }
}

/**
 * A form's values, what is wrong with them in words, and saving. Errors show after a field was left, or all after
 * `submit`. With `delay` (milliseconds) it saves by itself that long after the last change; a change made while a
 * save is under way is saved next, never lost. Unsaved work is guarded when the page is closed.
 *
 * `save` gets an id for its command: after a lost answer the same values go with the same id. `keep` names what is
 * typed in this window's own storage until it is saved, so that it outlives the end of a login; it names the account.
 * `join` merges what is itself made of parts, as the lines of a table.
 */
export function createForm<V extends Record<string, unknown>>(options: {
  initial: V
  check?: (values: V) => FormErrors<V>
  save?: (values: V, commandId: string) => Promise<Result<unknown>>
  delay?: number
  keep?: string
  join?: Join<V>
}) {
  const store = options.keep ? remember(TYPED + options.keep, isKept, () => sessionStorage) : null
  const restored = store?.read() as Kept<V> | null | undefined
  let base: V = structuredClone(restored?.base ?? options.initial)
  let sent: { values: V; commandId: string } | null = null
  const [values, setValues] = createStore<V>(structuredClone(restored?.values ?? options.initial))
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const [tried, setTried] = createSignal(false)
  const [status, setStatus] = createSignal<FormStatus>(restored ? 'unsaved' : 'clean')
  const [savedAt, setSavedAt] = createSignal<number | null>(null)
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const errors = createMemo<FormErrors<V>>(() => options.check?.(values) ?? {})
  const dirty = () => status() === 'unsaved' || status() === 'saving' || status() === 'failed'
  let timer: ReturnType<typeof setTimeout> | undefined
  let changes = 0

  function touched(): void {
    changes++
    store?.write({ base, values: unwrap(values) } as never)
    if (status() !== 'saving') setStatus('unsaved')
    if (options.delay !== undefined) schedule(options.delay)
  }

  function set<K extends keyof V & string>(name: K, value: V[K]): void {
    setValues(name as never, value as never)
    touched()
  }

  function schedule(delay: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), delay)
  }

  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (!options.save || status() === 'saving') return false
    const before = sent ? -1 : changes
    sent ??= { values: structuredClone(unwrap(values)), commandId: uuid() }
    const going = sent
    setStatus('saving')
    const result = await options.save(going.values, going.commandId)
    setProblem(result.ok ? null : result.problem)
    if (!result.ok) {
      setStatus('failed')
      if (!isUnanswered(result.problem)) sent = null
      else if (options.delay !== undefined) schedule(AGAIN_MS)
      return false
    }
    sent = null
    base = going.values
    setSavedAt(serverNow())
    if (changes === before || sameValues(going.values, unwrap(values))) {
      store?.forget()
      setStatus('saved')
    } else {
      setStatus('unsaved')
      if (options.delay !== undefined) schedule(options.delay)
    }
    return true
  }

  /** Shows every error; saves when there is none. True when the server has taken it. */
  async function submit(): Promise<boolean> {
    setTried(true)
    return untrack(() => Object.keys(errors()).length > 0) ? false : save()
  }

  /** Starts again from these values, as after loading a record. */
  function reset(next: V = options.initial): void {
    clearTimeout(timer)
    store?.forget()
    sent = null
    base = structuredClone(next)
    setValues(reconcile(structuredClone(next)))
    setLeft(new Set<string>())
    setTried(false)
    setProblem(null)
    setStatus('clean')
  }

  /**
   * Takes what the server has by now: what was not touched here follows it, what was touched here alone stays and is
   * saved. Answers the fields both sides have changed, each to something else; here they keep what was typed.
   */
  function merge(theirs: V): (keyof V & string)[] {
    const clean = !dirty()
    if (clean && (!options.join || sameValues(theirs, unwrap(values)))) {
      if (!sameValues(theirs, unwrap(values))) reset(theirs)
      base = structuredClone(theirs)
      return []
    }
    const clashes: (keyof V & string)[] = []
    for (const key of Object.keys(theirs) as (keyof V & string)[]) {
      const [mine, other] = [unwrap(values)[key], theirs[key]]
      if (same(mine, other)) continue
      const joined = options.join?.[key]?.({
        base: base[key],
        mine,
        theirs: other,
        sent: sent?.values[key] ?? null,
      })
      if (joined) {
        setValues(key as never, structuredClone(joined.value) as never)
        if (joined.clash) clashes.push(key)
      } else if (same(mine, base[key])) setValues(key as never, structuredClone(other) as never)
      else if (!same(other, base[key]) && !(sent && same(other, sent.values[key]))) clashes.push(key)
    }
    sent = null
    base = structuredClone(theirs)
    if (sameValues(theirs, unwrap(values))) reset(theirs)
    // what a join has kept of a form without unsaved work is nothing to save
    else if (!clean) touched()
    return clashes
  }

  const guard = (event: BeforeUnloadEvent): void => {
    if (dirty()) event.preventDefault()
  }
  const flush = (): void => void (status() === 'failed' && sent && save())
  addEventListener('beforeunload', guard)
  addEventListener('online', flush)
  onCleanup(() => {
    removeEventListener('beforeunload', guard)
    removeEventListener('online', flush)
    if (timer !== undefined && status() === 'unsaved' && options.delay !== undefined) void save()
    clearTimeout(timer)
  })
  if (restored && options.delay !== undefined) schedule(options.delay)

  return {
    values,
    set,
    blur: (name: keyof V & string) => setLeft((before) => new Set(before).add(name)),
    error: (name: keyof V & string): string | null =>
      tried() || left().has(name) ? (errors()[name] ?? null) : null,
    errors,
    dirty,
    status,
    savedAt,
    problem,
    /** What was typed here before and not saved was brought back. */
    restored: Boolean(restored),
    save,
    submit,
    reset,
    merge,
    /** For links inside the app: asks before unsaved work is left. */
    mayLeave: (): boolean => {
      const may = !dirty() || confirm(t('form.leave'))
      if (may) store?.forget()
      return may
    },
  }
}

export type Form<V extends Record<string, unknown> = Record<string, unknown>> = ReturnType<
  typeof createForm<V>
>
