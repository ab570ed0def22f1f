import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { type Delta, patch, type Snapshot } from '../../shared/live/delta.ts'
import type { View } from '../../shared/live/view.ts'
import { problem, type Result } from '../../shared/problem.ts'

/** Where a tablet connects: `url` is the server or a proxy before it; `origin` is what the page's address would be. */
export interface TabletOptions {
  url: string
  origin?: string
  portal?: 'review' | 'screen' | 'manage'
  /** How long an acknowledgement may take before the command is sent again, ms. */
  patience?: number
}

type Answer = Result<Record<string, unknown>>

/**
 * A tablet without a screen: signs in over HTTP, talks over a real socket, sends every command with one id until it
 * is acknowledged, and joins again whenever it was cut off or missed a change. It behaves as the browser does, so the
 * simulator, the network harness and the bench meet the real server.
 */
export class Tablet {
  readonly login: string
  #options: Required<TabletOptions>
  #password: string
  #cookie = ''
  #socket: Socket | undefined
  #panelId = ''
  #parts = new Map<string, Snapshot>()
  #listeners = new Set<() => void>()
  #joining = false
  /** Bytes of live payload received so far, as JSON. */
  bytes = 0
  joins = 0

  constructor(login: string, password: string, options: TabletOptions) {
    this.login = login
    this.#password = password
    this.#options = { origin: options.url, portal: 'review', patience: 3000, ...options }
  }

  /** Signs in; throws the problem's code when refused. */
  async signIn(): Promise<void> {
    const response = await fetch(`${this.#options.url}/api/auth.login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#options.origin },
      body: JSON.stringify({ portal: this.#options.portal, login: this.login, password: this.#password }),
    })
    const body = (await response.json()) as { code?: string }
    if (!response.ok) throw new Error(body.code ?? String(response.status))
    this.#cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }

  /** Asks over HTTP, as a page does that has no socket. */
  async ask(operation: string, input: object = {}): Promise<Answer> {
    const response = await fetch(`${this.#options.url}/api/${operation}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#options.origin, cookie: this.#cookie },
      body: JSON.stringify(input),
    })
    const body = await response.json()
    return response.ok
      ? { ok: true, value: body as Record<string, unknown> }
      : { ok: false, problem: body as never }
  }

  connect(): Promise<void> {
    const socket = io(this.#options.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 2000,
      timeout: 5000,
      extraHeaders: { cookie: this.#cookie, origin: this.#options.origin },
    })
    this.#socket = socket
    socket.on('live:delta', (delta: Delta) => this.#onDelta(delta))
    socket.on('live:gone', () => void this.#rejoin())
    socket.on('connect', () => void this.#rejoin())
    return new Promise((resolve) => socket.once('connect', () => resolve()))
  }

  /** Follows a panel; resolves with the first complete view. */
  async join(panelId: string): Promise<View> {
    this.#panelId = panelId
    await this.#rejoin()
    return this.until((view) => 'round' in view)
  }

  /** The audience's part merged with the own part, as this person sees the panel now. */
  get view(): View {
    return Object.assign({}, ...[...this.#parts.values()].map(({ view }) => view))
  }

  /** Resolves when the view satisfies `test`; rejects after `ms`. */
  until(test: (view: View) => boolean, ms = 30_000): Promise<View> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const view = this.view
        if (!test(view)) return
        clearTimeout(timer)
        this.#listeners.delete(look)
        resolve(view)
      }
      const timer = setTimeout(() => {
        this.#listeners.delete(look)
        reject(new Error(`${this.login}: the awaited view did not come within ${ms} ms`))
      }, ms)
      this.#listeners.add(look)
      look()
    })
  }

  /** Sends a command with one id until it is answered, however often the line is cut. */
  async send(operation: string, input: object = {}): Promise<Answer> {
    const body = { panelId: this.#panelId, commandId: randomUUID(), ...input }
    for (;;) {
      const answer = await this.call(operation, body)
      if (answer) return answer
    }
  }

  /** One try of an operation over the socket; null when no answer came in time. */
  async call(operation: string, input: object): Promise<Answer | null> {
    const socket = this.#socket
    if (!socket) return { ok: false, problem: problem('auth.required') }
    if (!socket.connected) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      return null
    }
    try {
      return (await socket.timeout(this.#options.patience).emitWithAck('call', operation, input)) as Answer
    } catch {
      return null
    }
  }

  close(): void {
    this.#socket?.disconnect()
  }

  async #rejoin(): Promise<void> {
    if (!this.#panelId || !this.#socket?.connected || this.#joining) return
    this.#joining = true
    try {
      const answer = (await this.#socket
        .timeout(this.#options.patience)
        .emitWithAck('live:join', { panelId: this.#panelId })) as Result<{
        audience: Snapshot
        own: Snapshot | null
      }>
      if (!answer.ok) return
      this.joins++
      const { audience, own } = answer.value
      this.#parts = new Map([audience, own].filter((part) => part !== null).map((part) => [part.part, part]))
      this.#changed()
    } catch {
      setTimeout(() => void this.#rejoin(), 100)
    } finally {
      this.#joining = false
    }
  }

  #onDelta(delta: Delta): void {
    this.bytes += JSON.stringify(delta).length
    const part = this.#parts.get(delta.part)
    if (!part || delta.to <= part.version) return
    if (delta.from !== part.version) return void this.#rejoin()
    this.#parts.set(delta.part, { part: delta.part, version: delta.to, view: patch(part.view, delta) })
    this.#changed()
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
