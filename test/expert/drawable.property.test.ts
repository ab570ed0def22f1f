import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blacklist, poolExperts } from '../../db/schema/pool.ts'
import { banOf } from '../../server/blacklist/blacklist.store.ts'
import { drawable } from '../../server/expert/expert.store.ts'
import { seriesListOf } from '../../server/expert/save.ts'
import { BLACKLIST_GRADES, BLACKLIST_STATES, endOf, forbids } from '../../shared/blacklist/blacklist.ts'
import { addDays } from '../../shared/calendar/days.rules.ts'
import { atLeast, EXPERT_STATES, isDrawable } from '../../shared/expert/expert.ts'
import { TITLE_LEVELS } from '../../shared/reference/reference.ts'
import { openWorld, START, type World } from '../world.ts'

const SERIES = ['01', '05', '12']
const SPECIALTIES = ['', '内科', '建筑工程']
const PLACES = ['/org-1/', '/org-1/city-1/', '/org-1/city-1/unit-1/', '/org-1/city-10/']
const day = fc.integer({ min: 0, max: 2600 }).map((n) => addDays('2024-02-20', n))
const oneOf = <T>(all: readonly T[]) => fc.constantFrom(...all)

const expertOf = fc.record({
  state: oneOf(EXPERT_STATES),
  validTo: day,
  level: oneOf(TITLE_LEVELS),
  orgPath: oneOf(PLACES),
  specialties: fc.array(fc.record({ series: oneOf(SERIES), specialty: oneOf(SPECIALTIES) }), {
    minLength: 1,
    maxLength: 3,
  }),
  ban: fc.option(fc.record({ state: oneOf(BLACKLIST_STATES), startOn: day, grade: oneOf(BLACKLIST_GRADES) })),
})
type Expert = (typeof expertOf extends fc.Arbitrary<infer E> ? E : never) & { id: string }
const entryOf = ({ ban }: Expert) => ban && { ...ban, endOn: endOf(ban.startOn, ban.grade) }

let world: World
/** A pool of every kind of expert there is, some of them with an entry on the blacklist. */
let pool: Expert[]
beforeAll(async () => {
  world = await openWorld()
  pool = fc.sample(expertOf, { numRuns: 120, seed: 26 }).map((each, n) => ({ ...each, id: `x${1000 + n}` }))
  const who = (id: string) => ({ idHash: id, idSealed: '', idMasked: '', name: id, pinyin: id, unitName: '' })
  await world.app.db.write('experts', async (tx) => {
    for (const expert of pool) {
      const { id, state, validTo, level, orgPath, specialties } = expert
      await tx.insert(poolExperts).values({
        ...{ ...who(id), id, state, validTo, level, orgPath, specialties, sex: 1, birthDate: '' },
        ...{ seriesList: seriesListOf(specialties), titleSeries: '01', titleName: '', channel: [] },
        ...{ source: 'entered', enteredOn: '2024-01-01', stateAt: START },
      })
      const entry = entryOf(expert)
      if (entry)
        await tx.insert(blacklist).values({
          ...{ ...who(id), ...entry, id: `b-${id}`, orgId: 'org-1', orgPath: '/org-1/' },
          ...{ reason: '', at: START },
        })
    }
  })
})
afterAll(() => world.close())

test('M-4.3.3 a draw takes exactly whom the rules name, whatever the pool, the blacklist, the day and what is asked', async () => {
  const criteria = fc.record(
    {
      series: oneOf(SERIES),
      specialty: oneOf(SPECIALTIES.slice(1)),
      level: oneOf(TITLE_LEVELS),
      path: oneOf(PLACES),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(criteria, day, async (asked, on) => {
      const { series, specialty, level, path } = asked
      const fits = (expert: Expert): boolean => {
        const entry = entryOf(expert)
        return (
          isDrawable(expert, on) &&
          !(entry && forbids(entry, on)) &&
          (!level || atLeast(expert.level, level)) &&
          (!path || expert.orgPath.startsWith(path)) &&
          expert.specialties.some(
            (each) =>
              (!series || each.series === series) &&
              (!specialty || each.specialty === '' || each.specialty === specialty),
          )
        )
      }
      const found = await drawable(world.app.db.read, asked, on)
      expect(found.map(({ id }) => id)).toEqual(pool.filter(fits).map(({ id }) => id))
    }),
    { numRuns: 50 },
  )
})

test('M-7.2.3 the store and the rule agree on who is banned on any day', async () => {
  const listed = pool.filter(({ ban }) => ban)
  expect(listed.length).toBeGreaterThan(20)
  await fc.assert(
    fc.asyncProperty(oneOf(listed), day, async (expert, on) => {
      const entry = entryOf(expert)!
      for (const each of [on, entry.startOn, entry.endOn, addDays(entry.endOn, 1)])
        expect((await banOf(world.app.db.read, expert.id, each)) !== null).toBe(forbids(entry, each))
    }),
    { numRuns: 50 },
  )
})
