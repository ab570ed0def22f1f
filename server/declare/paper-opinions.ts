import { and, asc, eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { sectionPasses } from '../../db/schema/declare.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { ClimbDuty } from '../../shared/declare/declaration.ts'
import type { PaperBlock } from '../../shared/declare/paper.ts'
import { fill } from '../../shared/i18n/index.ts'
import { words } from '../../shared/i18n/zh-CN/paper.ts'
import type { Ctx } from '../ctx.ts'
import { idsIn } from '../scope.ts'
import { type Declaration, wayOf } from './declare.store.ts'
import { dayText } from './paper-sections.ts'
import { votesOf } from './paper-votes.ts'

const dateOf = (at: number | Date | null | undefined): string =>
  at ? dayText(dayOf(new Date(at))) : words.blankDate

/** Words, hands and day of one step of the way; empty until it is done. */
interface Passed {
  opinions: string[]
  names: string
  at: number | null
}

/** Who may read who signed: not the applicant (domain 4.15). */
const readsNames = ({ actor }: Pick<Ctx, 'actor'>): boolean => actor?.kind === 'staff'
/** Whose remarks: all for the own unit and the committee, an office's are its own and those of below (domain 4.15). */
function readsRemarks({ actor }: Pick<Ctx, 'actor'>, { orgId, orgPath }: Declaration) {
  if (actor?.kind !== 'staff') return () => false
  if (actor.committeeId || actor.orgId === orgId) return () => true
  const chain = idsIn(orgPath)
  const own = chain.indexOf(actor.orgId ?? '')
  return (by: string): boolean => chain.indexOf(by) >= own
}
/** Totals of votes are the offices' and the committee's, not the unit's. */
const readsVotes = ({ actor }: Pick<Ctx, 'actor'>): boolean =>
  actor?.kind === 'staff' && (actor.orgKind !== 'unit' || Boolean(actor.committeeId))

const spanText = (from: string, to: string): string =>
  from && to ? fill(words.span2, { from: dayText(from), to: dayText(to) }) : ''

/** 单位推荐意见, 各级审查意见 and 评审意见, filled in as far as the file has come; what is not yet said is left to be. */
export async function opinionBlocks(ctx: Ctx, q: Read, row: Declaration): Promise<PaperBlock[]> {
  const way = await wayOf(q, row)
  const passes = await q
    .select()
    .from(sectionPasses)
    .where(and(eq(sectionPasses.declarationId, row.id), eq(sectionPasses.climb, row.climb)))
    .orderBy(asc(sectionPasses.at))
  const open = readsNames(ctx)
  const reads = readsRemarks(ctx, row)
  const step = (orgId: string, duty: ClimbDuty): Passed => {
    const here = way.find((stop) => stop.orgId === orgId && stop.duty === duty)
    const mine = here?.state === 'done' ? passes.filter((p) => p.orgId === orgId && p.duty === duty) : []
    return {
      opinions: reads(orgId) ? [...new Set(mine.map(({ opinion }) => opinion).filter(Boolean))] : [],
      names: open ? [...new Set(mine.map(({ byName }) => byName))].join('、') : '',
      at: here?.state === 'done' ? here.at : null,
    }
  }
  const levels = way.filter(({ duty }) => duty === 'principal')
  const signs = (orgId: string): string => {
    const [handler, principal] = [step(orgId, 'handler'), step(orgId, 'principal')]
    return fill(words.signed, {
      handler: handler.names || words.blank,
      principal: principal.names || words.blank,
      date: dateOf(principal.at),
    })
  }
  const said = (orgId: string): string[] => {
    const [handler, principal] = [step(orgId, 'handler'), step(orgId, 'principal')]
    if (!principal.at) return []
    const lines = [...new Set([...handler.opinions, ...principal.opinions])]
    return lines.length ? lines : [words.passed]
  }
  const part = row.unitPart
  const unit = {
    kind: 'opinions' as const,
    title: words.unitPart,
    opinions: [
      {
        label: words.unitOpinion,
        lines: [
          `${words.shown}：${part ? spanText(part.shownFrom, part.shownTo) : ''}`,
          `${words.noticed}：${part ? spanText(part.noticeFrom, part.noticeTo) : ''}`,
          `${words.groupOpinion}：${part?.groupOpinion ?? ''}`,
          `${words.unitOpinion}：${part?.opinion ?? ''}`,
          ...said(row.orgId).filter((line) => line !== words.passed || !part?.opinion),
        ],
        sign: signs(row.orgId),
      },
    ],
  }
  const above = levels
    .filter(({ orgId }) => orgId !== row.orgId)
    .map(({ orgId, orgName }) => ({
      label: fill(words.opinionOf, { org: orgName }),
      lines: said(orgId),
      sign: signs(orgId),
    }))
  if (row.kind === 'expert')
    return [
      unit,
      { kind: 'opinions', title: words.opinions, opinions: above },
      {
        kind: 'opinions',
        title: words.pool,
        opinions: [{ label: words.pool, lines: [], sign: words.approvalSign }],
      },
    ]
  const received = {
    label: words.committeeOpinion,
    lines: row.acceptedAt ? [`${words.accepted}　${dateOf(row.acceptedAt)}`] : [],
    sign: '',
  }
  return [
    unit,
    { kind: 'opinions', title: words.opinions, opinions: [...above, received] },
    await votesBlock(ctx, q, row),
    {
      kind: 'opinions',
      title: words.approval,
      opinions: [{ label: words.approval, lines: [], sign: words.approvalSign }],
    },
  ]
}

async function votesBlock(ctx: Ctx, q: Read, row: Declaration): Promise<PaperBlock> {
  const votes = await votesOf(q, row.id)
  const totals = readsVotes(ctx)
  const panel = (kind: 'group' | 'committee', label: string, sign: string) => {
    const vote = votes.find((each) => each.kind === kind)
    // the applicant is told the result, and that is the committee's
    const told = vote && (totals || kind === 'committee')
    return {
      label,
      counts: words.counts.map((_, i) => (vote && totals ? String(vote.counts[i]) : '')),
      opinion: told ? (vote.pass ? words.pass : words.fail) : '',
      sign,
    }
  }
  return {
    kind: 'votes',
    title: words.review,
    panels: [panel('group', words.group, words.groupSign), panel('committee', words.board, words.boardSign)],
  }
}
