import type { declarationEditions, declarationSections, declarations } from '../../db/schema/declare.ts'
import { type DeclarationState, NOWHERE, packed } from '../../shared/declare/declaration.ts'
import { FILLED } from '../../shared/declare/sections.ts'
import { isWorking } from '../../shared/org/org.ts'
import { frozen } from '../declare/frozen.ts'
import { fieldOfSector } from '../demo/fields.ts'
import { titleContents } from '../demo/form-contents.ts'
import type { MadeCommittees } from './committees.ts'
import { DAY, type Maker, TODAY, YEAR } from './made.ts'
import type { OrgRow } from './orgs.ts'
import type { MadePerson } from './people.ts'

type Declaration = typeof declarations.$inferInsert
type Committee = MadeCommittees['rows'][number]

export interface MadeDeclaration {
  declaration: Declaration
  /** Only every 25th has contents: what lists read is the row. */
  sections: (typeof declarationSections.$inferInsert)[]
  editions: (typeof declarationEditions.$inferInsert)[]
}

const SERIES: Record<string, string> = {
  '01': '22',
  '02': '04',
  '03': '06',
  '04': '05',
  '05': '05',
  '06': '02',
}
const SAMPLE = 25
/** What most of these files have something in. */
const REVIEWED = FILLED.title.filter((key) => !['awards', 'exam', 'attachments'].includes(key))
const SHARES: readonly (readonly [state: DeclarationState, upTo: number])[] = [
  ['filling', 0.12],
  ['climbing', 0.5],
  ['waiting', 0.58],
  ['correcting', 0.59],
  ['accepted', 0.86],
  ['returned', 0.92],
  ['failed', 0.96],
  ['late', 0.98],
  ['withdrawn', 1],
]

/** What a list reads of a person. */
export type Declarant = Pick<
  MadePerson['row'],
  'id' | 'orgId' | 'orgPath' | 'name' | 'pinyin' | 'birthDate' | 'specialty'
>

/** One title of this year for each of these people, every state and every step of the way among them. */
export function* declarationsOf(
  maker: Maker,
  orgs: readonly OrgRow[],
  { rows: all }: MadeCommittees,
  people: Iterable<Declarant>,
): Generator<MadeDeclaration> {
  const byId = new Map(orgs.map((org) => [org.id, org]))
  const fitting = new Map<string, Committee[]>()
  for (const committee of all)
    for (const level of committee.levels) {
      const key = `${committee.series}/${level}`
      fitting.set(key, [...(fitting.get(key) ?? []), committee])
    }
  let n = 0
  for (const person of people) {
    const { chance } = maker
    const unit = byId.get(person.orgId)!
    const series = SERIES[unit.sector] ?? '05'
    const level = chance.pick(['1', '2', '2', '3', '3', '3', '4'] as const)
    const committee =
      (fitting.get(`${series}/${level}`) ?? []).find(({ path }) => unit.path.startsWith(path)) ?? all[0]!
    yield one(maker, byId, unit, person, { series, level, committee }, n++ % SAMPLE === 0)
  }
}

function one(
  maker: Maker,
  byId: ReadonlyMap<string, OrgRow>,
  unit: OrgRow,
  person: Declarant,
  { series, level, committee }: { series: string; level: string; committee: Committee },
  whole: boolean,
): MadeDeclaration {
  const { chance } = maker
  const x = chance.next()
  const state = SHARES.find(([, upTo]) => x < upTo)![0]
  const id = maker.id()
  const chain = unit.path.split('/').filter(Boolean).reverse()
  const end = chain.indexOf(committee.orgId)
  const route = chain
    .slice(0, end < 0 ? chain.length : end + 1)
    .filter((at, i) => i === 0 || isWorking(byId.get(at)!.state))
  const stop =
    state === 'climbing' || state === 'failed' || state === 'late'
      ? chance.between(0, route.length - 1)
      : route.length - 1
  const away = state === 'filling' || state === 'withdrawn'
  const atCommittee = state === 'waiting' || state === 'correcting' || state === 'accepted'
  const submittedAt = away ? null : maker.before(3, 75)
  const since = submittedAt
    ? new Date(Math.min(+TODAY - 3_600_000, +submittedAt + chance.between(0, 40) * DAY))
    : null
  const desk = away || state === 'returned' ? null : atCommittee ? committee.orgId : route[stop]!
  const duty = atCommittee ? ('committee' as const) : chance.pick(['handler', 'principal'] as const)
  const reached = byId.get(atCommittee ? committee.orgId : route[stop]!) ?? unit
  const open = state === 'climbing' ? (chance.maybe(0.2) ? REVIEWED.slice(4) : REVIEWED) : []
  const declaration: Declaration = {
    ...{
      id,
      personId: person.id,
      orgId: unit.id,
      orgPath: unit.path,
      year: YEAR,
      kind: 'title',
      series,
      level,
    },
    ...{ specialty: person.specialty ?? '', counted: true, state, at: submittedAt ?? maker.before(1, 60) },
    ...{ name: person.name, pinyin: person.pinyin, title: `${series}0${level}`, committeeId: committee.id },
    ...{
      climb: away ? 0 : 1,
      route: away ? null : route,
      deskOrgId: desk,
      deskDuty: desk ? duty : null,
      deskSince: since,
    },
    reachedDepth: away ? NOWHERE : reached.path.split('/').length - 2,
    ...{ sections: away ? ',' : packed(REVIEWED), openSections: packed(open), submittedAt },
    acceptedAt: state === 'accepted' ? since : null,
    endedAt: ['failed', 'late', 'withdrawn'].includes(state) ? (since ?? TODAY) : null,
    ...(state === 'returned' && {
      returnReason: '材料有两处与证明不一致，请修改后重新提交。',
      returnPoints: [],
    }),
    ...(state === 'late' && { endCause: 'deadline' as const }),
  }
  return {
    declaration,
    ...(whole ? contentsOf(maker, declaration, unit, person) : { sections: [], editions: [] }),
  }
}

function contentsOf(
  { chance }: Maker,
  { id, climb, series, submittedAt, at, level }: Declaration,
  unit: OrgRow,
  person: Declarant,
) {
  const contents = titleContents(chance, {
    ...{
      name: person.name,
      unit: unit.name,
      department: '专业技术科',
      birthDate: person.birthDate,
      post: '',
    },
    ...{
      ethnic: '01',
      politics: '01',
      education: '21',
      degree: '4',
      specialty: person.specialty || '综合',
      year: YEAR,
    },
    ...{
      title: { series, code: `${series}0${Number(level) + 1}`, level: Number(level) + 1 },
      field: fieldOfSector(unit.sector),
    },
  })
  const told = {
    ...contents,
    basic: { ...contents.basic!, values: { ...contents.basic!.values, phone: '' } },
  }
  const sections = Object.entries(told).map(([section, content]) => ({
    ...{ declarationId: id, section: section as keyof typeof contents, content, at, version: 1 },
  }))
  const edition = { declarationId: id, ...frozen(1, told, []) }
  return { sections, editions: climb ? [{ ...edition, at: submittedAt ?? at }] : [] }
}
