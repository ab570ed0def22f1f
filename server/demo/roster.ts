import type { Mode } from '../../shared/live/modes.ts'
import type { Roster, RosterCandidate, RosterExpert } from '../../shared/review/roster.ts'
import { DEFAULT_RULES, type Rules } from '../../shared/review/rules.ts'
import { chanceFrom } from './chance.ts'
import { dossierOf } from './dossier.ts'
import type { Field } from './fields.ts'
import { dayBetween, nameSource, nobodysNumber, nobodysPhone } from './people.ts'

export interface DemoReview {
  seed: number
  field: Field
  title: string
  committee: string
  series: string
  level: string
  mode: Mode
  place: string
  year: number
  startsAt: number
  endsAt: number
  rehearsal?: boolean
  /** Members of the committee, odd; the first sits nowhere else and is the 主任. */
  members: number
  /** Experts of each group; all but a few of them sit in the committee as well. */
  groupSizes: readonly number[]
  candidates: number
  rules?: Partial<Rules>
}

/** A whole review made up from a seed: experts who sit in groups and committee, candidates with dossiers. */
export function demoRoster(demo: DemoReview): Roster {
  const chance = chanceFrom(demo.seed)
  const name = nameSource(chance)
  const { field } = demo
  const groups = field.groups.slice(0, demo.groupSizes.length)
  const experts: RosterExpert[] = []
  const add = (more: Partial<RosterExpert>) => {
    const birth = dayBetween(chance, 1964, 1980)
    experts.push({
      no: experts.length + 1,
      name: name(),
      unit: chance.pick(field.units),
      title: field.titles.expert,
      specialty: groups[0]!.specialty,
      phone: nobodysPhone(chance),
      idNumber: nobodysNumber(chance, birth, chance.pick(['男', '女'])),
      group: null,
      groupRole: 'member',
      committeeRole: null,
      reporter: false,
      ...more,
    })
  }
  let seats = 0
  const seat = (role: RosterExpert['committeeRole']) => {
    if (seats >= demo.members) return null
    seats++
    return role
  }
  add({ committeeRole: seat('leader'), unit: `${demo.committee}承办单位` })
  add({ committeeRole: seat('deputy') })
  add({ committeeRole: seat('member'), reporter: true })
  for (const [i, size] of demo.groupSizes.entries())
    for (let n = 0; n < size; n++) {
      const { name: group, specialty } = groups[i]!
      add({ group, specialty, groupRole: n === 0 ? 'leader' : 'member', committeeRole: seat('member') })
    }
  while (seats < demo.members) add({ committeeRole: seat('member') })
  return {
    review: {
      title: demo.title,
      committee: demo.committee,
      year: demo.year,
      series: demo.series,
      level: demo.level,
      mode: demo.mode,
      place: demo.place,
      startsAt: demo.startsAt,
      endsAt: demo.endsAt,
      rehearsal: demo.rehearsal ?? false,
      rules: { ...DEFAULT_RULES, ...demo.rules },
    },
    groups: groups.map(({ name: group, room }) => ({ name: group, room })),
    experts,
    candidates: Array.from({ length: demo.candidates }, (_, i): RosterCandidate => {
      const sex = chance.pick(['男', '女'])
      const birth = dayBetween(chance, 1972, 1992)
      const { name: group, specialty } = groups[i % groups.length]!
      const who = { name: name(), unit: chance.pick(field.units), specialty, birth, year: demo.year }
      return {
        no: i + 1,
        name: who.name,
        sex,
        unit: who.unit,
        currentTitle: field.titles.current,
        appliedTitle: field.titles.applied,
        specialty,
        group,
        idNumber: nobodysNumber(chance, birth, sex),
        dossier: dossierOf(chance, field, who),
      }
    }),
  }
}
