import { z } from 'zod'
import { Id } from '../field.api.ts'
import { read, write } from '../operation.ts'
import { MODE_KEYS } from './modes.ts'
import { LEADER_ACTIONS } from './round.workflow.ts'
import { CHOICES } from './state.ts'

const Choice = z.enum(CHOICES as [string, ...string[]]) as unknown as z.ZodType<
  'yes' | 'no' | 'abstain',
  'yes' | 'no' | 'abstain'
>
const Reason = z.string().trim().min(2).max(500)

/**
 * Every command names its panel and carries an id made by the client: the same id is carried out once. `roundNo` is
 * the round in which the person acted: a command that was kept on a device is refused in any other round.
 */
const command = <S extends z.ZodRawShape>(shape: S) =>
  z.object({ panelId: Id, commandId: z.uuid(), roundNo: z.int().optional(), ...shape })
const onCandidate = { candidateId: Id }
/** What was stored, and when, in ms; the screen shows this, not what was clicked. */
const Done = z.object({ at: z.number() })

export const MyPanel = z.object({
  panelId: z.string(),
  seatId: z.string().nullable(),
  kind: z.enum(['group', 'committee']),
  name: z.string(),
  role: z.enum(['leader', 'deputy', 'member']).nullable(),
  seatNo: z.int().nullable(),
  roundState: z.string(),
})

const ScreenShow = z.discriminatedUnion('what', [
  z.object({ what: z.literal('signin') }),
  z.object({ what: z.literal('progress') }),
  z.object({ what: z.literal('results') }),
  z.object({ what: z.literal('blank') }),
  z.object({ what: z.literal('candidate'), candidateId: Id }),
])

const Section = z.object({
  key: z.string(),
  facts: z.array(z.tuple([z.string(), z.string()])).optional(),
  table: z.object({ head: z.array(z.string()), rows: z.array(z.array(z.string())) }).optional(),
  text: z.string().optional(),
})

/** 申报材料 of a candidate: the sections of the form and the documents beside them. */
export const Dossier = z.object({
  candidateId: z.string(),
  sections: z.array(Section),
  files: z.array(
    z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.int(), section: z.string() }),
  ),
})

/** One line of the result table that the reporter hands in. ID numbers are masked. */
export const ResultRow = z.object({
  candidateId: z.string(),
  no: z.int(),
  name: z.string(),
  sex: z.string(),
  unit: z.string(),
  idMasked: z.string(),
  group: z.string(),
  appliedTitle: z.string(),
  specialty: z.string(),
  groupYes: z.int().nullable(),
  groupNo: z.int().nullable(),
  groupAbstain: z.int().nullable(),
  groupOpinion: z.string(),
  groupPass: z.boolean().nullable(),
  voteYes: z.int().nullable(),
  voteNo: z.int().nullable(),
  voteAbstain: z.int().nullable(),
  base: z.int().nullable(),
  need: z.int().nullable(),
  pass: z.boolean().nullable(),
  capped: z.boolean(),
  withdrawn: z.string().nullable(),
})

