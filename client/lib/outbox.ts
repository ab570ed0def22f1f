import { createSignal } from 'solid-js'
import type { Api } from '../../shared/api.ts'
import type { Problem, Result } from '../../shared/problem.ts'
import { type CallInput, type CallName, type CallOutput, call } from './call.ts'
import type { Channel } from './channel.ts'
import { remember } from './remember.ts'
import { uuid } from './uuid.ts'

type Live = Api['live']
/** Live operations that are commands: they carry a client-made id and are carried out once. */
export type CommandName = {
  [N in keyof Live & string]: CallInput<`live.${N}`> extends { commandId: string; panelId: string }
    ? N
    : never
}[keyof Live & string]
export type CommandInput<N extends CommandName> = Omit<
  CallInput<`live.${N}`>,
  'panelId' | 'commandId' | 'roundNo'
>
export type CommandOutput<N extends CommandName> = CallOutput<`live.${N}`>

export interface Command {
  id: string
  name: CommandName
  input: Record<string, unknown>
  /** Number of the round it was meant for: the server refuses it in any other. Null when none was known. */
  round: number | null
  /** Device time in ms. */
  at: number
}

/** What a reload, a dead battery or a new login sends again. A leader's actions are of the moment and are not kept. */
const KEPT: ReadonlySet<CommandName> = new Set<CommandName>([
  'signIn',
  'openFile',
  'draft',
  'submit',
  'recuse',
  'opinion',
  'questions',
  'score',
])
const KEPT_FOR_MS = 12 * 60 * 60_000
/** Refusals that say nothing about the command: it stays and is sent again with the same id. */
const AGAIN: ReadonlySet<string> = new Set([
  'net.offline',
  'net.cancelled',
  'server.stopping',
  'server.error',
  'auth.too_many',
])
/** Without a login nothing can be sent; what waits is kept for the next login of the same account. */
const HELD: ReadonlySet<string> = new Set(['auth.required', 'auth.must_change'])
/** While the socket seems up, every so many tries go through the other door: it may only seem so. */
const HTTP_EVERY = 3
/** How long the other door may take. */
const HTTP_MS = 8000
const PAUSES_MS = [300, 800, 2000, 4000] as const

const isCommands = (value: unknown): value is Command[] =>
  Array.isArray(value) &&
  value.every(
    (each: unknown) =>
      typeof each === 'object' &&
      each !== null &&
      'id' in each &&
      'name' in each &&
      'input' in each &&
      'at' in each,
  )

const keyOf = (accountId: string, panelId: string): string => `outbox.${accountId}.${panelId}`

/**
 * Commands on their way, in order, one at a time. Each keeps its id over retries, reconnects and reloads until the
 * server has acknowledged or refused it, so a command is carried out exactly once or its author is told why not.
 */
export function createOutbox(options: {
  accountId: string
  panelId: string
  channel: Channel
  /** Number of the round that is shown, null until it is known. */
  round: () => number | null
  /** Told the stored value before the promise of `add` resolves. */
  onStored: (command: Command, value: Record<string, unknown>) => void
}) {
  const { panelId, channel } = options
  const kept = remember(keyOf(options.accountId, panelId), isCommands)
  const [waiting, setWaiting] = createSignal<readonly Command[]>(
    (kept.read() ?? []).filter(({ at }) => Date.now() - at < KEPT_FOR_MS),
  )
  const answers = new Map<string, (result: Result<Record<string, unknown>>) => void>()
  let running = false
  let over = false
  let pause: { wake: () => void } | null = null

  function put(next: readonly Command[]): void {
    setWaiting(next)
    const keep = next.filter(({ name }) => KEPT.has(name))
    if (keep.length) kept.write(keep)
    else kept.forget()
  }

  function settle(command: Command, result: Result<Record<string, unknown>>): void {
    if (result.ok) options.onStored(command, result.value)
    put(waiting().filter(({ id }) => id !== command.id))
    answers.get(command.id)?.(result)
    answers.delete(command.id)
  }

  async function attempt(command: Command, failures: number): Promise<Result<Record<string, unknown>>> {
    const input = {
      ...command.input,
      panelId,
      commandId: command.id,
      ...(command.round === null ? {} : { roundNo: command.round }),
    }
    const name = `live.${command.name}` as CallName
    if (channel.up() && (failures + 1) % HTTP_EVERY !== 0) return stored(await channel.call(name, input))
    const stop = new AbortController()
    const deadline = setTimeout(() => stop.abort(), HTTP_MS)
    pause = { wake: () => stop.abort() }
    const result = await call(name, input as never, stop.signal)
    clearTimeout(deadline)
    pause = null
    return stored(result)
  }

  async function run(): Promise<void> {
    if (running || over) return
    running = true
    let failures = 0
    for (let command = waiting()[0]; command && !over; command = waiting()[0]) {
      const result = await attempt(command, failures)
      if (over) break
      const found: Problem | null = result.ok ? null : result.problem
      if (found && HELD.has(found.code)) break
      if (found && AGAIN.has(found.code)) {
        await rest(PAUSES_MS[Math.min(failures++, PAUSES_MS.length - 1)]!)
        continue
      }
      failures = 0
      settle(command, result)
    }
    running = false
  }

  const rest = (ms: number): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(finish, ms)
      function finish(): void {
        clearTimeout(timer)
        pause = null
        done()
      }
      pause = { wake: finish }
    })

  return {
    waiting,
    add<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<CommandOutput<N>>> {
      const command: Command = {
        id: uuid(),
        name,
        input: input as Record<string, unknown>,
        round: options.round(),
        at: Date.now(),
      }
      const answer = new Promise<Result<Record<string, unknown>>>((done) => answers.set(command.id, done))
      put([...waiting(), command])
      void run()
      return answer as Promise<Result<CommandOutput<N>>>
    },
    /** Sends at once what waits: called when the channel is up again. */
    flush(): void {
      pause?.wake()
      void run()
    },
    /** Stops sending; what is kept stays for the next visit. */
    close(): void {
      over = true
      pause?.wake()
    },
  }
}

const stored = (result: Result<unknown>): Result<Record<string, unknown>> =>
  result as Result<Record<string, unknown>>

/** How many commands of an account wait on this device. */
export function forgottenWork(accountId: string): number {
  return keysOf(accountId).reduce((sum, key) => sum + (remember(key, isCommands).read()?.length ?? 0), 0)
}

/** Throws away what waits: the seat moved to another device, and old drafts must not overwrite newer ones there. */
export function discardWork(accountId: string): void {
  for (const key of keysOf(accountId)) remember(key, isCommands).forget()
}

function keysOf(accountId: string): string[] {
  const prefix = `gongping.${keyOf(accountId, '')}`
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice('gongping.'.length))
  } catch {
    return []
  }
}
