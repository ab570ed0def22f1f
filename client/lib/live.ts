import { batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { Delta, Snapshot } from '../../shared/live/delta.ts'
import type { Choice } from '../../shared/live/state.ts'
import type { MeRecord, MineRecord, View } from '../../shared/live/view.ts'
import type { Problem, Result } from '../../shared/problem.ts'
import type { Channel } from './channel.ts'
import {
  type Command,
  type CommandInput,
  type CommandName,
  type CommandOutput,
  createOutbox,
} from './outbox.ts'
import { type Records, recordsOf } from './records.ts'

export type PanelStatus = 'connecting' | 'live' | 'gone'

/** A live panel as this person may see it, and the way to act in it. */
export interface LivePanel extends Records {
  id: string
  /** All records of the merged view, by key. */
  view: View
  status: () => PanelStatus
  /** Why the panel is gone. */
  problem: () => Problem | null
  /** Since when there has been no connection, in ms of the device. */
  downSince: () => number | null
  /** Sends a command until the server has acknowledged or refused it. */
  send: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<Result<CommandOutput<N>>>
  /** Commands not yet acknowledged that have waited long enough to say so. */
  unsaved: () => number
  /** The choice on its way for a candidate, or null. */
  pendingChoice: (candidateId: string) => Choice | null
  /** Whether a command of this name (for this candidate) is on its way. */
  sending: (name: CommandName, candidateId?: string) => boolean
}

/** A command is worth a word when it has waited longer than this; most are acknowledged well before. */
const WORTH_SAYING_MS = 900
const REJOIN_MS = 1500

/**
 * Watches a panel for as long as the owner lives. Its parts are versioned: a delta that does not continue what we
 * have, a reconnect and a wake-up are all healed in one way, by joining again. What the person is typing is not in
 * the view and is never touched.
 */
export function createPanel(panelId: string, options: { channel: Channel; accountId: string }): LivePanel {
  const { channel } = options
  const [view, setView] = createStore<View>({})
  const [status, setStatus] = createSignal<PanelStatus>('connecting')
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const records = recordsOf(view)
  const versions = new Map<string, number>()
  let joins = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  const outbox = createOutbox({
    accountId: options.accountId,
    panelId,
    channel,
    round: () => records.round()?.no ?? null,
    onStored: (command, value) => setStored(command, value),
  })

  /** Shows what the acknowledgement says was stored; the own part follows with the same and more. */
  function setStored(command: Command, value: Record<string, unknown>): void {
    const id = command.input.candidateId
    if (command.name === 'draft' && typeof id === 'string' && records.mine(id))
      setView(`mine:${id}`, (mine) => ({ ...(mine as MineRecord), choice: value.choice as Choice }))
    if (command.name === 'openFile' && typeof id === 'string' && records.mine(id))
      setView(`mine:${id}`, (mine) => ({ ...(mine as MineRecord), opened: true }))
    if (command.name === 'submit' && records.me())
      setView('me', (me) => ({
        ...(me as MeRecord),
        receipt: value.receipt as string,
        submittedAt: value.at as number,
      }))
  }

  function take(snapshots: readonly Snapshot[]): void {
    versions.clear()
    for (const { part, version } of snapshots) versions.set(part, version)
    batch(() => {
      setView(reconcile(Object.assign({}, ...snapshots.map((snapshot) => snapshot.view)) as View))
      setStatus('live')
    })
    outbox.flush()
  }

  async function join(): Promise<void> {
    clearTimeout(retry)
    const mine = ++joins
    const result = await channel.join(panelId)
    if (mine !== joins) return
    if (result.ok) return take(result.value)
    if (['not_found', 'auth.forbidden', 'live.not_a_seat'].includes(result.problem.code))
      return leave(result.problem)
    setStatus('connecting')
    if (channel.up()) retry = setTimeout(join, REJOIN_MS)
  }

  function leave(why: Problem): void {
    batch(() => {
      setProblem(why)
      setStatus('gone')
    })
  }

  function apply({ part, from, to, put, del }: Delta): void {
    const version = versions.get(part)
    // A part of another panel, or one that a join on its way will bring whole.
    if (version === undefined || to <= version) return
    if (from !== version) {
      versions.clear()
      setStatus('connecting')
      return void join()
    }
    versions.set(part, to)
    batch(() => {
      for (const [key, record] of Object.entries(put)) setView(key, reconcile(record))
      for (const key of del) setView(key, undefined as never)
    })
  }

  createEffect(
    on(channel.up, (up) => {
      if (status() === 'gone') return
      if (up) void join()
      else {
        joins++
        setStatus('connecting')
        // The other door may still be open: what waits is tried there.
        outbox.flush()
      }
    }),
  )
  const stopDelta = channel.onDelta(apply)
  const stopGone = channel.onGone((id, why) => {
    if (id !== panelId) return
    // `stale`: the seat's role has changed and with it what one may see.
    if (why.code === 'stale') void join()
    else leave(why)
  })

  const [now, setNow] = createSignal(Date.now())
  const ticking = setInterval(() => outbox.waiting().length > 0 && setNow(Date.now()), 400)
  const unsaved = createMemo(() => outbox.waiting().filter(({ at }) => now() - at > WORTH_SAYING_MS).length)

  onCleanup(() => {
    joins++
    clearTimeout(retry)
    clearInterval(ticking)
    stopDelta()
    stopGone()
    outbox.close()
    channel.leave(panelId)
  })

  return {
    id: panelId,
    view,
    status,
    problem,
    downSince: channel.downSince,
    unsaved,
    ...records,
    send: outbox.add,
    pendingChoice: (candidateId) => {
      const last = outbox
        .waiting()
        .findLast(({ name, input }) => name === 'draft' && input.candidateId === candidateId)
      return last ? (last.input.choice as Choice) : null
    },
    sending: (name, candidateId) =>
      outbox
        .waiting()
        .some((each) => each.name === name && (!candidateId || each.input.candidateId === candidateId)),
  }
}
