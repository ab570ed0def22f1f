import type { Mode } from '../../shared/live/modes.ts'
import type { Roster, RosterExpert } from '../../shared/review/roster.ts'
import type { Rules } from '../../shared/review/rules.ts'
import { idNumberOf, rosterOf } from '../roster.ts'

/** The people of every story, by what they do in it. */
export const CAST = {
  chair: '赵明远',
  leader: '钱思齐',
  first: '孙立言',
  second: '李慎之',
  third: '周知行',
  reporter: '吴清和',
} as const
export type Role = keyof typeof CAST

export const GROUP = '机械设计组'
export const COMMITTEE = '评委会'
/** The candidates in their order; the last one is the one the group lets fail. */
export const CANDIDATES = ['郑守正', '王若水', '冯致远', '陈望道'] as const
export const FAILED = CANDIDATES[3]

const MINUTE = 60_000

/**
 * The smallest meeting that has everything: a group of four, a committee of five with a chair of its own, and a
 * reporter who sits in the committee alone.
 */
export function castRoster(
  mode: Mode,
  rules: Partial<Rules> = {},
  title = '洛川市机械工程高级职称评审',
): Roster {
  const base = rosterOf({ experts: 6, groups: 0, candidates: CANDIDATES.length, mode })
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  return {
    review: {
      ...base.review,
      title,
      committee: '机械工程高级职称评审委员会',
      startsAt: now - 60 * MINUTE,
      endsAt: now + 480 * MINUTE,
      rules: { ...base.review.rules, committeeMin: 5, ...rules },
    },
    groups: [{ name: GROUP, room: '三楼第一会议室' }],
    experts: (Object.keys(CAST) as Role[]).map((role, i) => expertOf(base.experts[i]!, role)),
    candidates: base.candidates.map((candidate, i) => ({
      ...candidate,
      name: CANDIDATES[i]!,
      group: GROUP,
      idNumber: idNumberOf(i + 50, candidate.sex as '男' | '女'),
    })),
  }
}

function expertOf(base: RosterExpert, role: Role): RosterExpert {
  const inGroup = !['chair', 'reporter'].includes(role)
  return {
    ...base,
    name: CAST[role],
    group: inGroup ? GROUP : null,
    groupRole: role === 'leader' ? 'leader' : 'member',
    committeeRole: role === 'chair' ? 'leader' : role === 'third' ? null : 'member',
    reporter: role === 'reporter',
  }
}
