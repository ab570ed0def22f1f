import type { BlacklistGrade, BlacklistState } from '../../shared/blacklist/blacklist.ts'
import type { ExpertSource, ExpertState } from '../../shared/expert/expert.ts'
import { id, index, instant, integer, json, path, table, text, uniqueIndex, version } from '../dialect.ts'
import { orgs } from './org.ts'

/**
 * 专家库 (M-7.3, domain 3.10). One expert once, by the keyed hash of the ID number. Numbers are sealed; lists read the
 * masks. `seriesList` is `,05,22,`.
 */
export const poolExperts = table(
  'pool_experts',
  {
    id: id(),
    personId: text(),
    idHash: text().notNull(),
    idSealed: text().notNull(),
    idMasked: text().notNull(),
    name: path().notNull(),
    pinyin: path().notNull(),
    sex: integer().notNull(),
    birthDate: text().notNull(),
    ethnic: text().notNull().default(''),
    education: text().notNull().default(''),
    degree: text().notNull().default(''),
    /** The unit in the tree, when it is one of ours; its path places the expert in a subtree. */
    orgId: text().references(() => orgs.id),
    orgPath: path().notNull(),
    unitName: text().notNull(),
    /** 主管单位. */
    superiorName: text().notNull().default(''),
    area: text().notNull().default(''),
    post: text().notNull().default(''),
    titleSeries: text().notNull(),
    titleName: text().notNull(),
    level: text().notNull(),
    titleSpecialty: text().notNull().default(''),
    titleSince: text().notNull().default(''),
    certificateNo: text().notNull().default(''),
    /** 可评系列 and 可评专业. */
    seriesList: text().notNull().default(','),
    specialties: json<{ series: string; specialty: string }[]>().notNull(),
    field: text().notNull().default(''),
    avoidUnits: text().notNull().default(''),
    phoneSealed: text(),
    phoneMasked: text().notNull().default(''),
    mail: text().notNull().default(''),
    source: text().$type<ExpertSource>().notNull(),
    /** The organisations whose recommendation it climbed through. */
    channel: json<string[]>().notNull(),
    /** Days `YYYY-MM-DD`; at most three years (Order 40). */
    enteredOn: text().notNull(),
    validTo: text().notNull(),
    state: text().$type<ExpertState>().notNull(),
    stateAt: instant().notNull(),
    stateReason: text().notNull().default(''),
    version: version(),
  },
  (t) => [
    uniqueIndex('pool_experts_id_hash').on(t.idHash),
    index('pool_experts_name').on(t.pinyin, t.id, t.state, t.level),
    index('pool_experts_path').on(t.orgPath, t.state),
    index('pool_experts_state').on(t.state, t.validTo),
  ],
)

/** 黑名单 (M-7.2, domain 4.13). Whether it is over is computed from its days, never stored. */
export const blacklist = table(
  'blacklist',
  {
    id: id(),
    /** The office that decides. */
    orgId: text()
      .notNull()
      .references(() => orgs.id),
    orgPath: path().notNull(),
    personId: text(),
    idHash: text().notNull(),
    idSealed: text().notNull(),
    idMasked: text().notNull(),
    name: path().notNull(),
    pinyin: path().notNull(),
    unitName: text().notNull(),
    state: text().$type<BlacklistState>().notNull(),
    reason: text().notNull(),
    /** 处理意见, as the public column shows it. */
    decision: text().notNull().default(''),
    decisionNo: text().notNull().default(''),
    grade: integer().$type<BlacklistGrade>(),
    /** Days `YYYY-MM-DD`, both included. */
    startOn: text(),
    endOn: text(),
    liftedOn: text(),
    liftReason: text().notNull().default(''),
    liftNo: text().notNull().default(''),
    appeal: text().notNull().default(''),
    at: instant().notNull(),
    version: version(),
  },
  (t) => [
    index('blacklist_person').on(t.idHash, t.state),
    index('blacklist_state').on(t.state, t.endOn),
    index('blacklist_name').on(t.pinyin, t.id),
  ],
)
