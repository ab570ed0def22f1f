import { expect, test } from 'vitest'
import type { Found } from '../../server/list.ts'
import { allIds } from '../../server/workbook/export.ts'

const many = Array.from({ length: 120_001 }, (_, n) => `r${n}`)
/** A list that is `before` when its first slices are read, and `after` from the third on. */
function changing(before: string[], after: string[]): Found {
  let asked = 0
  return {
    count: async () => after.length,
    ids: async (limit, offset) => (++asked > 2 ? after : before).slice(offset, offset + limit),
  }
}

test('M-1.1 an export reads a long list a slice at a time and whole: nobody is left out or told twice, whoever comes or leaves', async () => {
  expect(await allIds(changing(many, many))).toEqual(many)
  expect(await allIds(changing([], []))).toEqual([])
  const left = many.filter((id) => id !== 'r7')
  expect(await allIds(changing(many, left))).toEqual(left)
  const came = ['new', ...many]
  expect(await allIds(changing(many, came))).toEqual(came)
  let shift = 0
  const restless: Found = {
    count: async () => many.length,
    ids: async (limit, offset) => many.slice(offset + ++shift, offset + shift + limit),
  }
  const read = await allIds(restless)
  expect(new Set(read).size).toBe(read.length)
})
