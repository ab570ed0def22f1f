import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Content } from '../../shared/declare/form.ts'
import { mergeContent, sameContent, settled } from '../../shared/declare/merge.ts'

const of = (values: Record<string, string>, ...rows: [string, Record<string, string>][]): Content => ({
  values,
  rows: rows.map(([id, row]) => ({ id, values: row })),
})

test('I-1 two pages that changed different fields lose nothing of either', () => {
  const base = of({ post: '主治医师' }, ['a', { unit: '一院' }])
  const mine = of({ post: '主治医师', native: '洛川' }, ['a', { unit: '一院', post: '医师' }])
  const theirs = of({ post: '科主任' }, ['a', { unit: '第一人民医院' }], ['b', { unit: '二院' }])
  const { content, conflicts } = mergeContent(base, mine, theirs)
  expect(conflicts).toEqual([])
  expect(content).toEqual(
    of(
      { post: '科主任', native: '洛川' },
      ['a', { unit: '第一人民医院', post: '医师' }],
      ['b', { unit: '二院' }],
    ),
  )
})

test('the same field changed on both sides is a question, and its answer is what stands', () => {
  const base = of({ post: '医师' })
  const { content, conflicts } = mergeContent(base, of({ post: '主治医师' }), of({ post: '科主任' }))
  expect(conflicts).toEqual([{ field: 'post', mine: '主治医师', theirs: '科主任' }])
  expect(content.values.post).toBe('主治医师')
  expect(settled(content, conflicts[0]!, 'theirs').values.post).toBe('科主任')
  expect(settled(content, conflicts[0]!, 'mine').values.post).toBe('主治医师')
})

test('an entry removed on one side goes; one that the other side changed stays and is asked about', () => {
  const base = of({}, ['a', { unit: '一院' }], ['b', { unit: '二院' }])
  expect(mergeContent(base, of({}, ['b', { unit: '二院' }]), base).content.rows.map(({ id }) => id)).toEqual([
    'b',
  ])
  const changed = of({}, ['a', { unit: '第一人民医院' }], ['b', { unit: '二院' }])
  const { content, conflicts } = mergeContent(base, of({}, ['b', { unit: '二院' }]), changed)
  expect(content.rows.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(conflicts).toEqual([{ rowId: 'a', mine: '', theirs: 'kept' }])
  expect(settled(content, conflicts[0]!, 'mine').rows.map(({ id }) => id)).toEqual(['b'])
  expect(settled(content, conflicts[0]!, 'theirs')).toEqual(content)
})

const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3'))
const contents = fc.record({
  values,
  rows: fc.uniqueArray(fc.record({ id: fc.constantFrom('x', 'y', 'z'), values }), {
    selector: ({ id }) => id,
  }),
})

test('whoever changed nothing takes the other side whole, and equal changes are no conflict', () => {
  fc.assert(
    fc.property(contents, contents, (base, other) => {
      const taken = mergeContent(base, base, other)
      const kept = mergeContent(base, other, base)
      const both = mergeContent(base, other, other)
      const byId = ({ values, rows }: Content): Content => ({
        values,
        rows: [...rows].sort((one, two) => one.id.localeCompare(two.id)),
      })
      for (const { content, conflicts } of [taken, kept, both]) {
        expect(conflicts).toEqual([])
        expect(sameContent(byId(content), byId(other))).toBe(true)
      }
    }),
    { numRuns: 50 },
  )
})
