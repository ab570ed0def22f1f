import { createSignal, onCleanup } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { fileBox } from '../../lib/blobs.ts'
import { call, upload } from '../../lib/call.ts'
import { uuid } from '../../lib/uuid.ts'

export type UploadState = 'waiting' | 'sending' | 'paused' | 'offline' | 'failed'

/** One document on its way into a slot. */
export interface Upload {
  key: string
  /** Declaration. */
  id: string
  slot: string
  name: string
  size: number
  /** Bytes that are there. */
  sent: number
  state: UploadState
  problem: Problem | null
  /** All bytes are there; what hangs it into its slot, sent with the same id until it is answered. */
  finish: { uploadId: string; commandId: string } | null
}
type About = Pick<Upload, 'id' | 'slot' | 'name' | 'finish'> & { at: number }

/** One piece: small enough that a bad line gets one through, large enough that a good one is not slowed. */
export const PIECE = 512 * 1024
const AGAIN_MS = 3000
const KEPT_FOR_MS = 24 * 60 * 60_000
const AGAIN: ReadonlySet<string> = new Set([
  'net.offline',
  'server.stopping',
  'server.error',
  'auth.too_many',
])

/**
 * Documents on their way, one after the other so that a slow line is not shared. A cut line is waited for and gone on
 * with where the server says; after a reload the rest is sent from what the browser has kept.
 */
export function createUploads(onDone: (upload: Upload) => void) {
  const box = fileBox<About>('uploads')
  const [list, setList] = createSignal<readonly Upload[]>([])
  const blobs = new Map<string, Blob>()
  const aborts = new Map<string, AbortController>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let running = false
  let over = false

  const of = (key: string): Upload | undefined => list().find((each) => each.key === key)
  const change = (key: string, next: Partial<Upload>): void =>
    void setList((before) => before.map((each) => (each.key === key ? { ...each, ...next } : each)))
  const keep = ({ key, id, slot, name, finish }: Upload): void =>
    void box.put({ key, about: { id, slot, name, finish, at: Date.now() }, blob: blobs.get(key)! })

  function drop(key: string): void {
    setList((before) => before.filter((each) => each.key !== key))
    blobs.delete(key)
    void box.remove(key)
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    for (;;) {
      const next = list().find(({ state }) => state === 'waiting')
      if (!next || over) break
      change(next.key, { state: 'sending', problem: null })
      const found = await carry(next.key)
      const now = of(next.key)
      if (now?.state !== 'sending') continue
      if (!found) {
        drop(next.key)
        onDone(now)
      } else if (AGAIN.has(found.code)) waitFor(next.key, found)
      else {
        // refused for good: it is told as long as the page is open, and not tried again by itself
        change(next.key, { state: 'failed', problem: found })
        void box.remove(next.key)
      }
    }
    running = false
  }

  function waitFor(key: string, problem: Problem): void {
    change(key, { state: 'offline', problem })
    const timer = setTimeout(() => {
      timers.delete(timer)
      again(key)
    }, AGAIN_MS)
    timers.add(timer)
  }

  function again(key: string): void {
    if (of(key)?.state !== 'offline') return
    change(key, { state: 'waiting' })
    void run()
  }

  /** From where the server says to the end; null when the document hangs in its slot. */
  async function carry(key: string): Promise<Problem | null> {
    const { id, slot, name, size, finish } = of(key)!
    if (finish) return hang(finish)
    const begun = await call('declare.beginUpload', { commandId: uuid(), id, slot, name, size })
    if (!begun.ok) return begun.problem
    const { uploadId } = begun.value
    let offset = begun.value.received
    while (offset < size) {
      const at = offset
      if (of(key)?.state !== 'sending') return null
      change(key, { sent: at })
      const abort = new AbortController()
      aborts.set(key, abort)
      const piece = new File([blobs.get(key)!.slice(at, at + PIECE)], name)
      const sent = await upload(
        'declare.sendPart',
        { uploadId, offset: at },
        piece,
        (part) => change(key, { sent: Math.min(size, at + part) }),
        abort.signal,
      )
      aborts.delete(key)
      if (sent.ok) offset = sent.value.received
      else if (sent.problem.code === 'declare.upload_offset') offset = Number(sent.problem.params?.received)
      else return sent.problem
    }
    if (of(key)?.state !== 'sending') return null
    const all = { uploadId, commandId: uuid() }
    change(key, { sent: size, finish: all })
    keep(of(key)!)
    return hang(all)
  }

  async function hang(finish: NonNullable<Upload['finish']>): Promise<Problem | null> {
    const result = await call('declare.finishUpload', {
      commandId: finish.commandId,
      uploadId: finish.uploadId,
    })
    return result.ok ? null : result.problem
  }

  const wake = (): void => {
    for (const { key } of list()) again(key)
  }
  addEventListener('online', wake)
  onCleanup(() => {
    over = true
    removeEventListener('online', wake)
    for (const timer of timers) clearTimeout(timer)
    for (const abort of aborts.values()) abort.abort()
  })

  return {
    list,
    add(id: string, slot: string, file: File): void {
      const key = uuid()
      blobs.set(key, file)
      const made: Upload = {
        ...{ key, id, slot, name: file.name, size: file.size, sent: 0 },
        ...{ state: 'waiting', problem: null, finish: null },
      }
      setList((before) => [...before, made])
      keep(made)
      void run()
    },
    pause(key: string): void {
      change(key, { state: 'paused' })
      aborts.get(key)?.abort()
    },
    resume(key: string): void {
      change(key, { state: 'waiting', problem: null })
      void run()
    },
    async cancel(key: string): Promise<void> {
      const gone = of(key)
      drop(key)
      aborts.get(key)?.abort()
      if (!gone || (gone.sent === 0 && !gone.finish)) return
      const { id, slot, name, size } = gone
      const begun = await call('declare.beginUpload', { commandId: uuid(), id, slot, name, size })
      if (begun.ok) await call('declare.cancelUpload', { uploadId: begun.value.uploadId })
    },
    wake,
    /** Goes on with what a reload has interrupted. */
    async restore(): Promise<void> {
      for (const { key, about, blob } of await box.all()) {
        if (of(key)) continue
        if (Date.now() - about.at > KEPT_FOR_MS) {
          void box.remove(key)
          continue
        }
        blobs.set(key, blob)
        const { id, slot, name, finish } = about
        setList((before) => [
          ...before,
          { key, id, slot, name, size: blob.size, sent: 0, state: 'waiting', problem: null, finish },
        ])
      }
      void run()
    },
    /** Nothing of it stays on this computer: the person leaves. */
    forget: () => box.clear(),
  }
}

export type Uploads = ReturnType<typeof createUploads>
