import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { countsOf } from '../../server/simulate/leader.ts'
import type { Tablet } from '../../server/simulate/tablet.ts'
import { stageOf, stagesOf } from '../../shared/live/modes.ts'
import { mayAct } from '../../shared/live/round.workflow.ts'
import { CHOICES } from '../../shared/live/state.ts'
import type {
  FactsRecord,
  MeRecord,
  MineRecord,
  PanelRecord,
  RoundRecord,
  View,
} from '../../shared/live/view.ts'
import type { Ledger } from './crash-ledger.ts'
import { type StagedReview, seatOne } from './stage.ts'

/** One expert who never rests: drafts, changes his mind, scores, hands in as soon as he may. */
export interface Restless {
  tablet: Tablet
  seatId: string
  panelId: string
  run: Promise<void>
}

export interface Load {
  seats: Restless[]
  /** Rounds decided so far, by all panels. */
  decided: () => number
  stop(): Promise<void>
}

const round = (view: View) => view.round as RoundRecord
const me = (view: View) => view.me as MeRecord
const files = (view: View): MineRecord[] =>
  Object.keys(view)
    .filter((key) => key.startsWith('mine:'))
    .map((key) => view[key] as MineRecord)

/**
 * Seats everybody of these reviews, each in the first panel he belongs to, and keeps all of them busy: leaders open
 * and decide round after round, the office sends each decided panel back, until `stop`.
 */
export async function startLoad(
  reviews: StagedReview[],
  desk: (login: string) => Promise<Tablet>,
  url: string,
  ledger: Ledger,
): Promise<Load> {
  let stopped = false
  let decided = 0
  const over = () => stopped
  const office = await desk('jingban')
  const runs: Promise<void>[] = []
  const seats = await Promise.all(
    reviews.flatMap(({ reviewId, slips }) =>
      slips
        .filter(({ kind }) => kind === 'expert')
        .map(async (slip): Promise<Restless> => {
          const from = { roundId: '', seatId: '' }
          const { tablet, seats: own } = await seatOne(slip, {
            url,
            patience: 1500,
            backoff: 150,
            onCommand: (sent) => {
              if (!sent.answer) from.roundId = round(tablet.view).id
              ledger.note({ ...from }, sent)
            },
          })
          const place = own.find(({ kind }) => kind === 'group') ?? own[0]!
          from.seatId = place.seatId
          await tablet.join(place.panelId)
          const run = live(tablet, place.seatId, ledger, over)
          runs.push(run)
          if (place.role === 'leader')
            runs.push(
              lead({ reviewId, panelId: place.panelId, tablet, office, over, onDecided: () => decided++ }),
            )
          return { tablet, seatId: place.seatId, panelId: place.panelId, run }
        }),
    ),
  )
  return {
    seats,
    decided: () => decided,
    async stop() {
      stopped = true
      await Promise.all(runs)
    },
  }
}

async function live(tablet: Tablet, seatId: string, ledger: Ledger, over: () => boolean): Promise<void> {
  await tablet.send('live.signIn')
  while (!over()) {
    await sleep(2 + 14 * Math.random())
    const { view } = tablet
    const own = files(view)
    const { state, id } = round(view)
    // Mostly what is still missing, so that rounds come to their end; else any file, to change his mind.
    const missing = own.filter(({ choice, parts, scored }) => choice === null || (parts !== null && !scored))
    const pool = missing.length && Math.random() < 0.8 ? missing : own
    const file = pool[Math.floor(Math.random() * pool.length)]
    if (!file) continue
    const { candidateId } = file
    if (state === 'preparing' || state === 'drafting') await prepare(tablet, file)
    if (state === 'drafting' || (state === 'open' && me(view).submittedAt === null)) {
      if (!file.opened) await tablet.send('live.openFile', { candidateId })
      await tablet.send('live.draft', { candidateId, choice: CHOICES[Math.floor(Math.random() * 3)]! })
    }
    if (state === 'open' && Math.random() < 0.3 && round(tablet.view).id === id)
      await tablet.send('live.submit', { choices: ledger.draftsOf({ roundId: id, seatId }) })
  }
}

/** Scores and opinions of the modes that ask for them; a score is changed a few times before it is locked. */
async function prepare(
  tablet: Tablet,
  { candidateId, lead, scored, opinion, parts }: MineRecord,
): Promise<void> {
  const { mode, panelKind, hasGroups, rules } = tablet.view.panel as PanelRecord
  const stages = stagesOf(mode, panelKind, hasGroups)
  if (stageOf(stages, 'score') && !scored)
    await tablet.send('live.score', {
      candidateId,
      parts: Object.fromEntries(
        rules.score.criteria.map(({ key, max }) => [key, Math.floor(Math.random() * (max + 1))]),
      ),
      submit: parts !== null && Math.random() < 0.4,
    })
  if (lead && stageOf(stages, 'opinion') && (!opinion || Math.random() < 0.05))
    await tablet.send('live.opinion', { candidateId, text: `意见 ${Math.random()}` })
}

interface Leading {
  reviewId: string
  panelId: string
  /** The leader's own tablet: he votes like everybody, and presses the buttons between. */
  tablet: Tablet
  office: Tablet
  over: () => boolean
  onDecided: () => void
}

async function lead(work: Leading): Promise<void> {
  const { tablet, over } = work
  const can = (action: Parameters<typeof mayAct>[0], changed: Partial<FactsRecord> = {}) =>
    mayAct(action, { ...(tablet.view.facts as FactsRecord), ...changed }, 'leader') === null
  const act = (action: string) => tablet.send('live.act', { action })
  while (!over()) {
    await sleep(20 + 60 * Math.random())
    const { state } = round(tablet.view)
    const facts = tablet.view.facts as FactsRecord | undefined
    if (!facts) continue
    if (state === 'preparing' && facts.present === facts.seats) {
      if (facts.leadsMissing > 0) await tablet.send('live.autoAssign', { per: 2 })
      await act('start')
    } else if (state === 'drafting' && can('open')) {
      await sleep(300 * Math.random())
      await act('open')
    } else if (state === 'open' && Math.random() < 0.05) await act('pause')
    else if (state === 'paused') await act('resume')
    else if (state === 'submitted') await act(facts.kind === 'group' ? 'deliberate' : 'confirm')
    else if (state === 'deliberating') {
      await tablet.send('live.decideRest', { opinions: { pass: '同意推荐。', fail: '暂不推荐。' } })
      await act('finish')
    } else if (state === 'decided') {
      const { passed, failed } = countsOf(tablet.view)
      if (passed + failed === 0) continue
      work.onDecided()
      await sendBack(work, round(tablet.view).id)
    }
  }
}

/** 退回: the office opens the next round, over HTTP, however often the line breaks meanwhile. */
async function sendBack(
  { office, reviewId, panelId, tablet, over }: Leading,
  decidedId: string,
): Promise<void> {
  const { panelKind, endsAt } = tablet.view.panel as PanelRecord
  const commandId = randomUUID()
  while (!over() && round(tablet.view).id === decidedId) {
    try {
      const review = await office.ask('review.get', { reviewId })
      if (review.ok)
        await office.ask('review.return', {
          ...{ commandId, reviewId, version: review.value.version, endsAt, reason: '请重新评议。' },
          ...(panelKind === 'group' ? { target: 'group', panelIds: [panelId] } : { target: 'committee' }),
        })
    } catch {
      // the server is down just now
    }
    await sleep(100)
  }
}
