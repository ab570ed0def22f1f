import { writeRoster } from '../../server/workers/write-roster.ts'
import type { Roster } from '../../shared/review/roster.ts'
import { commandId, dryRun, type Office, upload } from '../review/office.ts'
import { rosterOf } from '../roster.ts'
import { type Person, START } from '../world.ts'
import type { ReviewTarget } from './roles.ts'

/** Two groups of three, a committee of five; the chair and the reporter sit in the committee alone. */
function roster(committee: string): Roster {
  const made = rosterOf({ experts: 8, groups: 2, candidates: 6, mode: 'lecture', now: +START, committee })
  const outside = { group: null, groupRole: 'member' as const, committeeRole: 'member' as const }
  return {
    ...made,
    review: { ...made.review, rules: { ...made.review.rules, committeeMin: 3, requireOpened: false } },
    experts: made.experts.map((expert, i) => ({
      ...expert,
      ...(i < 3 && { group: '第1专业组', groupRole: i === 0 ? ('leader' as const) : ('member' as const) }),
      ...(i >= 3 &&
        i < 6 && { group: '第2专业组', groupRole: i === 3 ? ('leader' as const) : ('member' as const) }),
      ...(i >= 6 && outside),
      committeeRole: i === 6 ? 'leader' : i === 3 ? null : i === 4 ? null : i === 5 ? null : 'member',
      reporter: i === 7,
    })),
  }
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export interface Slip {
  no: number
  kind: 'expert' | 'screen'
  accountId: string
  login: string
  password: string
}

/** Takes a review from its workbook to approved, and leaves a checked workbook waiting as a job. */
export async function stage(office: Office, handler: Person, principal: Person, committee: string) {
  const workbook = Buffer.from(await writeRoster({ input: { json: JSON.stringify(roster(committee)) } }))
  const from = { ...office, handler, principal }
  const job = await dryRun(from, workbook)
  if (job.errorCount) throw new Error(JSON.stringify(job.errors.slice(0, 3)))
  const { reviewId } = await handler.call('review.commitImport', { commandId: commandId(), jobId: job.jobId })
  const people = await handler.call('review.candidates', { reviewId })
  const first = people.find(({ group }: { group: string }) => group === '第1专业组')
  const file = await upload(
    office.world,
    handler,
    'review.attachOne',
    { candidateId: first.id },
    PNG,
    'a.png',
  )
  const { version } = await principal.call('review.get', { reviewId })
  await principal.call('review.approve', { commandId: commandId(), reviewId, version })
  const detail = await handler.call('review.get', { reviewId })
  const { slips } = await handler.call('review.slips', { reviewId, purpose: 'print' })
  const panel = (name: string) => detail.panels.find((each: { name: string }) => each.name === name)
  const committeePanel = detail.panels.find(({ kind }: { kind: string }) => kind === 'committee')
  const group = panel('第1专业组')
  const waiting = await dryRun(from, workbook)
  const target: ReviewTarget = {
    reviewId,
    panelId: group.id,
    committeeId: committeePanel.id,
    candidateId: first.id,
    spareId: people.findLast(({ group: name }: { group: string }) => name === '第1专业组').id,
    fileId: file.body.fileId,
    seatId: group.seats[1].seatId,
    expertId: group.seats[1].expertId,
    reporterId: detail.reporters[0].expertId,
    accountId: (slips as Slip[]).find(({ no }) => no === 6)!.accountId,
    jobId: waiting.jobId,
  }
  return { target, slips: slips as Slip[], sibling: panel('第2专业组').id as string }
}
