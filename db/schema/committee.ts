import type { CommitteeBand, CommitteeState } from '../../shared/committee/committee.ts'
import type { Mode } from '../../shared/live/modes.ts'
import type { TitleLevel } from '../../shared/reference/reference.ts'
import {
  id,
  index,
  instant,
  integer,
  json,
  path,
  primaryKey,
  table,
  text,
  uniqueIndex,
  version,
} from '../dialect.ts'
import { orgs } from './org.ts'

/** 评委会 (M-7.1): made by the province, supervised by one office, which is also the 终审机构 of its declarations. */
export const committees = table(
  'committees',
  {
    id: id(),
    /** The supervising office; the committee serves its subtree. */
    orgId: text()
      .notNull()
      .references(() => orgs.id),
    orgPath: path().notNull(),
    name: text().notNull(),
    pinyin: path().notNull().default(''),
    code: path().notNull(),
    band: text().$type<CommitteeBand>().notNull(),
    series: text().notNull(),
    levels: json<TitleLevel[]>().notNull(),
    /** 绑定专业: names of specialties; none means all of the series. */
    specialties: json<string[]>().notNull(),
    mode: text().$type<Mode>().notNull(),
    /** 核准备案文号, and the days it holds, `YYYY-MM-DD`, at most three years. */
    approvalNo: text().notNull().default(''),
    validFrom: text().notNull(),
    validTo: text().notNull(),
    state: text().$type<CommitteeState>().notNull(),
    note: text().notNull().default(''),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('committees_code').on(t.code),
    index('committees_path').on(t.orgPath, t.state),
    index('committees_series').on(t.series, t.state),
  ],
)

/** A committee's times of one year (domain 4.14). */
export const committeeYears = table(
  'committee_years',
  {
    committeeId: text()
      .notNull()
      .references(() => committees.id, { onDelete: 'cascade' }),
    year: integer().notNull(),
    opensAt: instant(),
    closesAt: instant(),
    /** 接收材料截止时间. */
    deadlineAt: instant(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.committeeId, t.year] }),
    index('committee_years_deadline').on(t.deadlineAt),
  ],
)
