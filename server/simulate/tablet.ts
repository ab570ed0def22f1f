import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { ClientEvents, ServerEvents } from '../../shared/live/channel.ts'
import { type Delta, patch, type Snapshot } from '../../shared/live/delta.ts'
import type { View } from '../../shared/live/view.ts'
import { type Problem, type ProblemCode, problem, Refusal, type Result } from '../../shared/problem.ts'

/** Where a tablet connects: `url` is the server or a proxy before it; `origin` is what the page's address would be. */
export interface TabletOptions {
  url: string
  origin?: string
  portal?: 'review' | 'screen' | 'manage' | 'declare'
  /** How long an acknowledgement may take before the command is sent again, ms. */
  patience?: number
  /** Longest pause between two tries to connect, ms. */
  backoff?: number
  /** Told of every command: when it is first sent, and when it is answered. */
  onCommand?: (sent: SentCommand) => void
}

export type Answer = Result<Record<string, unknown>>

/** A command on its way; `answer` is null until the server has answered. */
export interface SentCommand {
  operation: string
  input: { panelId: string; commandId: string } & Record<string, unknown>
  answer: Answer | null
}

/** Refusals that say nothing about the command: it is sent again with the same id, as the browser's outbox does. */
const AGAIN: ReadonlySet<ProblemCode> = new Set(['server.stopping', 'auth.too_many'])

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/**
 * A tablet without a screen: signs in over HTTP, talks over a real socket, sends every command with one id until it
 * is acknowledged, and joins again whenever it was cut off or missed a change. It behaves as the browser does, so the
 * simulator, the network harness and the bench meet the real server.
 */
export class Tablet {
  readonly login: string
  #options: Required<Omit<TabletOptions, 'onCommand'>> & Pick<TabletOptions, 'onCommand'>
  #password: string
  #cookie = ''
  #socket: Socket<ServerEvents, ClientEvents> | undefined
  #closed = false
  #panelId = ''
  #parts = new Map<string, Snapshot>()
  #listeners = new Set<() => void>()
  #joining = false
  /** Snapshots asked for and received: more than one means the line was cut or a change was missed. */
  joins = 0
  /** Why the panel may no longer be watched, or the connection was refused. */
  gone: Problem | null = null

  constructor(login: string, password: string, options: TabletOptions) {
    this.login = login
    this.#password = password
    this.#options = { origin: options.url, portal: 'review', patience: 3000, backoff: 2000, ...options }
  }

  get cookie(): string {
    return this.#cookie
  }

