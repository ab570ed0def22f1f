import type { Dossier } from '../../shared/review/dossier.ts'
import type { Rules } from '../../shared/review/rules.ts'
import {
  bigint,
  bool,
  id,
  index,
  instant,
  integer,
  json,
  table,
  text,
  uniqueIndex,
  version,
} from '../dialect.ts'
import { orgs } from './org.ts'

/** One committee in one year under one scheme. `rules` are frozen by `approvedAt`. Times of the window are ms. */
export const reviews = table(
  'reviews',
  {
    id: id(),
    orgId: text()
      .notNull()
      .references(() => orgs.id),
    title: text().notNull(),
    /** Its committee, when it is one of the register; the name is kept as it was. */
    committeeId: text(),
    committee: text().notNull(),
    year: integer().notNull(),
    series: text().notNull(),
    level: text().notNull(),
    place: text().notNull(),
    mode: text({ enum: ['expert', 'lecture', 'interview'] }).notNull(),
    rules: json<Rules>().notNull(),
    status: text({ enum: ['draft', 'approved', 'reported', 'accepted', 'closed'] }).notNull(),
    startsAt: bigint().notNull(),
    endsAt: bigint().notNull(),
    rehearsal: bool().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    approvedBy: text(),
    approvedAt: instant(),
    closedReason: text(),
    version: version(),
  },
  (t) => [index('reviews_org').on(t.orgId)],
)

/** A person invited to this review. Phone and ID number are sealed; lists show masks only. */
export const experts = table(
  'experts',
  {
    id: id(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    no: integer().notNull(),
    name: text().notNull(),
    unit: text().notNull(),
    title: text().notNull(),
    specialty: text().notNull(),
    phoneSealed: text(),
    idSealed: text(),
    reporter: bool().notNull(),
  },
  (t) => [uniqueIndex('experts_no').on(t.reviewId, t.no)],
)

export const panels = table(
  'panels',
  {
    id: id(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['group', 'committee'] }).notNull(),
    name: text().notNull(),
    room: text().notNull(),
    sort: integer().notNull(),
    /** What the leader shows on the screen of the room, as JSON of `ScreenShow`, and whether results are released. */
    screen: json<object>().notNull(),
    released: bool().notNull(),
    version: version(),
  },
  (t) => [uniqueIndex('panels_name').on(t.reviewId, t.kind, t.name)],
)

export const seats = table(
  'seats',
  {
    id: id(),
    panelId: text()
      .notNull()
      .references(() => panels.id, { onDelete: 'cascade' }),
    expertId: text()
      .notNull()
      .references(() => experts.id, { onDelete: 'cascade' }),
    no: integer().notNull(),
    role: text({ enum: ['leader', 'deputy', 'member'] }).notNull(),
  },
  (t) => [uniqueIndex('seats_expert').on(t.panelId, t.expertId), index('seats_of_expert').on(t.expertId)],
)

export const candidates = table(
  'candidates',
  {
    id: id(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    groupId: text().references(() => panels.id),
    no: integer().notNull(),
    lot: integer(),
    name: text().notNull(),
    sex: text().notNull(),
    unit: text().notNull(),
    currentTitle: text().notNull(),
    appliedTitle: text().notNull(),
    specialty: text().notNull(),
    idSealed: text(),
    dossier: json<Dossier>().notNull(),
    withdrawn: text(),
    /** The accepted declaration this candidate was taken from. */
    declarationId: text(),
  },
  (t) => [
    uniqueIndex('candidates_no').on(t.reviewId, t.no),
    index('candidates_group').on(t.groupId),
    index('candidates_declaration').on(t.declarationId),
  ],
)

/** A document of a candidate's dossier; the bytes lie in the file store under their hash. */
export const files = table(
  'files',
  {
    id: id(),
    candidateId: text()
      .notNull()
      .references(() => candidates.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    type: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    section: text().notNull(),
    sort: integer().notNull(),
  },
  (t) => [index('files_candidate').on(t.candidateId)],
)

/** 上报: each hand-over of a result to the office, and what the office answered. */
export const reports = table(
  'reports',
  {
    id: id(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    no: integer().notNull(),
    reportedAt: instant().notNull(),
    reportedBy: text().notNull(),
    passed: integer().notNull(),
    failed: integer().notNull(),
    /** SHA-256 over the canonical result table. */
    seal: text().notNull(),
    answer: text({ enum: ['accepted', 'returned'] }),
    answeredAt: instant(),
    answeredBy: text(),
    reason: text(),
  },
  (t) => [uniqueIndex('reports_no').on(t.reviewId, t.no)],
)
