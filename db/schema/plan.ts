import type { DeskDuty, PlanState } from '../../shared/plan/plan.workflow.ts'
import {
  bool,
  id,
  index,
  instant,
  integer,
  json,
  path,
  table,
  text,
  uniqueIndex,
  version,
} from '../dialect.ts'
import { orgs } from './org.ts'

/**
 * 申报计划 of a unit and year. An adjustment is the next edition; `inForce` marks the edition whose numbers hold.
 * `route` is frozen at submit: the offices it climbs, lowest first; `deskOrgId` is where it lies now.
 */
export const plans = table(
  'plans',
  {
    id: id(),
    orgId: text()
      .notNull()
      .references(() => orgs.id),
    orgPath: path().notNull(),
    year: integer().notNull(),
    edition: integer().notNull(),
    state: text().$type<PlanState>().notNull(),
    inForce: bool().notNull().default(false),
    route: json<string[]>().notNull(),
    deskOrgId: text(),
    deskDuty: text().$type<DeskDuty>(),
    deskSince: instant(),
    /** How often it has been submitted; every climb starts at the bottom (M-3.9). */
    climb: integer().notNull().default(0),
    returnReason: text(),
    note: text().notNull().default(''),
    /** Sums over the lines, kept with them: lists read no lines. */
    planned: integer().notNull().default(0),
    counted: integer().notNull().default(0),
    over: integer().notNull().default(0),
    /** `,05,22,`: the series of the lines, for scopes and filters. */
    seriesList: text().notNull().default(','),
    submittedAt: instant(),
    approvedAt: instant(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('plans_edition').on(t.orgId, t.year, t.edition),
    index('plans_path').on(t.orgPath, t.year),
    index('plans_year').on(t.year, t.state, t.orgPath),
    index('plans_desk').on(t.deskOrgId, t.year, t.deskSince),
  ],
)

export const planLines = table(
  'plan_lines',
  {
    id: id(),
    planId: text()
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    no: integer().notNull(),
    series: text().notNull(),
    level: text().notNull(),
    specialty: text().notNull().default(''),
    approvedPosts: integer().notNull(),
    vacancies: integer().notNull(),
    planned: integer().notNull(),
    /** False for a line that takes no post (绿色通道 and its kind); it then has a reason. */
    counted: bool().notNull(),
    reason: text().notNull().default(''),
  },
  (t) => [uniqueIndex('plan_lines_no').on(t.planId, t.no)],
)

/** 指标: what a passed plan grants per series and level, and how much of it is taken. */
export const quotas = table(
  'quotas',
  {
    id: id(),
    orgId: text()
      .notNull()
      .references(() => orgs.id),
    year: integer().notNull(),
    series: text().notNull(),
    level: text().notNull(),
    granted: integer().notNull(),
    used: integer().notNull(),
  },
  (t) => [uniqueIndex('quotas_account').on(t.orgId, t.year, t.series, t.level)],
)

/** One place taken by one declaration, and when it was given back. */
export const quotaUses = table(
  'quota_uses',
  {
    id: id(),
    quotaId: text()
      .notNull()
      .references(() => quotas.id),
    declarationId: text().notNull(),
    at: instant().notNull(),
    releasedAt: instant(),
  },
  (t) => [uniqueIndex('quota_uses_declaration').on(t.declarationId), index('quota_uses_quota').on(t.quotaId)],
)
