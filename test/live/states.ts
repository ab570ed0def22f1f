import { apply } from '../../shared/live/change.ts'
import { type Env, isProblem, type Verdict } from '../../shared/live/decide.ts'
import type { Mode } from '../../shared/live/modes.ts'
import type { LiveState, PanelKind } from '../../shared/live/state.ts'
import { DEFAULT_RULES, type Rules } from '../../shared/review/rules.ts'

export interface StateOptions {
  kind?: PanelKind
  mode?: Mode
  seats?: number
  candidates?: number
  rules?: Partial<Rules>
  hasGroups?: boolean
}

export const seat = (n: number) => `s${n}`
export const candidate = (n: number) => `c${n}`

/** A panel before its first sign-in: seats `s0` (leader), `s1` …, candidates `c0`, `c1` …. */
export function aState(options: StateOptions = {}): LiveState {
  const { kind = 'group', mode = 'expert', seats = 3, candidates = 2, rules = {}, hasGroups = true } = options
  return {
    review: {
      id: 'r',
      title: '评审',
      committee: '评委会',
      year: 2026,
      mode,
      rules: { ...DEFAULT_RULES, requireOpened: false, ...rules },
      status: 'approved',
      startsAt: 0,
      endsAt: 1e15,
      rehearsal: false,
      hasGroups,
    },
    panel: { id: 'p', kind, name: '第1组' },
    round: {
      id: 'round-1',
      no: 1,
      state: 'preparing',
      reason: null,
      kind: 'first',
      scope: Array.from({ length: candidates }, (_, n) => candidate(n)),
      follows: true,
      startedAt: null,
      openedAt: null,
      sealedAt: null,
      decidedAt: null,
    },
    past: [],
    groupsPending: [],
    seats: Object.fromEntries(
      Array.from({ length: seats }, (_, n) => [
        seat(n),
        {
          id: seat(n),
          expertId: `e${n}`,
          no: n + 1,
          name: `专家${n}`,
          unit: `单位${n}`,
          role: n === 0 ? 'leader' : 'member',
          signedInAt: null,
          absent: null,
          counted: null,
          submittedAt: null,
          receipt: null,
        },
      ]),
    ),
    candidates: Object.fromEntries(
      Array.from({ length: candidates }, (_, n) => [
        candidate(n),
        {
          id: candidate(n),
          no: n + 1,
          lot: null,
          name: `参评人${n}`,
          unit: `学校${n}`,
          currentTitle: '一级教师',
          appliedTitle: '高级教师',
          specialty: '语文',
          groupId: 'p',
          files: 0,
          withdrawn: null,
          group: null,
        },
      ]),
    ),
    drafts: {},
    recusals: {},
    opened: {},
    leads: {},
    opinions: {},
    questions: {},
    scores: {},
    ballots: {},
    outcomes: {},
    rooms: {},
    screen: { what: 'signin' },
    released: false,
  }
}

/** Chance made repeatable: the same seed gives the same tokens, receipts and orders. */
export function anEnv(seed = 1): Env {
  let at = seed >>> 0 || 1
  let count = 0
  const next = () => {
    at = (Math.imul(at, 1664525) + 1013904223) >>> 0
    return at / 2 ** 32
  }
  return {
    now: 1000,
    token: () => `${Math.floor(next() * 1e9).toString(36)}-${count++}`,
    receipt: () => `R${count++}`,
    shuffle: (list) => {
      const out = [...list]
      for (let i = out.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        ;[out[i], out[j]] = [out[j]!, out[i]!]
      }
      return out
    },
  }
}

/** Applies a verdict that must be allowed. */
export function done(state: LiveState, verdict: Verdict): Record<string, unknown> {
  if (isProblem(verdict)) throw new Error(`refused: ${JSON.stringify(verdict)}`)
  for (const change of verdict.changes) apply(state, change)
  return verdict.answer
}

export const codeOf = (verdict: Verdict): string | null => (isProblem(verdict) ? verdict.code : null)
