import type { accounts } from '../../db/schema/account.ts'
import type { committees, committeeYears } from '../../db/schema/committee.ts'
import type { TitleLevel } from '../../shared/reference/reference.ts'
import { DAY, type Maker, TODAY, YEAR } from './made.ts'
import type { OrgRow } from './orgs.ts'

export interface MadeCommittees {
  rows: (typeof committees.$inferInsert & { path: string })[]
  years: (typeof committeeYears.$inferInsert)[]
}

const ALL = ['22', '04', '06', '05', '02']
const NAMES: Record<string, string> = {
  22: '中小学教师',
  '04': '卫生技术',
  '06': '农业技术',
  '05': '工程技术',
  '02': '社会科学研究',
}

/** Senior committees of the province, middle and junior ones of its cities, with the times of two years. */
export function committeesOf(maker: Maker, orgs: readonly OrgRow[]): MadeCommittees {
  const rows = orgs
    .filter(({ kind, level }) => kind === 'office' && level <= 2)
    .flatMap((org) =>
      ALL.flatMap((series) =>
        (org.level === 1 ? (['senior'] as const) : (['middle', 'junior'] as const)).map((band) => {
          const levels: TitleLevel[] = band === 'senior' ? ['1', '2'] : band === 'middle' ? ['3'] : ['4', '5']
          const name = `${org.name.replace('职改办', '')}${NAMES[series]}${{ senior: '高级', middle: '中级', junior: '初级' }[band]}评审委员会`
          return {
            ...{
              id: maker.id(),
              orgId: org.id,
              orgPath: org.path,
              path: org.path,
              name,
              pinyin: maker.pinyin(name),
            },
            ...{
              code: `${org.code}-${series}-${band[0]}`,
              band,
              series,
              levels,
              specialties: [],
              mode: 'expert' as const,
            },
            ...{ validFrom: '2025-03-01', validTo: '2028-02-29', state: 'active' as const },
            createdAt: new Date(+TODAY - 300 * DAY),
          }
        }),
      ),
    )
  const years = rows.map(({ id }) => ({
    ...{ committeeId: id, year: YEAR, opensAt: new Date(+TODAY - 80 * DAY) },
    ...{ closesAt: new Date(+TODAY + 20 * DAY), deadlineAt: new Date(+TODAY + 34 * DAY) },
  }))
  return { rows, years }
}

/** The account of each, `pwh` and its code. */
export const committeeAccounts = (
  maker: Maker,
  { rows }: MadeCommittees,
  passwordHash: string,
): (typeof accounts.$inferInsert)[] =>
  rows.map(({ id, code, name, orgId }) => ({
    ...{ id: maker.id(), login: `pwh${code}`, kind: 'staff', name, orgId, duties: [], scope: null },
    ...{ committeeId: id, passwordHash, passwordChangedAt: TODAY, createdAt: TODAY },
  }))
