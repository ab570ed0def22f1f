import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  TRANSFER_ACTIONS,
  TRANSFER_SIDES,
  TRANSFER_STATES,
  type TransferFacts,
  transferActions,
  transferGuard,
} from '../../shared/transfer/transfer.workflow.ts'
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

const ACTORS = ['unit-1', 'unit-2', 'unit-4', 'dep-1', 'city-1', 'org-1'] as const
const moves = fc.array(
  fc.record({
    who: fc.constantFrom(...ACTORS),
    what: fc.constantFrom('request', 'agree', 'refuse', 'withdraw'),
    /** Which of the transfers so far, counted from the newest. */
    back: fc.nat(2),
  }),
  { minLength: 3, maxLength: 14 },
)

interface Known {
  id: string
  to: string
  version: number
  open: boolean
}

test('in any history the unit changes only by an agreement, and one request is open at a time', async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (history) => {
      const n = 100 + ++people
      const { id: personId } = await addPerson(units.admins['unit-1'], n)
      const { idType, idNumber, name } = personForm(n)
      const asked: Known[] = []
      let unit = 'unit-1'
      for (const { who, what, back } of history) {
        const admin = units.admins[who]
        if (what === 'request') {
          const { status, body } = await admin.ask('transfer.request', {
            ...{ commandId: commandId(), idType, idNumber, name },
          })
          const open = asked.some((each) => each.open)
          expect(status === 200).toBe(!open && who !== unit)
          if (status === 200) asked.push({ id: body.id, to: who, version: 0, open: true })
        } else {
          const one = asked.at(-1 - back)
          if (!one) continue
          const words = what === 'refuse' ? { reason: '聘期未满' } : {}
          const { status } = await admin.ask(`transfer.${what}`, {
            ...{ commandId: commandId(), id: one.id, version: one.version, ...words },
          })
          const may = one.open && (what === 'withdraw' ? who === one.to : who === unit)
          expect(status === 200).toBe(may)
          if (!may) continue
          Object.assign(one, { open: false, version: one.version + 1 })
          if (what === 'agree') unit = one.to
        }
        const shown = await units.admins['org-1'].call('person.get', { id: personId })
        expect(shown.orgId).toBe(unit)
        expect(shown.openTransfer).toBe(asked.some((each) => each.open))
      }
    }),
    { numRuns: 25 },
  )
})
