import { createHash } from 'node:crypto'
import type { accounts } from '../../db/schema/account.ts'
import type { committees, committeeYears } from '../../db/schema/committee.ts'
import type { declarationEditions, declarationSections, declarations } from '../../db/schema/declare.ts'
import { type DeclarationState, NOWHERE, packed } from '../../shared/declare/declaration.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import { isWorking } from '../../shared/org/org.ts'
import type { TitleLevel } from '../../shared/reference/reference.ts'
import { fieldOfSector } from '../demo/fields.ts'
import { titleContents } from '../demo/form-contents.ts'
import { DAY, type Maker, TODAY } from './made.ts'
import type { OrgRow } from './orgs.ts'
import type { MadePerson } from './people.ts'

type Declaration = typeof declarations.$inferInsert
type Committee = typeof committees.$inferInsert

export interface MadeDeclaration {
  declaration: Declaration
  /** Only every 25th has contents: what lists read is the row. */
  sections: (typeof declarationSections.$inferInsert)[]
  editions: (typeof declarationEditions.$inferInsert)[]
}
export interface MadeCommittees {
  rows: (Committee & { path: string })[]
  years: (typeof committeeYears.$inferInsert)[]
}

const YEAR = 2026
const SERIES: Record<string, string> = {
  '01': '22',
  '02': '04',
  '03': '06',
  '04': '05',
  '05': '05',
  '06': '02',
}
const ALL = ['22', '04', '06', '05', '02']
const NAMES: Record<string, string> = {
  22: '中小学教师',
  '04': '卫生技术',
  '06': '农业技术',
  '05': '工程技术',
  '02': '社会科学研究',
}
const SAMPLE = 25
const REVIEWED = [
  'basic',
  'application',
  'title',
  'study',
  'work',
  'training',
  'assessment',
  'results',
  'papers',
  'summary',
]

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
  const fitting = new Map<string, (typeof all)[number][]>()
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
  { series, level, committee }: { series: string; level: string; committee: Committee & { path: string } },
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
  const sha256 = createHash('sha256').update(JSON.stringify(told)).digest('hex')
  const edition = { declarationId: id, no: 1, contents: told, files: [], promise: PROMISE_VERSION, sha256 }
  return { sections, editions: climb ? [{ ...edition, at: submittedAt ?? at }] : [] }
}
