import { isDay } from '../../shared/calendar/days.rules.ts'
import { refuse } from '../../shared/problem.ts'
import {
  ATTRIBUTES,
  PARENT_KIND,
  REFERENCE_KINDS,
  type ReferenceKind,
} from '../../shared/reference/reference.ts'
import { cellName, type ImportColumn, type ImportSource } from '../import.ts'
import { type NewItem, saveItem, tellAll } from './change.ts'
import { editionsIn, referenceItemsIn } from './reference.store.ts'

const kindOf = (target: string): ReferenceKind =>
  REFERENCE_KINDS.find((kind) => kind === target) ?? refuse('not_found')

const COLUMNS: readonly ImportColumn[] = [
  { key: 'code', head: '代码', required: true, width: 14 },
  { key: 'name', head: '名称', required: true, width: 30 },
  { key: 'parent', head: '所属代码', width: 14 },
  { key: 'sort', head: '排序', width: 8 },
]
const HEADS: Record<string, string> = {
  alias: '简称',
  level: '级别',
  by: '评价方式',
  work: '上班',
  letters: '字母代码',
  direct: '省直管县',
}

/** A kind's items from a workbook: known codes get their next edition where something differs, new ones are added. */
export const referenceImport: ImportSource<NewItem> = {
  right: 'reference.edit',
  sheet: '基础数据',
  columns: async (_ctx, target) => [
    ...COLUMNS,
    ...(ATTRIBUTES[kindOf(target)] ?? []).map((each) => ({ ...each, head: HEADS[each.key] ?? each.key })),
  ],
  admit: async (_ctx, target) => void kindOf(target),
  lock: () => 'reference',

  async check({ db }, target, rows) {
    const kind = kindOf(target)
    const columns = await this.columns({} as never, target)
    const known = new Map((await editionsIn(db.read, kind)).map((item) => [item.code, item]))
    const parentKind = PARENT_KIND[kind]
    const parents = new Set(
      parentKind ? (await referenceItemsIn(db.read, parentKind)).map(({ code }) => code) : [],
    )
    // a city and its counties may come in one workbook, the city above them
    const isParent = (code: string) => parents.has(code) || (parentKind === kind && seen.has(code))
    const faults: { cell: string; code: string; params: Record<string, string | number> }[] = []
    const payload: NewItem[] = []
    const seen = new Set<string>()
    for (const { row, cells } of rows) {
      const before = faults.length
      const fault = (key: string, code: string, params: Record<string, string | number> = {}) =>
        void faults.push({
          cell: cellName(
            columns.findIndex((column) => column.key === key),
            row,
          ),
          code,
          params,
        })
      for (const column of columns) {
        const text = cells[column.key] ?? ''
        if (column.required && !text) fault(column.key, 'required', { field: column.head })
        if (text && column.choices && !column.choices.includes(text))
          fault(column.key, 'choice', { value: text, choices: column.choices.join('、') })
      }
      const { code = '', name = '', parent = '', sort = '', ...attrs } = cells
      if (code && !/^[0-9A-Za-z-]{1,20}$/.test(code)) fault('code', 'form', { value: code })
      else if (code && kind === 'holiday' && !isDay(code)) fault('code', 'form', { value: code })
      if (seen.has(code)) fault('code', 'twice', { value: code })
      if (parentKind && (parent || parentKind === 'series') && !isParent(parent))
        fault('parent', 'unknown', { value: parent })
      if (sort && !/^\d{1,6}$/.test(sort)) fault('sort', 'number', { value: sort })
      if (name.length > 60) fault('name', 'too_long', { max: 60 })
      seen.add(code)
      if (faults.length > before) continue
      const last = known.get(code)
      payload.push({
        ...{ kind, code, name, parent, attrs: { ...last?.attrs, ...attrs } },
        sort: sort ? Number(sort) : (last?.sort ?? row),
        edition: last?.edition ?? 0,
      })
    }
    return { faults, payload: payload.filter((item) => differs(item, known.get(item.code))) }
  },

  async save(ctx, tx, _target, payload) {
    for (const item of payload) await saveItem(tx, ctx, item)
    await tellAll(tx, ctx)
    return payload.length
  },
}

const differs = (item: NewItem, last: NewItem | undefined): boolean =>
  !last ||
  item.name !== last.name ||
  item.parent !== last.parent ||
  item.sort !== last.sort ||
  [...new Set([...Object.keys(item.attrs), ...Object.keys(last.attrs)])].some(
    (key) => (item.attrs[key] ?? '') !== (last.attrs[key] ?? ''),
  )
