import { and, inArray, isNull } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import { declarationSections } from '../../db/schema/declare.ts'
import { referenceItems } from '../../db/schema/office.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { faultsOf } from '../../shared/declare/check.ts'
import type { Fault, FormFacts } from '../../shared/declare/fault.ts'
import { type Content, type Contents, FORM, type Values } from '../../shared/declare/form.ts'
import type { Section } from '../../shared/declare/sections.ts'
import { maskPhone } from '../../shared/person/mask.ts'
import type { ReferenceKind } from '../../shared/reference/reference.ts'
import type { App } from '../app.ts'
import { orgById } from '../org/org.store.ts'
import type { Org } from '../scope.ts'
import { SEALED_FOR } from '../secret.ts'
import type { Applicant } from './applicant.ts'
import { type Declaration, filesOf, SEALED, sectionsOf } from './declare.store.ts'

type Sealing = Pick<App, 'secret'>
/** Phones are kept masked with the sealed number beside them: whoever reads the table reads no number (domain 7.1). */
export function sealed({ secret }: Sealing, section: Section, content: Content): Content {
  const { phone } = content.values
  if (section !== 'basic' || !phone) return content
  const hidden = { phone: maskPhone(phone), [SEALED]: secret.seal(phone, SEALED_FOR.phone) }
  return { ...content, values: { ...content.values, ...hidden } }
}

const openedContent = ({ secret }: Sealing, content: Content): Content => {
  const { [SEALED]: hidden, ...values } = content.values
  if (!hidden) return content
  return { ...content, values: { ...values, phone: secret.unseal(hidden, SEALED_FOR.phone) } }
}

/** The form as the applicant filled it in, for nobody's eyes but his. */
export const ownSections = async (app: Sealing, q: Read, id: string) =>
  (await sectionsOf(q, id)).map((row) => ({ ...row, content: openedContent(app, row.content) }))

export const ownContents = async (app: Sealing, q: Read, id: string): Promise<Contents> =>
  Object.fromEntries((await ownSections(app, q, id)).map(({ section, content }) => [section, content]))

/** Values of 基本信息 known from the person and the unit, never typed. */
export async function knownOf(q: Read, { person, org }: Applicant): Promise<Values> {
  const superior: Org | null = org.parentId ? await orgById(q, org.parentId) : null
  return {
    ...{ name: person.name, idMasked: person.idMasked, sex: String(person.sex) },
    ...{ birthDate: person.birthDate, unitName: org.name, superiorName: superior?.name ?? '' },
  }
}

/** Every code of the reference data a form names, by the kind it should be of. */
function codesIn(contents: Contents): [ReferenceKind, string][] {
  return Object.entries(contents).flatMap(([section, { values, rows }]) => {
    const { fields = [], row = [] } = FORM[section as Section] ?? {}
    return [[fields, [values]] as const, [row, rows.map((each) => each.values)] as const].flatMap(
      ([form, given]) =>
        form.flatMap(({ key, reference }) =>
          reference ? given.map((each): [ReferenceKind, string] => [reference, each[key] ?? '']) : [],
        ),
    )
  })
}

/** The items in force a form names: a few rows instead of the whole reference data. */
async function finder(q: Read, wanted: readonly [ReferenceKind, string][]): Promise<FormFacts['find']> {
  const [kinds, codes] = [0, 1].map((i) => [...new Set(wanted.map((pair) => pair[i]!))]) as [
    ReferenceKind[],
    string[],
  ]
  const rows = wanted.length
    ? await q
        .select()
        .from(referenceItems)
        .where(
          and(
            inArray(referenceItems.kind, kinds),
            inArray(referenceItems.code, codes),
            isNull(referenceItems.endedAt),
          ),
        )
    : []
  const items = new Map(rows.map((row) => [`${row.kind}:${row.code}`, row]))
  return (kind, code) => items.get(`${kind}:${code}`)
}

/** What the checks look at for this file as it is kept now. */
export async function formFacts(
  app: Sealing,
  q: Read,
  row: Declaration,
  { person }: Applicant,
  now: Date,
): Promise<FormFacts> {
  const contents = await ownContents(app, q, row.id)
  const files = await filesOf(q, row.id)
  const { kind, year, series, level, title, specialty, reviewType, committeeId } = row
  return {
    ...{ kind, contents, year, today: dayOf(now) },
    files: files.map(({ slot, type }) => ({ slot, type })),
    application: { series, level, title, specialty, reviewType, committeeId },
    person: { birthDate: person.birthDate },
    find: await finder(q, [...codesIn(contents), ['title', title]]),
  }
}

/** All that is wrong with the file as it is kept now. */
export const faultsIn = async (
  app: Sealing,
  q: Read,
  row: Declaration,
  asker: Applicant,
  now: Date,
): Promise<Fault[]> => faultsOf(await formFacts(app, q, row, asker, now))

/** Keeps a section as this version of it. */
export const keepSection = (
  tx: Tx,
  declarationId: string,
  section: Section,
  { content, at, version }: { content: Content; at: Date; version: number },
) =>
  tx
    .insert(declarationSections)
    .values({ declarationId, section, content, at, version })
    .onConflictDoUpdate({
      target: [declarationSections.declarationId, declarationSections.section],
      set: { content, at, version },
    })
