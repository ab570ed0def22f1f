import { expect, test } from 'vitest'
import type { z } from 'zod'
import { lists } from '../../server/lists.ts'
import { LIST_NAMES } from '../../shared/list.ts'
import { OPERATIONS } from '../authorisation/ask.ts'

/** Operations that answer page by page, as `listInput` has it. */
const paged = OPERATIONS.filter(([, { input }]) => {
  const { shape = {} } = input as unknown as { shape?: Record<string, z.ZodType> }
  return 'page' in shape && 'size' in shape
}).map(([name]) => name)

test('I-13 wherever there is a list it goes out as a workbook', () => {
  expect(LIST_NAMES).toEqual(expect.arrayContaining(paged))
  expect(paged.length).toBeGreaterThan(10)
  for (const name of LIST_NAMES) {
    const { columns, right } = lists[name]
    // a workbook is no way round: whoever may not see the page exports nothing of it
    expect([name, right]).toEqual([name, new Map(OPERATIONS).get(name)?.right])
    const keys = columns.map(({ key }) => key)
    expect([name, keys.length > 1, new Set(keys).size]).toEqual([name, true, keys.length])
    expect([
      name,
      columns.filter(({ head }) => !/\p{Script=Han}/u.test(head)).map(({ head }) => head),
    ]).toEqual([name, []])
  }
})