export const liveApi = {
  /** Where this account sits and what it may open: the start page of each role. */
  panels: read(
    'live.watch',
    z.object({}),
    z.object({
      review: z.object({
        id: z.string(),
        title: z.string(),
        committee: z.string(),
        year: z.int(),
        mode: z.enum(MODE_KEYS),
        status: z.string(),
        place: z.string(),
        startsAt: z.number(),
        endsAt: z.number(),
        rehearsal: z.boolean(),
      }),
      panels: z.array(MyPanel),
      reporter: z.boolean(),
    }),
    { live: true },
  ),
  /** The view of one panel as this person may see it, without subscribing to it (fallback, print). */
  view: read('live.watch', z.object({ panelId: Id }), z.object({ audience: z.unknown(), own: z.unknown() }), {
    live: true,
  }),

  signIn: write('live.seat', command({}), Done, { live: true }),
  openFile: write('live.seat', command(onCandidate), Done, { live: true }),
  draft: write(
    'live.seat',
    command({ ...onCandidate, choice: Choice }),
    Done.extend({ candidateId: z.string(), choice: Choice }),
    { live: true },
  ),
  draftRest: write(
    'live.seat',
    command({ choice: Choice }),
    Done.extend({ n: z.int(), unopened: z.int(), choice: Choice }),
    { live: true },
  ),
  /** The whole list in one act. `choices` is the list as the expert saw it; a difference is refused. */
  submit: write(
    'live.seat',
    command({ choices: z.record(Id, Choice) }),
    Done.extend({ receipt: z.string() }),
    { live: true },
  ),
  recuse: write('live.seat', command({ ...onCandidate, reason: Reason }), Done, { live: true }),
  opinion: write(
    'live.seat',
    command({ ...onCandidate, text: z.string().trim().min(1).max(1000) }),
    Done.extend({ candidateId: z.string(), text: z.string() }),
    { live: true },
  ),
  questions: write(
    'live.seat',
    command({ ...onCandidate, list: z.array(z.string().trim().min(1).max(300)).min(1).max(10) }),
    Done.extend({ candidateId: z.string(), list: z.array(z.string()) }),
    { live: true },
  ),
  score: write(
    'live.seat',
    command({ ...onCandidate, parts: z.record(z.string().max(32), z.int()), submit: z.boolean() }),
    Done.extend({ candidateId: z.string(), total: z.int(), submitted: z.boolean() }),
    { live: true },
  ),

  act: write('live.seat', command({ action: z.enum(LEADER_ACTIONS), reason: Reason.optional() }), Done, {
    live: true,
  }),
  markAbsent: write('live.seat', command({ seatId: Id, reason: Reason }), Done, { live: true }),
  markPresent: write('live.seat', command({ seatId: Id }), Done, { live: true }),
  assign: write('live.seat', command({ leads: z.record(Id, z.array(Id).max(9)) }), Done, { live: true }),
  autoAssign: write('live.seat', command({ per: z.int().min(1).max(9) }), Done, { live: true }),
  decide: write(
    'live.seat',
    command({
      ...onCandidate,
      pass: z.boolean(),
      opinion: z.string().trim().max(300),
      reason: z.string().trim().max(500).optional(),
    }),
    Done,
    { live: true },
  ),
  /** The same opinion for all candidates that have none yet, one text for the passed, one for the failed. */
  decideRest: write(
    'live.seat',
    command({
      opinions: z.object({
        pass: z.string().trim().min(1).max(300),
        fail: z.string().trim().min(1).max(300),
      }),
    }),
    Done.extend({ n: z.int() }),
    { live: true },
  ),
  drawLots: write('live.seat', command({}), Done, { live: true }),
  show: write('live.seat', command({ show: ScreenShow, released: z.boolean() }), Done, { live: true }),

  /** A candidate's file, to a seat that votes on the candidate; a recused seat is refused. */
  dossier: read('live.seat', z.object({ panelId: Id, candidateId: Id }), Dossier, { live: true }),
  file: read('live.seat', z.object({ panelId: Id, fileId: Id }), z.unknown(), { download: true }),

  /** 上报评审结果: the reporter's table, empty until the committee has decided. */
  results: read(
    'live.report',
    z.object({}),
    z.object({
      ready: z.boolean(),
      status: z.string(),
      rows: z.array(ResultRow),
      passed: z.int(),
      failed: z.int(),
    }),
    { live: true },
  ),
  resultsSheet: read('live.report', z.object({}), z.unknown(), { download: true }),
  /** 上报. The counts the reporter saw are checked against the stored result. */
  report: write(
    'live.report',
    z.object({ commandId: z.uuid(), passed: z.int(), failed: z.int() }),
    z.object({ at: z.number(), no: z.int(), seal: z.string() }),
    { live: true },
  ),
}
