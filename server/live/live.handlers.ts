import type { liveApi } from '../../shared/live/live.api.ts'
import type { Choice } from '../../shared/live/state.ts'
import { refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import type { HandlersOf } from '../dispatch.ts'
import { document, dossier } from './dossier.ts'
import { type Answer, type SeatOrLeader, seatOf } from './engine.ts'
import { liveOf } from './live.ts'
import { myPanels, viewOf } from './panels.ts'
import { report } from './report.ts'
import { resultsOf } from './results.ts'
import { resultsSheet } from './results-sheet.ts'

type Live = HandlersOf<typeof liveApi>
type Output<N extends keyof Live> = Awaited<ReturnType<Live[N]>>
type Named<K extends SeatOrLeader['as']> = Extract<SeatOrLeader, { as: K }>['command']['name']

interface Command {
  panelId: string
  commandId: string
  roundNo?: number
}

/** A command of the operation's own name: its input is the command. */
const command = <N extends keyof Live>(as: SeatOrLeader['as'], name: N & Named<typeof as>) =>
  (async (ctx: Ctx, { panelId, commandId, roundNo, ...rest }: Command) =>
    liveOf(ctx.app).engine.run(ctx, `live.${name}`, panelId, commandId, {
      as,
      command: { name, ...rest },
      roundNo,
    } as SeatOrLeader)) as unknown as Live[N]

/** The choice that is stored now; the log of commands keeps none, so a repeat is answered from the drafts. */
async function storedChoice(ctx: Ctx, panelId: string, candidateId: string): Promise<Choice | undefined> {
  const { engine } = liveOf(ctx.app)
  return engine.quiet(ctx.actor?.reviewId ?? '', (live) => {
    const state = live?.panels.get(panelId)
    return state?.drafts[seatOf(state, ctx.actor?.expertId) ?? '']?.[candidateId]
  })
}

export const liveHandlers: Live = {
  panels: (ctx) => myPanels(ctx),
  view: (ctx, input) => viewOf(ctx, input),

  signIn: command('seat', 'signIn'),
  openFile: command('seat', 'openFile'),
  async draft(ctx, { panelId, commandId, roundNo, candidateId, choice }) {
    const answer = await liveOf(ctx.app).engine.run(ctx, 'live.draft', panelId, commandId, {
      as: 'seat',
      command: { name: 'draft', candidateId, choice },
      roundNo,
    })
    const stored = answer.choice ?? (await storedChoice(ctx, panelId, candidateId)) ?? choice
    return { ...answer, choice: stored } as Output<'draft'>
  },
  async draftRest(ctx, { panelId, commandId, roundNo, choice }) {
    const answer: Answer = await liveOf(ctx.app).engine.run(ctx, 'live.draftRest', panelId, commandId, {
      as: 'seat',
      command: { name: 'draftRest', choice },
      roundNo,
    })
    return { ...answer, choice } as Output<'draftRest'>
  },
  submit: command('seat', 'submit'),
  recuse: command('seat', 'recuse'),
  opinion: command('seat', 'opinion'),
  questions: command('seat', 'questions'),
  score: command('seat', 'score'),

  act: command('leader', 'act'),
  markAbsent: command('leader', 'markAbsent'),
  markPresent: command('leader', 'markPresent'),
  assign: command('leader', 'assign'),
  autoAssign: command('leader', 'autoAssign'),
  decide: command('leader', 'decide'),
  decideRest: command('leader', 'decideRest'),
  drawLots: command('leader', 'drawLots'),
  show: command('leader', 'show'),

  dossier: (ctx, input) => dossier(ctx, input),
  file: (ctx, input) => document(ctx, input),

  async results(ctx) {
    const { live, status } = await reported(ctx)
    return { status, ...(await resultsOf(ctx.db.read, ctx.app.secret, live)) }
  },
  async resultsSheet(ctx) {
    const { live } = await reported(ctx)
    return resultsSheet(ctx, live)
  },
  report: (ctx, input) => report(ctx, input),
}

/** The asker's review, to its reporter alone. */
async function reported({ app, actor }: Ctx) {
  const reviewId = actor?.reviewId ?? refuse('not_found')
  const live = await liveOf(app).engine.quiet(reviewId, (found) => found)
  if (!live) return refuse('not_found')
  if (!actor?.expertId || !live.reporters.has(actor.expertId)) refuse('live.not_reporter')
  const [state] = live.panels.values()
  return { live, status: state?.review.status ?? '' }
}
