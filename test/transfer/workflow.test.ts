import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declarations } from '../../db/schema/declare.ts'
import {
  TRANSFER_ACTIONS,
  TRANSFER_SIDES,
  TRANSFER_STATES,
  type TransferFacts,
  transferActions,
  transferGuard,
} from '../../shared/transfer/transfer.workflow.ts'
import { plantDeclaration } from '../declare/plant.ts'
import { addPerson, openUnits, personForm, type Units } from '../person/units.ts'
import { commandId } from '../review/office.ts'

const facts = fc.record<TransferFacts>({
  state: fc.constantFrom(...TRANSFER_STATES),
  side: fc.option(fc.constantFrom(...TRANSFER_SIDES)),
  overdue: fc.boolean(),
  running: fc.option(fc.constant(2026)),
})

test('only what is undecided is decided, by who is asked or, overdue, by the superior; the asker withdraws', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TRANSFER_ACTIONS), facts, (action, given) => {
      const { state, side, overdue, running } = given
      const asked = action === 'withdraw' ? side === 'in' : side === 'out' || (side === 'above' && overdue)
      const may = state === 'requested' && asked && !(action === 'agree' && running !== null)
      expect(transferGuard(action, given) === null).toBe(may)
      if (may) expect(transferActions(side)).toContain(action)
    }),
  )
})

let units: Units
let people = 0
beforeAll(async () => {
  units = await openUnits()
})
afterAll(() => units.world.close())

/** Who stands under whom: the model's own tree, without a path. */
const TREE = {
  'org-1': [],
  'city-1': ['org-1'],
  'city-2': ['org-1'],
  'dep-1': ['org-1', 'city-1'],
  'unit-1': ['org-1', 'city-1', 'dep-1'],
  'unit-2': ['org-1', 'city-1', 'dep-1'],
  'unit-4': ['org-1', 'city-2'],
} as const satisfies Record<string, readonly string[]>
type Place = keyof typeof TREE
const PLACES = Object.keys(TREE) as Place[]
const wayTo = (place: Place): Place[] => [...(TREE[place] as readonly Place[]), place]
const pathOf = (place: Place) => `/${wayTo(place).join('/')}/`

/** The lowest above both, and where that is one of them whoever stands above it. */
function judge(from: Place, to: Place): Place {
  const common = wayTo(from)
    .filter((each) => wayTo(to).includes(each))
    .at(-1)!
  const party = common === from || common === to
  return party ? (wayTo(common).at(-2) ?? common) : common
}

const WHATS = ['request', 'agree', 'refuse', 'withdraw', 'days pass', 'declare'] as const
interface Move {
  who: Place
  what: (typeof WHATS)[number]
  /** Which of the transfers so far, counted from the newest. */
  back: number
}
const moves = fc.array(
  fc.record<Move>({
    who: fc.constantFrom(...PLACES),
    what: fc.constantFrom(...WHATS, 'request', 'agree'),
    back: fc.constantFrom(0, 0, 0, 1, 2),
  }),
  { minLength: 6, maxLength: 24 },
)

const move = (who: Place, what: Move['what']): Move => ({ who, what, back: 0 })
/** One history that takes every step once; the others are random. */
const THROUGH_ALL: Move[] = [
  move('unit-2', 'request'),
  move('unit-1', 'declare'),
  move('unit-1', 'agree'),
  move('unit-1', 'declare'),
  move('unit-1', 'agree'),
  move('unit-4', 'request'),
  move('unit-2', 'refuse'),
  move('unit-4', 'request'),
  move('unit-4', 'withdraw'),
  move('unit-4', 'request'),
  move('org-1', 'agree'),
  move('org-1', 'days pass'),
  move('org-1', 'agree'),
]

interface Known {
  id: string
  from: Place
  to: Place
  version: number
  open: boolean
  overdue: boolean
}

/** What the server must say to this step; null: it is taken. */
function answerTo(what: string, who: Place, one: Known, running: boolean): string | null {
  const { from, to, open, overdue } = one
  const side = who === to ? 'in' : who === from ? 'out' : who === judge(from, to) ? 'above' : null
  if (!side) return 'not_found'
  if (!open) return 'stale'
  if (what === 'withdraw') return side === 'in' ? null : 'transfer.not_yours'
  if (side === 'in') return 'transfer.not_yours'
  if (side === 'above' && !overdue) return 'transfer.not_due'
  return what === 'agree' && running ? 'transfer.running_declaration' : null
}

