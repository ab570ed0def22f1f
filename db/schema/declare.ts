import type {
  ClimbDuty,
  DeclarationState,
  EndCause,
  Point,
  ReviewType,
  UnitPart,
} from '../../shared/declare/declaration.ts'
import type { Content, Contents } from '../../shared/declare/form.ts'
import type { DeclarationKind, Section } from '../../shared/declare/sections.ts'
import {
  bool,
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
import { committees } from './committee.ts'
import { orgs } from './org.ts'
import { persons } from './person.ts'

/**
 * 申报 of a person: a title, or a place in the pool of experts. `route` is frozen at the hand-in, the own unit first;
 * `deskOrgId` and `deskDuty` say where it lies now and whose step it is, and stay when it ends there. Name and pinyin
 * are repeated, so that lists order and search without a join.
 */
export const declarations = table(
  'declarations',
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => persons.id),
    orgId: text()
      .notNull()
      .references(() => orgs.id),
    orgPath: path().notNull(),
    year: integer().notNull(),
    kind: text().$type<DeclarationKind>().notNull(),
    series: text().notNull(),
    level: text().notNull(),
    specialty: text().notNull().default(''),
    counted: bool().notNull(),
    state: text().$type<DeclarationState>().notNull(),
    at: instant().notNull(),
    endedAt: instant(),
    name: path().notNull().default(''),
    pinyin: path().notNull().default(''),
    /** Code of the title applied for. */
    title: text().notNull().default(''),
    reviewType: text().$type<ReviewType>().notNull().default('normal'),
    committeeId: text().references(() => committees.id),
    /** How often it was handed in: the number of its last edition. */
    climb: integer().notNull().default(0),
    route: json<string[]>(),
    deskOrgId: text(),
    deskDuty: text().$type<ClimbDuty>(),
    deskSince: instant(),
    /**
     * Depth in the tree (1 is the root) of the highest organisation it has reached; `NOWHERE` before the first
     * hand-in. Organisations above it do not see the file yet (M-4.1.3).
     */
    reachedDepth: integer().notNull().default(99),
    /** `,basic,papers,`: what is still open at this step; all sections of the edition. */
    openSections: text().notNull().default(','),
    sections: text().notNull().default(','),
    /** The last return: by whom it is told in the steps. */
    returnReason: text(),
    returnPoints: json<Point[]>(),
    /** Where a mended file goes on when the office lets it jump back (setting `climb.return`); else null. */
    returnToOrgId: text(),
    returnToDuty: text().$type<ClimbDuty>(),
    /** The committee has used its one request for correction; until when it may be answered. */
    corrected: bool().notNull().default(false),
    correctBy: instant(),
    /** An own deadline after a reopening; null: the committee's. */
    dueAt: instant(),
    unitPart: json<UnitPart>(),
    endCause: text().$type<EndCause>(),
    submittedAt: instant(),
    acceptedAt: instant(),
    version: version(),
  },
  (t) => [
    index('declarations_person').on(t.personId, t.year),
    index('declarations_org').on(t.orgPath, t.year, t.state),
    index('declarations_desk').on(
      ...[t.deskOrgId, t.state, t.deskDuty, t.year, t.deskSince, t.id, t.kind, t.series, t.orgPath],
    ),
    index('declarations_committee').on(t.committeeId, t.year, t.state, t.submittedAt),
    // lists of a subtree, of what has arrived at a whole province, and in the order of names, read from the index alone
    index('declarations_place').on(
      ...[t.year, t.orgPath, t.kind, t.state, t.reachedDepth, t.series, t.level, t.committeeId],
      ...[t.endCause, t.pinyin, t.name, t.id, t.climb],
    ),
    index('declarations_arrived').on(
      ...[t.year, t.reachedDepth, t.kind, t.state, t.series, t.level, t.committeeId, t.orgPath],
      ...[t.pinyin, t.name, t.id, t.climb],
    ),
    index('declarations_name').on(
      ...[t.year, t.pinyin, t.id, t.kind, t.state, t.reachedDepth, t.orgPath, t.series, t.level],
      ...[t.committeeId, t.endCause, t.name, t.climb],
    ),
    // walked in the order of times: whether a file is among them is told without reading it
    index('declarations_submitted').on(
      ...[t.year, t.submittedAt, t.id, t.reachedDepth, t.state, t.kind, t.endCause, t.series, t.level],
      ...[t.committeeId, t.climb],
    ),
    index('declarations_since').on(
      ...[t.year, t.deskSince, t.id, t.reachedDepth, t.state, t.kind, t.endCause, t.series, t.level],
      ...[t.committeeId, t.climb],
    ),
    index('declarations_end').on(
      ...[t.endCause, t.year, t.reachedDepth, t.committeeId, t.orgPath, t.kind, t.series],
      ...[t.state, t.level, t.pinyin, t.name, t.id, t.climb],
    ),
    index('declarations_due').on(t.dueAt, t.year),
  ],
)

/** The form while it is filled in, a row a section: two tabs never overwrite each other (`version`). */
export const declarationSections = table(
  'declaration_sections',
  {
    declarationId: text()
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    section: text().$type<Section>().notNull(),
    content: json<Content>().notNull(),
    at: instant().notNull(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.declarationId, t.section] })],
)

export interface EditionFile {
  id: string
  slot: string
  name: string
  sha256: string
  size: number
  type: string
}

/** What was handed in, as it was: `no` is the climb. This, not the form, is what reviewers and experts read. */
export const declarationEditions = table(
  'declaration_editions',
  {
    declarationId: text()
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    no: integer().notNull(),
    contents: json<Contents>().notNull(),
    files: json<EditionFile[]>().notNull(),
    /** 诚信承诺书: version of its text, SHA-256 over content, documents and promise, when. */
    promise: text().notNull(),
    sha256: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.declarationId, t.no] })],
)

/** 通过 of one section by one reviewer at one step (M-4.2.3). Returns and refusals are steps. */
export const sectionPasses = table(
  'section_passes',
  {
    id: id(),
    declarationId: text()
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    climb: integer().notNull(),
    orgId: text().notNull(),
    duty: text().$type<ClimbDuty>().notNull(),
    section: text().$type<Section>().notNull(),
    opinion: text().notNull().default(''),
    byId: text().notNull(),
    byName: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('section_passes_once').on(t.declarationId, t.climb, t.orgId, t.duty, t.section),
    index('section_passes_by').on(t.byId, t.at),
  ],
)

/** An upload under way: its bytes lie in the data folder under its id until it is whole. */
export const uploads = table(
  'uploads',
  {
    id: id(),
    accountId: text().notNull(),
    declarationId: text()
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    slot: text().notNull(),
    name: text().notNull(),
    size: integer().notNull(),
    received: integer().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('uploads_declaration').on(t.declarationId), index('uploads_at').on(t.at)],
)
