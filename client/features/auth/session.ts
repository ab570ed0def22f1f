import { createSignal, onCleanup } from 'solid-js'
import type { Portal } from '../../../shared/actor.ts'
import type { EndReason } from '../../../shared/auth/session.rules.ts'
import type { Problem, ProblemCode } from '../../../shared/problem.ts'
import { type CallOutput, call, onSessionEnd } from '../../lib/call.ts'
import { discardWork, forgottenWork } from '../../lib/outbox.ts'
import { forgetTyped } from '../../lib/remember.ts'

export type Me = CallOutput<'auth.me'>

export interface Ended {
  why: EndReason
  /** In ms. */
  at: number
  /** Commands of this device that never reached the server and will not any more. */
  lost: number
}

export type SessionState =
  | { is: 'asking' }
  | { is: 'unreachable'; problem: Problem }
  /** `other` is the login of another entrance in the same browser. */
  | { is: 'out'; other: Me | null }
  | { is: 'must_change'; me: Me }
  | { is: 'must_enrol'; me: Me }
  | { is: 'in'; me: Me }
  | { is: 'ended'; ended: Ended }

/** What a refusal says about the login itself. */
const ENDINGS: Partial<Record<ProblemCode, EndReason>> = {
  'auth.required': 'expired',
  'auth.taken_over': 'taken_over',
  'auth.window_over': 'window_over',
  'auth.reported': 'reported',
  'auth.disabled': 'disabled',
}
/** After these nothing of this device may be sent later: newer work lies elsewhere, or the review is over. */
const FINAL: ReadonlySet<EndReason> = new Set<EndReason>([
  'taken_over',
  'window_over',
  'reported',
  'disabled',
])

/** The login of one portal, from the first question to its end. Lives as long as its owner. */
export function createSession(portal: Portal) {
  const [state, setState] = createSignal<SessionState>({ is: 'asking' })
  const [endsAt, setEndsAt] = createSignal<number | null>(null)
  let looking: ReturnType<typeof setTimeout> | undefined

  const current = (): Me | null => {
    const now = state()
    return 'me' in now ? now.me : null
  }

  function enter(me: Me): void {
    keepTime(me.session)
    setState({ is: me.mustChange ? 'must_change' : me.mustEnrol ? 'must_enrol' : 'in', me })
  }

  /** The idle end moves with use, which only the server sees: asked again a little before it would be time to warn. */
  function keepTime(session: Me['session']): void {
    const end = Math.min(session.idleAt, session.endsAt)
    setEndsAt(end)
    clearTimeout(looking)
    const left = end - session.serverTime - LOOK_BEFORE_MS
    looking = setTimeout(look, Math.min(Math.max(left, LOOK_LEAST_MS), LOOK_MOST_MS))
  }

  async function look(): Promise<void> {
    if (!current()) return
    const result = await call('auth.me', {})
    if (result.ok) keepTime(result.value.session)
    else if (current()) looking = setTimeout(look, LOOK_LEAST_MS)
  }

  function end(why: EndReason, at = Date.now()): void {
    const me = current()
    clearTimeout(looking)
    setEndsAt(null)
    if (!me) return
    const { accountId } = me.actor
    const lost = FINAL.has(why) ? forgottenWork(accountId) : 0
    if (FINAL.has(why)) discardWork(accountId)
    setState({ is: 'ended', ended: { why, at, lost } })
  }

  async function ask(): Promise<void> {
    setState({ is: 'asking' })
    const result = await call('auth.me', {})
    if (result.ok) {
      if (result.value.portal === portal) enter(result.value)
      else setState({ is: 'out', other: result.value })
    } else if (['net.offline', 'server.error', 'server.stopping'].includes(result.problem.code))
      setState({ is: 'unreachable', problem: result.problem })
    else setState({ is: 'out', other: null })
  }

  const stop = onSessionEnd((found) => {
    const why = ENDINGS[found.code]
    if (why) end(why)
  })
  onCleanup(() => {
    stop()
    clearTimeout(looking)
  })
  void ask()

  return {
    state,
    /** Who is in, as the server last told it. Reactive: rights may change while the page is open. */
    me: current,
    /** When the login ends if nothing is done, ms of the server's clock. */
    endsAt,
    ask,
    enter,
    end,
    look,
    /** Back to the entrance, after an end was read. */
    again: (): void => void setState({ is: 'out', other: null }),
    /** Rights, scope or unit may be others now. */
    async refresh(): Promise<void> {
      const result = await call('auth.me', {})
      if (result.ok && current()) enter(result.value)
    },
    async extend(): Promise<void> {
      const result = await call('auth.extend', {})
      if (result.ok) keepTime(result.value)
    },
    async leave(): Promise<void> {
      await call('auth.logout', {})
      forgetTyped()
      end('logout')
    },
  }
}

export type Session = ReturnType<typeof createSession>

const LOOK_BEFORE_MS = 5 * 60_000
const LOOK_LEAST_MS = 20_000
const LOOK_MOST_MS = 10 * 60_000
