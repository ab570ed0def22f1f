import { createRoot } from 'solid-js'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createUploads, PIECE, type Upload } from '../../client/features/declare/uploads.ts'
import { loadWords } from '../../client/lib/i18n.ts'
import { fitted, jpegName, LONGEST } from '../../client/lib/picture.ts'

const SIZE = 3 * PIECE + 100
let received: number
let down: boolean
/** The hang into the slot is done, and its answer never comes. */
let loseFinish: boolean
let pieces: { offset: number; size: number }[]
let begun: number
let finished: string[]
/** Told when a piece has come to half; a test that cuts the line there sets `down`. */
let onHalf: (offset: number) => void

const answer = (name: string, input: Record<string, unknown>): unknown => {
  if (name === 'declare.beginUpload') {
    begun++
    return { uploadId: 'u-1', received }
  }
  if (name === 'declare.finishUpload') {
    finished.push(String(input.commandId))
    if (received !== SIZE) throw { code: 'declare.upload_offset', params: { received } }
    return { id: 'f-1' }
  }
  if (name === 'declare.cancelUpload') {
    received = 0
    return {}
  }
  throw { code: 'not_found' }
}

/** The line of an upload: a piece is all there or not at all. */
class Line {
  upload: { onprogress?: (event: object) => void } = {}
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  status = 200
  responseText = ''
  #over = false
  open(): void {}
  abort(): void {
    this.#over = true
    this.onabort?.()
  }
  send(body: FormData): void {
    const { offset } = JSON.parse(String(body.get('input'))) as { offset: number }
    const { size } = body.get('file') as File
    setTimeout(() => {
      this.upload.onprogress?.({ loaded: size / 2, total: size })
      onHalf(offset)
    }, 10)
    setTimeout(() => {
      if (this.#over) return
      if (down) return this.onerror?.()
      pieces.push({ offset, size })
      if (offset !== received) {
        this.status = 409
        this.responseText = JSON.stringify({ code: 'declare.upload_offset', params: { received } })
      } else {
        received += size
        this.responseText = JSON.stringify({ received })
      }
      this.onload?.()
    }, 20)
  }
}

beforeAll(() => loadWords(['common', 'problem', 'refusal', 'declare', 'form']))
beforeEach(() => {
  vi.useFakeTimers()
  received = 0
  begun = 0
  down = false
  loseFinish = false
  pieces = []
  finished = []
  onHalf = () => {}
  vi.stubGlobal('XMLHttpRequest', Line)
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (down) throw new TypeError('Failed to fetch')
    try {
      const name = url.replace('/api/', '')
      const value = answer(name, JSON.parse(String(init.body)))
      if (loseFinish && name === 'declare.finishUpload') throw new TypeError('Failed to fetch')
      return Response.json(value)
    } catch (refusal) {
      if (refusal instanceof TypeError) throw refusal
      return Response.json(refusal, { status: 409 })
    }
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function start() {
  const done: Upload[] = []
  const { uploads, end } = createRoot((dispose) => ({
    uploads: createUploads((upload) => done.push(upload)),
    end: dispose,
  }))
  const file = new File([new Uint8Array(SIZE)], '论文.pdf', { type: 'application/pdf' })
  uploads.add('d-1', 'papers', file)
  return { uploads, done, end, one: () => uploads.list()[0] }
}
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('a document goes piece by piece, with its numbers, and hangs in its slot at the end', async () => {
  const { done, one, end } = start()
  await later(35)
  expect(one()).toMatchObject({ state: 'sending', sent: PIECE * 1.5 })
  await later(500)
  expect(pieces.map(({ offset }) => offset)).toEqual([0, PIECE, 2 * PIECE, 3 * PIECE])
  expect(done.map(({ name, slot }) => [name, slot])).toEqual([['论文.pdf', 'papers']])
  expect(one()).toBeUndefined()
  end()
})

test('I-2 an upload cut twice goes on by itself from where the server has it; no byte is sent twice', async () => {
  const { done, one, end } = start()
  const cuts = [PIECE, 2 * PIECE]
  onHalf = (offset) => {
    if (offset !== cuts[0]) return
    cuts.shift()
    down = true
  }
  for (const _cut of [1, 2]) {
    await later(100)
    expect(one()).toMatchObject({ state: 'offline', problem: { code: 'net.offline' } })
    down = false
    await later(2950)
  }
  await later(500)
  expect(done).toHaveLength(1)
  expect(pieces.reduce((sum, { size }) => sum + size, 0)).toBe(SIZE)
  expect(begun).toBe(3)
  end()
})

test('paused it rests, resumed it goes on, and the server’s word on the place holds', async () => {
  const { uploads, done, one, end } = start()
  await later(25)
  uploads.pause(one()!.key)
  await later(10_000)
  expect(one()).toMatchObject({ state: 'paused' })
  expect(pieces).toHaveLength(1)
  // another window has gone on meanwhile
  received = 2 * PIECE
  uploads.resume(one()!.key)
  await later(500)
  expect(pieces.map(({ offset }) => offset)).toEqual([0, 2 * PIECE, 3 * PIECE])
  expect(done).toHaveLength(1)
  end()
})

test('the hang into the slot is asked again with the same id when its answer was lost', async () => {
  const { done, end } = start()
  loseFinish = true
  await later(500)
  expect(done).toHaveLength(0)
  loseFinish = false
  await later(3500)
  expect(done).toHaveLength(1)
  expect(new Set(finished).size).toBe(1)
  expect(begun).toBe(1)
  end()
})

test('cancelled it leaves nothing behind, here or there', async () => {
  const { uploads, one, done, end } = start()
  await later(45)
  await uploads.cancel(one()!.key)
  await later(1000)
  expect(uploads.list()).toEqual([])
  expect(received).toBe(0)
  expect(done).toEqual([])
  end()
})

test('a picture is fitted into the longest side, never enlarged, and is a JPEG by name', () => {
  expect(fitted(4800, 3600)).toEqual({ width: LONGEST, height: 1800 })
  expect(fitted(1000, 4000)).toEqual({ width: 600, height: LONGEST })
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 })
  expect([jpegName('IMG_0042.HEIC'), jpegName('证件.照片.png')]).toEqual(['IMG_0042.jpg', '证件.照片.jpg'])
})
