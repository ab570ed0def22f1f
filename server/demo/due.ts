import { eq } from 'drizzle-orm'
import { quotas } from '../../db/schema/plan.ts'
import type { TitleLevel } from '../../shared/reference/reference.ts'
import { seedItems } from '../../shared/reference/seed/seed.ts'
import type { App } from '../app.ts'
import type { Chance } from './chance.ts'
import type { MadeCommittee } from './committees.ts'
import { fieldOfSector } from './fields.ts'
import type { FormSubject } from './form-contents.ts'
import type { MadeOrg } from './offices.ts'
import type { Past } from './past.ts'
import type { MadePerson } from './persons.ts'
import { SERIES } from './plans.ts'
import { type Stop, waysOf } from './stops.ts'

/** Somebody who is due for the next title, and what for. */
export interface Due {
  person: MadePerson
  unit: MadeOrg
  series: string
  level: TitleLevel
  title: string
  committee: MadeCommittee
  stops: readonly Stop[]
  subject: FormSubject
}

let levels: ReadonlyMap<string, number> | undefined
/** Level of a title by its name within a series. */
export function levelOf(series: string, name: string): number | undefined {
  levels ??= new Map(
    seedItems().flatMap((item) =>
      item.kind === 'title' ? [[`${item.parent}/${item.name}`, Number(item.attrs.level)]] : [],
    ),
  )
  return levels.get(`${series}/${name}`)
}

/** Where a profession's titles begin among those of its series: nurses and pharmacists have their own. */
const professionOf = (series: string, specialty: string): number =>
  series === '04' ? ({ 药学: 10, 护理: 20 }[specialty] ?? 0) : 0
export const titleCode = (series: string, specialty: string, level: number): string =>
  `${series}${String(professionOf(series, specialty) + level).padStart(2, '0')}`

/** The nearest committee for it, now and then one further up. */
export function committeeFor(
  chance: Chance,
  committees: readonly MadeCommittee[],
  unit: MadeOrg,
  series: string,
  level: TitleLevel,
): MadeCommittee | null {
  const fitting = committees
    .filter(
      (each) => each.series === series && each.levels.includes(level) && unit.path.startsWith(each.org.path),
    )
    .sort((a, b) => b.org.path.length - a.org.path.length)
  return (chance.maybe(0.9) ? fitting[0] : fitting.at(-1)) ?? null
}

/** What a form is made of, for this person of this unit. */
export const subjectOf = (
  person: MadePerson,
  unit: MadeOrg,
  series: string,
  current: number,
  year: number,
): FormSubject => ({
  ...{ name: person.name, unit: unit.name, department: '专业技术科', birthDate: person.birthDate },
  ...{ ethnic: person.ethnic, politics: person.politics, education: person.education, degree: person.degree },
  ...{ specialty: person.specialty, post: person.post, year, field: fieldOfSector(unit.sector) },
  title: { series, code: titleCode(series, person.specialty, current), level: current },
})

/** Those of these people for whom a plan has a place left and a committee is open. */
export async function dueOf(
  app: App,
  orgs: readonly MadeOrg[],
  people: readonly MadePerson[],
  committees: readonly MadeCommittee[],
  past: Past,
  chance: Chance,
): Promise<Due[]> {
  const ways = await waysOf(app, orgs)
  const rooms = await app.db.read.select().from(quotas).where(eq(quotas.year, past.year))
  const left = new Map(
    rooms.map(({ orgId, series, level, granted, used }) => [`${orgId}/${series}/${level}`, granted - used]),
  )
  return people.flatMap((person): Due[] => {
    const unit = ways.org(person.orgId)
    const series = SERIES[unit.sector] ?? '05'
    const current = levelOf(series, person.currentTitle)
    const level = String((current ?? 0) - 1) as TitleLevel
    const key = `${unit.id}/${series}/${level}`
    const open = committees.filter(({ phase }) => phase === 'open')
    const committee = committeeFor(chance, open, unit, series, level)
    if (person.status !== 'active' || !current || !committee || (left.get(key) ?? 0) < 1) return []
    left.set(key, left.get(key)! - 1)
    return [
      {
        ...{
          person,
          unit,
          series,
          level,
          committee,
          title: titleCode(series, person.specialty, Number(level)),
        },
        stops: ways.stops('title', unit, committee.org.id),
        subject: subjectOf(person, unit, series, current, past.year),
      },
    ]
  })
}