  /** The socket beneath, for whoever measures it. */
  get socket(): Socket<ServerEvents, ClientEvents> {
    if (!this.#socket) throw new Error(`${this.login} is not connected`)
    return this.#socket
  }

  /** Signs in, trying again while the line is broken; throws a `Refusal` when refused. */
  async signIn(): Promise<void> {
    for (;;) {
      try {
        const response = await this.#fetch('auth.login', {
          body: JSON.stringify({ portal: this.#options.portal, login: this.login, password: this.#password }),
          headers: { 'content-type': 'application/json' },
        })
        const body = (await response.json()) as Problem
        if (!response.ok) throw new Refusal(body)
        this.#cookie = response.headers
          .getSetCookie()
          .map((line) => line.split(';')[0])
          .join('; ')
        return
      } catch (error) {
        if (!isLineBroken(error)) throw error
        await pause(100)
      }
    }
  }

  /** Asks over HTTP, as a page does that has no socket. */
  async ask(operation: string, input: object = {}): Promise<Answer> {
    const response = await this.#fetch(operation, {
      body: JSON.stringify(input),
      headers: { 'content-type': 'application/json' },
    })
    return answerOf(response)
  }

  /** As `ask`, for an answer that must be a good one; throws the refusal. */
  async need<T = Record<string, unknown>>(operation: string, input: object = {}): Promise<T> {
    const answer = await this.ask(operation, input)
    if (!answer.ok) throw new Refusal(answer.problem)
    return answer.value as T
  }

  /** Hands in a file, as a page does. */
  async upload(
    operation: string,
    input: object,
    file: { name: string; bytes: Uint8Array<ArrayBuffer> },
  ): Promise<Answer> {
    const body = new FormData()
    body.append('input', JSON.stringify(input))
    body.append('file', new Blob([file.bytes]), file.name)
    return answerOf(await this.#fetch(operation, { body, headers: {} }))
  }

  #fetch(operation: string, { body, headers }: { body: string | FormData; headers: Record<string, string> }) {
    return fetch(`${this.#options.url}/api/${operation}`, {
      method: 'POST',
      headers: { ...headers, origin: this.#options.origin, cookie: this.#cookie },
      body,
    })
  }

  /** Connects, and from then on stays connected until `close`; rejects with a `Refusal` when it may not. */
  connect(): Promise<void> {
    const socket: Socket<ServerEvents, ClientEvents> = io(this.#options.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: Math.min(100, this.#options.backoff),
      reconnectionDelayMax: this.#options.backoff,
      timeout: 5000,
      extraHeaders: { cookie: this.#cookie, origin: this.#options.origin },
    })
    this.#socket = socket
    socket.on('live:delta', (delta) => this.#onDelta(delta))
    socket.on('live:gone', (gone) => {
      this.gone = gone.problem
      this.#rejoin()
    })
    socket.on('connect', () => this.#rejoin())
    // After a refused handshake, and when the server cuts a socket, Socket.IO does not try again by itself.
    const knock = () => {
      if (!socket.active && !this.#closed) setTimeout(() => !this.#closed && socket.connect(), 200)
    }
    socket.on('disconnect', knock)
    socket.on('session:ended', () => this.close())
    return new Promise((resolve, reject) => {
      socket.once('connect', resolve)
      socket.on('connect_error', (error) => {
        this.gone = (error as { data?: Problem }).data ?? null
        if (!this.gone?.code.startsWith('auth.')) return knock()
        socket.disconnect()
        reject(new Refusal(this.gone))
      })
    })
  }

  /** Follows a panel and no other; resolves with the first complete view. */
  async join(panelId: string): Promise<View> {
    if (this.#panelId && this.#panelId !== panelId) this.#socket?.emit('live:leave', this.#panelId)
    this.#panelId = panelId
    this.#parts = new Map()
    this.#rejoin()
    return this.until(() => true)
  }

  /** The audience's part merged with the own part, as this person sees the panel now. */
  get view(): View {
    return Object.assign({}, ...[...this.#parts.values()].map(({ view }) => view))
  }

  /** Calls `look` after every change of the view, until the returned function is called. */
  watch(look: () => void): () => void {
    this.#listeners.add(look)
    return () => void this.#listeners.delete(look)
  }

  /** Resolves when the view satisfies `test`; rejects after `ms`, or when the tablet is closed. */
  until(test: (view: View) => boolean, ms = 30_000): Promise<View> {
    return new Promise((resolve, reject) => {
      const end = (finish: () => void) => {
        clearTimeout(timer)
        stop()
        finish()
      }
      const look = () => {
        const { view } = this
        if (this.#closed) end(() => reject(new Error(`${this.login}: closed`)))
        else if ('round' in view && test(view)) end(() => resolve(view))
      }
      const timer = setTimeout(
        () => end(() => reject(new Error(`${this.login}: the awaited view did not come within ${ms} ms`))),
        ms,
      )
      const stop = this.watch(look)
      look()
    })
  }

  /** Sends a command with one id until it is answered, however often the line is cut. */
  async send(operation: string, input: object = {}): Promise<Answer> {
    const sent: SentCommand = {
      operation,
      input: { panelId: this.#panelId, commandId: randomUUID(), ...input },
      answer: null,
    }
    this.#options.onCommand?.(sent)
    while (!this.#closed) {
      const answer = await this.call(operation, sent.input)
      if (answer && (answer.ok || !AGAIN.has(answer.problem.code))) {
        sent.answer = answer
        this.#options.onCommand?.(sent)
        return answer
      }
      if (answer) await pause(100)
    }
    return { ok: false, problem: problem('auth.required') }
  }

  /** One try of an operation over the socket; null when no answer came in time. */
  async call(operation: string, input: object): Promise<Answer | null> {
    const socket = this.#socket
    if (!socket) return { ok: false, problem: problem('auth.required') }
    if (!socket.connected) {
      await pause(20)
      return null
    }
    try {
      return (await socket.timeout(this.#options.patience).emitWithAck('call', operation, input)) as Answer
    } catch {
      return null
    }
  }

  /** Closed by its owner, or because somebody signed in with the same account elsewhere. */
  get closed(): boolean {
    return this.#closed
  }

  close(): void {
    this.#closed = true
    this.#socket?.disconnect()
    this.#changed()
  }

  /**
   * Asks for the panel anew. The snapshot is taken in the acknowledgement itself, not after a promise: several messages
   * may come in one read of the line, and a change behind the snapshot would else be held against the old parts.
   */
  #rejoin(): void {
    if (!this.#panelId || !this.#socket?.connected || this.#joining) return
    this.#joining = true
    const panelId = this.#panelId
    const taken = (lost: Error | null, answer: Result<Snapshot[]>) => {
      this.#joining = false
      if (lost || panelId !== this.#panelId) return this.#rejoin()
      if (!answer.ok) {
        this.gone = answer.problem
        return
      }
      this.joins++
      this.#parts = new Map(answer.value.map((part) => [part.part, part]))
      this.#changed()
    }
    this.#socket.timeout(this.#options.patience).emit('live:join', panelId, taken)
  }

  #onDelta(delta: Delta): void {
    const part = this.#parts.get(delta.part)
    if (!part || delta.to <= part.version) return
    if (delta.from === part.version) {
      this.#parts.set(delta.part, { part: delta.part, version: delta.to, view: patch(part.view, delta) })
      this.#changed()
    } else this.#rejoin()
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const body = await response.json()
  return response.ok
    ? { ok: true, value: body as Record<string, unknown> }
    : { ok: false, problem: body as Problem }
}

/** `fetch` throws a TypeError for a line that broke or was never there, and nothing else does. */
const isLineBroken = (error: unknown): boolean => error instanceof TypeError
