import { isDay } from '../../shared/calendar/days.rules.ts'
import { refuse } from '../../shared/problem.ts'
import { REFERENCE_KINDS, type ReferenceKind, TITLE_LEVELS } from '../../shared/reference/reference.ts'
import { cellName, type ImportColumn, type ImportSource } from '../import.ts'
import { type NewItem, PARENT_KIND, saveItem, tellAll } from './change.ts'
import { editionsIn, referenceItemsIn } from './reference.store.ts'

const kindOf = (target: string): ReferenceKind =>
  REFERENCE_KINDS.find((kind) => kind === target) ?? refuse('not_found')

const COLUMNS: readonly ImportColumn[] = [
  { key: 'code', head: '代码', required: true, width: 14 },
  { key: 'name', head: '名称', required: true, width: 30 },
  { key: 'parent', head: '所属代码', width: 14 },
  { key: 'sort', head: '排序', width: 8 },
]
/** Columns only some kinds have, kept among their attributes. */
const OWN_COLUMNS: Partial<Record<ReferenceKind, readonly ImportColumn[]>> = {
  title: [
    { key: 'level', head: '级别', required: true, choices: TITLE_LEVELS },
    { key: 'by', head: '评价方式', choices: ['review', 'both', 'exam'] },
  ],
  series: [{ key: 'alias', head: '简称', width: 20 }],
  holiday: [{ key: 'work', head: '上班', required: true, choices: ['0', '1'] }],
}

/** A kind's items from a workbook: known codes get their next edition where something differs, new ones are added. */
export const referenceImport: ImportSource<NewItem> = {
  right: 'reference.edit',
  sheet: '基础数据',
  columns: async (_ctx, target) => [...COLUMNS, ...(OWN_COLUMNS[kindOf(target)] ?? [])],
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
      if (parentKind && (parent || parentKind === 'series') && !parents.has(parent))
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
  JSON.stringify(item.attrs) !== JSON.stringify(last.attrs)
