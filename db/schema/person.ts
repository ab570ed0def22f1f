import type { IdType, PersonStatus } from '../../shared/person/person.ts'
import type { TransferState } from '../../shared/transfer/transfer.workflow.ts'
import {
  id,
  index,
  instant,
  integer,
  path,
  primaryKey,
  table,
  text,
  uniqueIndex,
  version,
} from '../dialect.ts'
import { orgs } from './org.ts'

/**
 * 申报人员: one person once in the province, by the keyed hash of the ID number. Numbers are sealed; lists read the
 * masks. `orgPath` repeats the organisation's path, so that a subtree is one range of an index.
 */
export const persons = table(
  'persons',
  {
    id: id(),
    orgId: text()
      .notNull()
      .references(() => orgs.id),
    orgPath: path().notNull(),
    name: path().notNull(),
    /** `zhangsan zs`: order of names, and search; `initials` is its second half again, for a range of its own. */
    pinyin: path().notNull(),
    initials: path().notNull().default(''),
    idType: text().$type<IdType>().notNull(),
    idHash: text().notNull(),
    idSealed: text().notNull(),
    idMasked: text().notNull(),
    /** `YYYY-MM-DD`; GB/T 2261.1: 0 未知, 1 男, 2 女, 9 未说明. */
    birthDate: text().notNull(),
    sex: integer().notNull(),
    phoneSealed: text(),
    phoneMasked: text().notNull().default(''),
    mail: text().notNull().default(''),
    /** Codes of the reference data. */
    ethnic: text().notNull().default(''),
    politics: text().notNull().default(''),
    education: text().notNull().default(''),
    degree: text().notNull().default(''),
    post: text().notNull().default(''),
    currentTitle: text().notNull().default(''),
    specialty: text().notNull().default(''),
    status: text().$type<PersonStatus>().notNull(),
    statusAt: instant().notNull(),
    note: text().notNull().default(''),
    accountId: text(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (t) => [
    uniqueIndex('persons_id_hash').on(t.idHash),
    index('persons_org').on(t.orgPath, t.pinyin, t.id),
    index('persons_status').on(t.status, t.orgPath),
    index('persons_filter').on(t.status, t.sex, t.education, t.idType, t.orgPath),
    index('persons_pinyin').on(t.pinyin, t.id, t.orgPath, t.status, t.sex, t.education, t.idType),
    index('persons_name').on(t.name, t.pinyin, t.id, t.orgPath, t.status, t.sex, t.education, t.idType),
    index('persons_initials').on(
      t.initials,
      t.pinyin,
      t.id,
      t.orgPath,
      t.status,
      t.sex,
      t.education,
      t.idType,
    ),
    index('persons_birth').on(t.birthDate, t.id, t.orgPath, t.status, t.sex, t.education, t.idType),
    index('persons_status_at').on(t.statusAt, t.id, t.orgPath, t.status, t.sex, t.education, t.idType),
  ],
)

/**
 * Every name somebody here bears or has borne, under whatever it may be looked for by: each of its ends (张若谷: 张若谷,
 * 若谷, 谷), its sound and its initials, so that what stands inside a name begins an entry of an index. Says of nobody
 * that he is here: a name that went away stays.
 */
export const nameParts = table(
  'name_parts',
  { part: path().notNull(), name: path().notNull(), pinyin: path().notNull() },
  (t) => [primaryKey({ columns: [t.part, t.name, t.pinyin] })],
)

/** 单位变动: the new unit asks, the old one answers; after `dueAt` their common superior may. */
export const transfers = table(
  'transfers',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => persons.id),
    fromOrgId: text()
      .notNull()
      .references(() => orgs.id),
    toOrgId: text()
      .notNull()
      .references(() => orgs.id),
    commonOrgId: text()
      .notNull()
      .references(() => orgs.id),
    fromPath: path().notNull(),
    toPath: path().notNull(),
    state: text().$type<TransferState>().notNull(),
    note: text().notNull().default(''),
    requestedAt: instant().notNull(),
    requestedBy: text().notNull(),
    dueAt: instant().notNull(),
    decidedAt: instant(),
    decidedBy: text(),
    reason: text(),
    version: version(),
  },
  (t) => [
    index('transfers_person').on(t.personId, t.state),
    index('transfers_from').on(t.fromOrgId, t.state, t.requestedAt),
    index('transfers_to').on(t.toOrgId, t.state, t.requestedAt),
    index('transfers_common').on(t.commonOrgId, t.state, t.dueAt),
  ],
)
