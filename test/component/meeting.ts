import { createStore, reconcile } from 'solid-js/store'
import type { LivePanel } from '../../client/lib/live.ts'
import { recordsOf } from '../../client/lib/records.ts'
import { audienceView } from '../../shared/live/audience-view.ts'
import { apply } from '../../shared/live/change.ts'
import { decideSeat, type Env, isProblem, type SeatCommand } from '../../shared/live/decide.ts'
import { decideLeader, type LeaderCommand } from '../../shared/live/decide-leader.ts'
import type { Mode } from '../../shared/live/modes.ts'
import { ownView } from '../../shared/live/own-view.ts'
import type { Candidate, Choice, GroupResult, LiveState, PanelKind, Seat } from '../../shared/live/state.ts'
import type { Presence, View } from '../../shared/live/view.ts'
import type { Problem } from '../../shared/problem.ts'
import { DEFAULT_RULES, type Rules } from '../../shared/review/rules.ts'

export interface MeetingOptions {
  kind?: PanelKind
  seats?: number
  candidates?: number
  mode?: Mode
  rules?: Partial<Rules>
  rehearsal?: boolean
}

const SEAT_COMMANDS = new Set([
  'signIn',
  'openFile',
  'draft',
  'draftRest',
  'submit',
  'recuse',
  'opinion',
  'score',
])
const START = Date.UTC(2026, 10, 22, 0, 40)

/**
 * One panel with the product's own rules behind it and no server: commands are decided and applied as the engine
 * does, views are cut by the one function that cuts them, and the pages are given what a socket would bring.
 */
export function openMeeting(options: MeetingOptions = {}) {
  const state = newState(options)
  const presence: Presence = {}
  let tick = 0
  let token = 0
  const env = (): Env => ({
    now: START + ++tick * 1000,
    token: () => `t${++token}`,
    receipt: () => `K7M2-9QXD-${String(++token).padStart(4, '0')}`,
    shuffle: (list) => [...list].reverse(),
  })
  const [leader, setLeader] = createStore<View>({})
  const [screen, setScreen] = createStore<View>({})
  const leaderSeat = () => Object.values(state.seats).find(({ role }) => role === 'leader')!.id

  let held = false

  function push(): void {
    if (held) return
    setLeader(
      reconcile(
        structuredClone({ ...audienceView(state, 'leader', presence), ...ownView(state, leaderSeat()) }),
      ),
    )
    setScreen(reconcile(structuredClone(audienceView(state, 'screen', presence))))
  }

  /** Decides and applies one command of a seat; a refusal is returned and changes nothing. */
  function command(seatId: string, name: string, input: object = {}): Problem | Record<string, unknown> {
    const at = env()
    const verdict = SEAT_COMMANDS.has(name)
      ? decideSeat(state, seatId, { name, ...input } as SeatCommand, at)
      : decideLeader(state, seatId, { name, ...input } as LeaderCommand, at)
    if (isProblem(verdict)) return verdict
    for (const change of verdict.changes) apply(state, change)
    push()
    return { at: at.now, ...verdict.answer }
  }

  const sent: { name: string; input: object }[] = []
  const panel: LivePanel = {
    id: state.panel.id,
    view: leader,
    ...recordsOf(leader),
    status: () => 'live',
    problem: () => null,
    downSince: () => null,
    unsaved: () => 0,
    pendingChoice: () => null,
    sending: () => false,
    send: async (name, input) => {
      sent.push({ name, input })
      const answer = command(leaderSeat(), name, input)
      return ('code' in answer ? { ok: false, problem: answer } : { ok: true, value: answer }) as never
    },
  }

  push()
  return {
    state,
    panel,
    wall: recordsOf(screen),
    sent,
    command,
    seats: Object.keys(state.seats),
    candidates: Object.keys(state.candidates),
    online(seatId: string, online: boolean, since = START): void {
      presence[seatId] = { online, since }
      push()
    },
    signIn(n = Object.keys(state.seats).length): void {
      for (const id of Object.keys(state.seats).slice(0, n)) {
        presence[id] = { online: true, since: START }
        command(id, 'signIn')
      }
    },
    assignAll(): void {
      const ids = Object.keys(state.seats)
      command(leaderSeat(), 'assign', {
        leads: Object.fromEntries(Object.keys(state.candidates).map((id, i) => [id, [ids[i % ids.length]!]])),
      })
    },
    /** Drafts of one seat, one choice per candidate; `null` leaves the candidate out. */
    draft(seatId: string, choose: (candidate: number) => Choice | null): void {
      Object.keys(state.candidates).forEach((candidateId, i) => {
        const choice = choose(i)
        if (!choice || state.recusals[seatId]?.[candidateId]) return
        command(seatId, 'openFile', { candidateId })
        command(seatId, 'draft', { candidateId, choice })
      })
    },
    submit(seatId: string): void {
      command(seatId, 'submit', { choices: { ...state.drafts[seatId] } })
    },
    /** Many commands at once, shown when all are done. */
    hold(work: () => void): void {
      held = true
      work()
      held = false
      push()
    },
    lead: (action: string) => command(leaderSeat(), 'act', { action }),
  }
}

