import { createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { Problem, Result } from '../../shared/problem.ts'
import { t } from '../lib/i18n.ts'
import { serverNow } from '../lib/server-time.ts'

export type FormStatus = 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed'
export type FormErrors<V> = Partial<Record<keyof V & string, string>>

/**
 * A form's values, what is wrong with them in words, and saving. Errors show after a field was left, or all after
 * `submit`. With `delay` (milliseconds) it saves by itself that long after the last change; a change made while a
 * save is under way is saved next, never lost. Unsaved work is guarded when the page is closed.
 */
export function createForm<V extends Record<string, unknown>>(options: {
  initial: V
  check?: (values: V) => FormErrors<V>
  save?: (values: V) => Promise<Result<unknown>>
  delay?: number
}) {
  const [values, setValues] = createStore<V>(structuredClone(options.initial))
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const [tried, setTried] = createSignal(false)
  const [status, setStatus] = createSignal<FormStatus>('clean')
  const [savedAt, setSavedAt] = createSignal<number | null>(null)
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const errors = createMemo<FormErrors<V>>(() => options.check?.(values) ?? {})
  const dirty = () => status() === 'unsaved' || status() === 'saving' || status() === 'failed'
  let timer: ReturnType<typeof setTimeout> | undefined
  let changes = 0

  function set<K extends keyof V & string>(name: K, value: V[K]): void {
    setValues(name as never, value as never)
    changes++
    if (status() !== 'saving') setStatus('unsaved')
    if (options.delay !== undefined) schedule(options.delay)
  }

  function schedule(delay: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), delay)
  }

  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (!options.save || status() === 'saving') return false
    const before = changes
    setStatus('saving')
    const result = await options.save(structuredClone(unwrap(values)))
    setProblem(result.ok ? null : result.problem)
    if (!result.ok) {
      setStatus('failed')
      return false
    }
    setSavedAt(serverNow())
    if (changes === before) setStatus('saved')
    else {
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
    setValues(reconcile(structuredClone(next)))
    setLeft(new Set<string>())
    setTried(false)
    setProblem(null)
    setStatus('clean')
  }

  const guard = (event: BeforeUnloadEvent): void => {
    if (dirty()) event.preventDefault()
  }
  addEventListener('beforeunload', guard)
  onCleanup(() => {
    removeEventListener('beforeunload', guard)
    if (timer !== undefined && status() === 'unsaved' && options.delay !== undefined) void save()
    clearTimeout(timer)
  })

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
    save,
    submit,
    reset,
    /** For links inside the app: asks before unsaved work is left. */
    mayLeave: (): boolean => !dirty() || confirm(t('form.leave')),
  }
}

export type Form<V extends Record<string, unknown> = Record<string, unknown>> = ReturnType<
  typeof createForm<V>
>
