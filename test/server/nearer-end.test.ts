import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromNearerEnd } from '../../server/list.ts'

test('a page is the same from whichever end it is read, and never walks more than half of the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 40_000 }),
      fc.integer({ min: 1, max: 200 }),
      fc.nat(45_000),
      async (total, limit, offset) => {
        const rows = Array.from({ length: total }, (_, n) => n)
        let walked = 0
        const page = await fromNearerEnd(
          limit,
          offset,
          async () => total,
          async (backwards, most, from) => {
            walked = from
            return (backwards ? rows.toReversed() : rows).slice(from, from + most)
          },
        )
        expect(page).toEqual(rows.slice(offset, offset + limit))
        expect(walked).toBeLessThanOrEqual(Math.max(5000, total / 2))
      },
    ),
    { numRuns: 50 },
  )
})
