import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '../../server/ctx.ts'
import { referenceImport } from '../../server/reference/reference.import.ts'
import { referenceList } from '../../server/reference/reference.list.ts'
import { folded } from '../../shared/fold.ts'
import { REFERENCE_KINDS, type ReferenceKind } from '../../shared/reference/reference.ts'
import { openWorld, type Person, type World } from '../world.ts'

let world: World
let province: Person
beforeAll(async () => {
  world = await openWorld()
  province = await world.person('sheng', { duties: ['admin'] })
  await province.signIn()
})
afterAll(() => world.close())

const ctx = () => ({ db: world.app.db }) as Ctx
/** A kind as its export has it, folded and under the keys by which the import reads its columns. */
async function exported(kind: ReferenceKind) {
  const columns = await referenceImport.columns(ctx(), kind)
  const { ids } = await referenceList.find(ctx(), referenceList.input.parse({ kind }))
  const rows = await referenceList.rows(ctx(), await ids(1000, 0))
  return rows.map((item, at) => ({
    row: at + 2,
    cells: Object.fromEntries(
      columns.map(({ key, head }) => {
        const column = referenceList.columns.find((each) => each.head === head)
        expect(column, head).toBeDefined()
        return [key, folded(String(column!.value(item) ?? ''))]
      }),
    ),
  }))
}

describe('I-11 reference data', () => {
  it('come back from their own workbook as they went out, in every kind', async () => {
    for (const kind of REFERENCE_KINDS) {
      const rows = await exported(kind)
      expect(rows.length, kind).toBeGreaterThan(0)
      expect(await referenceImport.check(ctx(), kind, rows), kind).toEqual({ faults: [], payload: [] })
    }
  })

  it('changed in a workbook are told by what differs; a city may come with its counties', async () => {
    const series = await exported('series')
    series[4]!.cells.alias = '工程'
    const { payload } = await referenceImport.check(ctx(), 'series', series)
    expect(payload.map(({ code, attrs }) => [code, attrs.alias])).toEqual([['05', '工程']])
    const area = (row: number, code: string, parent: string) => ({
      row,
      cells: { code, name: `新区${code}`, parent, sort: '1' },
    })
    const both = [area(2, '419100', '410000'), area(3, '419101', '419100')]
    expect((await referenceImport.check(ctx(), 'area', both)).faults).toEqual([])
    expect((await referenceImport.check(ctx(), 'area', both.toReversed())).faults).toEqual([
      { cell: 'C3', code: 'unknown', params: { value: '419100' } },
    ])
  })

  it('stand series by series, and their edition grows with every change, an end too', async () => {
    const { rows } = await province.call('reference.list', { kind: 'title', size: 10 })
    const codes = rows.map(({ code }: { code: string }) => code)
    expect(codes).toEqual(codes.toSorted())
    const edition = async () => (await province.call('reference.items', { kinds: ['degree'] })).edition
    const before = await edition()
    await province.call('reference.end', {
      ...{ commandId: crypto.randomUUID(), kind: 'degree', code: '1', edition: 1 },
    })
    expect(await edition()).toBeGreaterThan(before)
  })
})