export type Meeting = ReturnType<typeof openMeeting>

const SEAT_NAMES = ['顾长策', '陆沉舟', '秦晓山', '程以宁', '傅云起', '梁既白', '江临川', '薛望舒', '袁知非']
const NAMES = [
  '陈砚秋',
  '李知远',
  '王牧川',
  '赵明栖',
  '周予安',
  '孙闻溪',
  '吴景行',
  '郑怀瑾',
  '冯叙白',
  '褚南星',
  '卫清越',
  '蒋若谷',
  '沈维桢',
  '韩书屿',
]

function newState(options: MeetingOptions): LiveState {
  const kind = options.kind ?? 'group'
  const seat = (_: unknown, i: number): Seat => ({
    id: `s${i + 1}`,
    expertId: `e${i + 1}`,
    no: i + 1,
    name: SEAT_NAMES[i] ?? `专家${i + 1}`,
    unit: `第${(i % 6) + 1}研究院`,
    role: i === 0 ? 'leader' : 'member',
    signedInAt: null,
    absent: null,
    counted: null,
    submittedAt: null,
    receipt: null,
  })
  const group = (i: number): GroupResult => ({
    groupId: 'g1',
    group: '机械专业组',
    pass: true,
    yes: 8,
    no: 1,
    abstain: 0,
    base: 9,
    need: 6,
    opinion: `第 ${i + 1} 位，同意推荐。`,
    score: null,
    band: null,
  })
  const candidate = (_: unknown, i: number): Candidate => ({
    id: `c${i + 1}`,
    no: i + 1,
    lot: null,
    name: NAMES[i] ?? `参评人${i + 1}`,
    unit: `第${(i % 5) + 1}研究院`,
    currentTitle: '工程师',
    appliedTitle: '高级工程师',
    specialty: '机械设计',
    groupId: 'g1',
    files: 6,
    withdrawn: null,
    group: kind === 'committee' ? group(i) : null,
  })
  const byId = <T extends { id: string }>(n: number, make: (_: unknown, i: number) => T) =>
    Object.fromEntries(Array.from({ length: n }, make).map((each) => [each.id, each]))
  const candidates = byId(options.candidates ?? 14, candidate)
  return {
    review: {
      id: 'r1',
      title: '2026年度机械工程高级职称评审',
      committee: '机械工程高级职称评委会',
      year: 2026,
      mode: options.mode ?? 'expert',
      rules: { ...DEFAULT_RULES, ...options.rules },
      status: 'approved',
      startsAt: START,
      endsAt: START + 10 * 3600_000,
      rehearsal: options.rehearsal ?? false,
      hasGroups: true,
    },
    panel: {
      id: 'p1',
      kind,
      name: kind === 'group' ? '机械专业组' : '机械工程高级职称评委会',
    },
    round: {
      id: 'r1-1',
      no: 1,
      state: 'preparing',
      reason: null,
      kind: 'first',
      scope: Object.keys(candidates),
      startedAt: null,
      openedAt: null,
      sealedAt: null,
      decidedAt: null,
      follows: false,
    },
    past: [],
    groupsPending: [],
    seats: byId(options.seats ?? 9, seat),
    candidates,
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