test('M-2.19 M-2.20 in any history of any actors the unit changes only by an agreement of whose turn it is; one request is open at a time, and the draft follows', async () => {
  const taken = new Set<string>()
  await fc.assert(
    fc.asyncProperty(moves, async (history) => {
      const n = 100 + ++people
      const { world, admins } = units
      const { id: personId } = await addPerson(admins['unit-1'], n)
      const { idType, idNumber, name } = personForm(n)
      const at = { personId, orgId: 'unit-1', orgPath: pathOf('unit-1') }
      await plantDeclaration(world, { id: `draft-${n}`, ...at, kind: 'expert' })
      await plantDeclaration(world, { id: `handed-${n}`, ...at, state: 'withdrawn' })
      const asked: Known[] = []
      let unit: Place = 'unit-1'
      let running = false
      let agreed = 0
      for (const { who, what, back } of history) {
        const admin = admins[who]
        const one = asked.at(-1 - back)
        if (what === 'request') {
          const { body } = await admin.ask('transfer.request', {
            ...{ commandId: commandId(), idType, idNumber, name },
          })
          const open = asked.some((each) => each.open)
          const refusal = who === unit ? 'transfer.same_unit' : open ? 'transfer.open' : undefined
          expect(body.code).toBe(refusal)
          if (!refusal)
            asked.push({ id: body.id, from: unit, to: who, version: 0, open: true, overdue: false })
        } else if (what === 'declare') {
          running = !running
          const state = running ? 'climbing' : 'withdrawn'
          await world.exec(`update declarations set state = '${state}' where id = 'handed-${n}'`)
        } else if (what === 'days pass') {
          for (const each of asked) each.overdue ||= each.open
          await world.exec(`update transfers set due_at = requested_at where person_id = '${personId}'`)
        } else if (one) {
          const words = what === 'refuse' ? { reason: '聘期未满' } : {}
          const { status, body } = await admin.ask(`transfer.${what}`, {
            ...{ commandId: commandId(), id: one.id, version: one.version, ...words },
          })
          const refusal = answerTo(what, who, one, running)
          expect([what, who, body.code ?? null]).toEqual([what, who, refusal])
          expect(status === 200).toBe(refusal === null)
          taken.add(`${what} ${refusal}`)
          if (refusal) continue
          Object.assign(one, { open: false, version: one.version + 1 })
          if (what === 'agree') {
            unit = one.to
            agreed++
          }
        }
        const shown = await admins['org-1'].call('person.get', { id: personId })
        expect(shown.orgId).toBe(unit)
        expect(shown.openTransfer).toBe(asked.some((each) => each.open))
        // whoever looks sees the person exactly at or below the own place
        expect((await admin.ask('person.get', { id: personId })).status).toBe(
          wayTo(unit).includes(who) ? 200 : 404,
        )
      }
      const { steps } = await admins['org-1'].call('person.get', { id: personId })
      const moved = steps.filter(({ action }: { action: string }) => action === 'transferred')
      expect(moved).toHaveLength(agreed)
      const kept = await world.app.db.read
        .select({ id: declarations.id, orgId: declarations.orgId, orgPath: declarations.orgPath })
        .from(declarations)
        .where(eq(declarations.personId, personId))
        .orderBy(declarations.id)
      expect(kept).toEqual([
        { id: `draft-${n}`, orgId: unit, orgPath: pathOf(unit) },
        { id: `handed-${n}`, orgId: 'unit-1', orgPath: pathOf('unit-1') },
      ])
    }),
    { numRuns: 25, examples: [[THROUGH_ALL]] },
  )
  // the histories have been where it matters, not only before closed doors
  for (const each of ['agree null', 'refuse null', 'withdraw null', 'agree transfer.not_due'])
    expect(taken).toContain(each)
  expect(taken).toContain('agree transfer.running_declaration')
}, 120_000)
