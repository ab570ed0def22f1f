import type { Tx } from '../../db/query.ts'
import { transfers } from '../../db/schema/person.ts'
import {
  addWorkingDays,
  type Calendar,
  dayOf,
  isWorkingDay,
} from '../../shared/calendar/working-days.rules.ts'
import { isWorking } from '../../shared/org/org.ts'
import { DEFAULT_SETTINGS } from '../../shared/setting/setting.ts'
import type { TransferState } from '../../shared/transfer/transfer.workflow.ts'
import type { App } from '../app.ts'
import { timeId } from '../ids.ts'
import { calendarOf } from '../reference/calendar.store.ts'
import { idsIn } from '../scope.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { type History, saveHistory } from './history.ts'
import { inChunks, type MadeOrg } from './offices.ts'
import { isTourist, type MadePerson } from './persons.ts'
import type { Seat } from './staff.ts'

const DAY = 86_400_000
const NOTES = [
  '因工作调动，已办理入职手续，申请移交申报信息。',
  '公开招聘录用，人事关系已转入我单位。',
  '人才引进，本年度拟在我单位申报。',
  '',
] as const
const REFUSALS = [
  '聘期未满，暂不同意移交。',
  '该同志离职手续尚未办结，请办结后重新申请。',
  '经核实本人仍在我单位工作，请与本人确认。',
] as const

/** What becomes of a request, so many days ago; the working days are over where it is late. */
interface Story {
  state: TransferState
  /** The person goes the other way. */
  back?: boolean
  days: [low: number, high: number]
  /** The old unit lets its days go by. */
  late?: boolean
}
const STORIES: readonly (Story & { in?: readonly string[] })[] = [
  { state: 'requested', days: [0, 4] },
  { state: 'requested', days: [3, 8], back: true, in: ['4103', '4105', '4107', '4112', '4115'] },
  { state: 'requested', days: [27, 33], late: true, in: ['4101', '4103', '4110'] },
  { state: 'agreed', days: [20, 60] },
  { state: 'refused', days: [15, 50], back: true },
  { state: 'withdrawn', days: [12, 70], in: ['4102', '4103', '4106', '4109', '4114', '4117'] },
  { state: 'agreed', days: [45, 75], late: true, in: ['4103', '4104', '4108', '4113', '4116', '4118'] },
]

/**
 * Requests in every state between units of the same city, each with all that happened to it (M-2.19, M-2.20). Gives
 * the old unit of everybody who has moved.
 */
export async function makeTransfers(
  app: App,
  tx: Tx,
  orgs: readonly MadeOrg[],
  people: readonly MadePerson[],
  seat: Seat,
): Promise<ReadonlyMap<string, MadeOrg>> {
  const chance = chanceFrom(2219)
  const kit = { now: app.clock(), chance, calendar: await calendarOf(tx), seat }
  const byUnit = Map.groupBy(
    people.filter((person) => person.status === 'active' && !isTourist(person)),
    ({ orgId }) => orgId,
  )
  const byId = new Map(orgs.map((org) => [org.id, org]))
  const made = orgs
    .filter(({ kind, level }) => kind === 'office' && level === 2)
    .flatMap((city) => {
      const [to, from] = orgs.filter(
        ({ kind, path, state, level }) =>
          kind === 'unit' && level === 2 && path.startsWith(city.path) && isWorking(state),
      )
      if (!from || !to) return []
      return STORIES.filter((story) => story.in?.includes(city.code) ?? true).flatMap((story) => {
        const units = story.back ? { from: to, to: from } : { from, to }
        const common = byId.get(commonOf(from, to))!
        // who has gone already is found where he went
        const person = byUnit.get((story.state === 'agreed' ? units.to : units.from).id)?.pop()
        return person ? [transferOf(kit, story, person, { ...units, common })] : []
      })
    })
  await inChunks(
    made.map(({ row }) => row),
    (chunk) => tx.insert(transfers).values(chunk),
  )
  await saveHistory(
    tx,
    made.flatMap(({ history }) => history),
  )
  return new Map(
    made.flatMap(({ row, from }) => (row.state === 'agreed' ? [[row.personId, from] as const] : [])),
  )
}

interface Kit {
  now: Date
  chance: Chance
  calendar: Calendar
  seat: Seat
}

function transferOf(
  { now, chance, calendar, seat }: Kit,
  { state, days, late = false }: Story,
  person: MadePerson,
  { from, to, common }: Record<'from' | 'to' | 'common', MadeOrg>,
) {
  const officeHour = (near: Date, step: 1 | -1) =>
    hourOf(near, step, calendar, chance.between(9 * 60, 17 * 60 + 30), now)
  const requestedAt = officeHour(new Date(+now - chance.between(...days) * DAY), -1)
  const dueAt = addWorkingDays(requestedAt, DEFAULT_SETTINGS['transfer.days'], calendar)
  const id = timeId(requestedAt)
  const of = { kind: 'transfer', subjectId: id } as const
  const asker = { by: seat(to.id, 'admin'), org: to }
  const judge = state === 'withdrawn' ? to : late ? common : from
  const decider = { by: seat(judge.id, 'admin'), org: judge }
  const open = state === 'requested'
  const answered = late ? +dueAt + DAY : +requestedAt + chance.between(1, 5) * DAY
  const decidedAt = open ? null : officeHour(new Date(answered), 1)
  const reason = state === 'refused' ? chance.pick(REFUSALS) : null
  const history: History[] = [
    { ...of, ...asker, at: requestedAt, action: 'requested', to: 'requested' },
    ...(late ? [{ ...of, by: null, org: null, at: dueAt, action: 'escalated' }] : []),
  ]
  if (decidedAt) {
    const decided = { ...decider, at: decidedAt }
    history.push({ ...of, ...decided, action: state, from: 'requested', to: state, reason: reason ?? '' })
    if (state === 'agreed')
      history.push({ ...decided, kind: 'person', subjectId: person.id, action: 'transferred', to: to.name })
  }
  const row = {
    ...{ id, personId: person.id, fromOrgId: from.id, toOrgId: to.id, commonOrgId: common.id },
    ...{ fromPath: from.path, toPath: to.path, state, note: chance.pick(NOTES), requestedAt, dueAt },
    ...{ requestedBy: asker.by.name, decidedAt, decidedBy: decidedAt && decider.by.name, reason },
  }
  return { row, history, from }
}

/** So many minutes into that day in Beijing, or into the next working day in this direction; always before now. */
function hourOf(near: Date, step: 1 | -1, calendar: Calendar, minutes: number, now: Date): Date {
  let day = dayOf(near)
  const at = () => new Date(Date.parse(`${day}T00:00:00+08:00`) + minutes * 60_000)
  while (!isWorkingDay(day, calendar) || +at() > +now) day = dayOf(new Date(+at() + step * DAY))
  return at()
}

/** Id of the lowest organisation above both. */
function commonOf(a: MadeOrg, b: MadeOrg): string {
  const other = new Set(idsIn(b.path))
  return idsIn(a.path).findLast((id) => id !== a.id && other.has(id))!
}
