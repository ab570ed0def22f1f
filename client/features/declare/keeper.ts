import { createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { Content, Values } from '../../../shared/declare/form.ts'
import { type Conflict, mergeContent, sameContent, settled } from '../../../shared/declare/merge.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import type { Problem } from '../../../shared/problem.ts'
import { call } from '../../lib/call.ts'
import { uuid } from '../../lib/uuid.ts'
import { type Draft, dropDraft, keepDraft, readDraft } from './draft.ts'

export type KeeperStatus = 'clean' | 'unsaved' | 'saving' | 'saved' | 'offline' | 'failed' | 'conflict'

/** A section as the server has it. */
export interface Stored {
  version: number
  content: Content
}

/** After the last key; with a slow answer the whole stays below the two seconds that were promised. */
export const SAVE_AFTER_MS = 1200
/** How soon a line that failed is tried again by itself. */
export const AGAIN_MS = 5000
/** Refusals that say nothing about the content. */
const AGAIN: ReadonlySet<string> = new Set([
  'net.offline',
  'net.cancelled',
  'server.stopping',
  'auth.too_many',
])

/**
 * Keeps one section: what is typed goes to the device with every key and to the server a moment after the last. What
 * another tab or device saved meanwhile is merged in; where both wrote the same field, it waits for a decision.
 */
export function createKeeper(options: { id: string; section: Section; stored: Stored }) {
  const { id, section } = options
  const draft = readDraft(id, section)
  let version = draft?.version ?? options.stored.version
  let base: Content = structuredClone(draft?.base ?? options.stored.content)
  let sent: Draft['sent'] = draft?.sent ?? null
  /** What both sides grew out of while a conflict waits: kept on the device, so that a reload asks again. */
  let split: { version: number; base: Content } | null = null
  let busy = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const [content, setContent] = createStore<Content>(
    structuredClone(draft?.content ?? options.stored.content),
  )
  const [status, setStatus] = createSignal<KeeperStatus>('clean')
  const [savedAt, setSavedAt] = createSignal<number | null>(null)
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const [conflicts, setConflicts] = createSignal<readonly Conflict[]>([])

  const current = (): Content => structuredClone(unwrap(content))
  const isSame = (): boolean => sameContent(base, unwrap(content))
  const show = (next: Content): void => setContent(reconcile(structuredClone(next), { key: 'id' }))
  const keep = (): void =>
    keepDraft(id, section, { version, base, ...split, content: current(), sent, at: Date.now() })

  function schedule(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), ms)
  }

  function changed(): void {
    keep()
    if (conflicts().length) return
    if (!busy) setStatus('unsaved')
    schedule(SAVE_AFTER_MS)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    if (busy || conflicts().length) return
    if (!sent && isSame()) return settle()
    sent ??= { commandId: uuid(), content: current() }
    const { commandId, content: going } = sent
    busy = true
    setStatus('saving')
    keep()
    const result = await call('declare.saveSection', { commandId, id, section, version, content: going })
    busy = false
    if (!result.ok) return refused(result.problem)
    sent = null
    version = result.value.version
    base = going
    setProblem(null)
    setSavedAt(result.value.at)
    if (isSame()) return settle()
    keep()
    setStatus('unsaved')
    schedule(SAVE_AFTER_MS)
  }

  /** Nothing is left to be sent. */
  function settle(): void {
    dropDraft(id, section)
    setStatus(savedAt() === null ? 'clean' : 'saved')
  }

  async function refused(found: Problem): Promise<void> {
    if (found.code === 'stale') {
      sent = null
      return fetchNewer()
    }
    if (!AGAIN.has(found.code)) sent = null
    setProblem(found)
    keep()
    setStatus(AGAIN.has(found.code) ? 'offline' : 'failed')
    if (AGAIN.has(found.code) || found.code === 'server.error') schedule(AGAIN_MS)
  }

  async function fetchNewer(): Promise<void> {
    const result = await call('declare.get', { id })
    if (!result.ok) return refused(result.problem)
    const theirs = result.value.sections.find((each) => each.section === section)
    if (theirs) newer(theirs)
    if (status() !== 'conflict') await save()
  }

  /** Takes what the server has now: at once where nothing is open here, merged where something is. */
  function newer(theirs: Stored): void {
    if (theirs.version <= version || busy || sent) return
    const merged = mergeContent(split?.base ?? base, current(), theirs.content)
    split = merged.conflicts.length ? (split ?? { version, base }) : null
    version = theirs.version
    base = structuredClone(theirs.content)
    show(merged.content)
    setConflicts(merged.conflicts)
    if (merged.conflicts.length) {
      clearTimeout(timer)
      setStatus('conflict')
      keep()
    } else if (isSame()) settle()
    else {
      keep()
      setStatus('unsaved')
      schedule(SAVE_AFTER_MS)
    }
  }

  function decide(conflict: Conflict, side: 'mine' | 'theirs'): void {
    show(settled(current(), conflict, side))
    setConflicts((before) => before.filter((each) => each !== conflict))
    if (!conflicts().length) split = null
    keep()
    if (!conflicts().length) void save()
  }

  const guard = (event: BeforeUnloadEvent): void => {
    if (isOpen()) event.preventDefault()
  }
  const isOpen = (): boolean => status() !== 'clean' && status() !== 'saved'
  const flush = (): void => void (isOpen() && save())
  addEventListener('beforeunload', guard)
  addEventListener('online', flush)
  onCleanup(() => {
    removeEventListener('beforeunload', guard)
    removeEventListener('online', flush)
    clearTimeout(timer)
    if (status() === 'unsaved') void save()
  })

  if (draft) {
    setStatus('unsaved')
    newer(options.stored)
    if (status() === 'unsaved') void save()
  }

  return {
    section,
    content,
    status,
    savedAt,
    problem,
    conflicts,
    /** What was typed here before, and has not reached the server, was brought back. */
    restored: draft !== null,
    isOpen,
    set(key: string, value: string, rowId?: string): void {
      if (rowId) setContent('rows', (row) => row.id === rowId, 'values', key, value)
      else setContent('values', key, value)
      changed()
    },
    /** A new entry, or one that comes back; its id. */
    add(values: Values = {}, rowId: string = uuid(), at = content.rows.length): string {
      setContent('rows', (rows) => [
        ...rows.slice(0, at),
        { id: rowId, values: { ...values } },
        ...rows.slice(at),
      ])
      changed()
      return rowId
    },
    remove(rowId: string): void {
      setContent('rows', (rows) => rows.filter((row) => row.id !== rowId))
      changed()
    },
    save,
    flush,
    newer,
    decide,
  }
}

export type Keeper = ReturnType<typeof createKeeper>
