import { and, inArray, ne } from 'drizzle-orm'
import { orgs } from '../../db/schema/org.ts'
import { isPhone } from '../../shared/contact.rules.ts'
import { KIND_NAMES, LEVEL_NAMES } from '../../shared/org/org.names.ts'
import { isWorking, type OrgKind } from '../../shared/org/org.ts'
import { mayStandUnder } from '../../shared/org/place.rules.ts'
import { PROFILE_CODES, type ProfileCode } from '../../shared/org/profile.rules.ts'
import type { Ctx } from '../ctx.ts'
import { cellName, type ImportColumn, type ImportRow } from '../import.ts'
import { isWithin, type Org } from '../scope.ts'
import { profileItems } from './codes.ts'
import { codeTaken, normalCode } from './create.ts'
import type { PlannedOrg } from './org.import.ts'

type Params = Record<string, string | number>
interface Found {
  cell: string
  code: string
  params: Params
}
const CHUNK = 500
const FIELDS = Object.entries(PROFILE_CODES) as [ProfileCode, (typeof PROFILE_CODES)[ProfileCode]][]
const MOST = { name: 80, code: 20, adminName: 40, adminPhone: 20 } as const

const keyOf = <K extends string | number>(names: Record<K, string>, name: string): K | undefined =>
  (Object.keys(names) as K[]).find((key) => names[key] === name)

/** A row with its number, its codes in capitals, and what was made of it. */
interface Line {
  row: number
  cells: Record<string, string>
  code: string
  parentCode: string
  fields: PlannedOrg['fields'] | null
}

/**
 * Every fault of a workbook of organisations by its cell, and what would be made of it, superiors before those under
 * them. Codes of the file stand beside those of the store: a row may name a superior above or below it.
 */
export async function checkRows(
  ctx: Ctx,
  target: Org,
  columns: readonly ImportColumn[],
  rows: ImportRow[],
): Promise<{ faults: Found[]; payload: PlannedOrg[] }> {
  const faults: Found[] = []
  const column = new Map(columns.map(({ key }, i) => [key, i]))
  const fault = (line: { row: number }, key: string, code: string, params: Params = {}) =>
    void faults.push({ cell: cellName(column.get(key)!, line.row), code, params })

  const read = await reader(ctx, columns, fault)
  const lines = rows.map(read)
  const byCode = new Map<string, Line>()
  for (const line of lines) {
    if (!line.code) continue
    if (byCode.has(line.code)) fault(line, 'code', 'twice', { value: line.code })
    else byCode.set(line.code, line)
  }
  const known = await storedBy(
    ctx,
    lines.flatMap(({ code, parentCode }) => [code, parentCode]),
  )
  for (const line of lines) {
    const taken = known.get(line.code)
    if (!taken) continue
    const { code, params } = codeTaken(ctx, taken)
    fault(line, 'code', code, params)
  }

  const parentOf = (line: Line): Line | Org | null => {
    if (!line.parentCode) return target
    const row = byCode.get(line.parentCode)
    if (row) return row
    const org = known.get(line.parentCode)
    return org && isWithin(org.path, target.path) ? org : null
  }
  checkPlaces(lines, parentOf, fault)
  await checkNames(ctx, lines, parentOf, fault)
  return { faults, payload: faults.length ? [] : inOrder(lines, byCode) }
}

type Tell = (line: { row: number }, key: string, code: string, params?: Params) => void

/** Reads one row by itself: what is missing, what no list offers, what has a wrong form. */
async function reader(ctx: Ctx, columns: readonly ImportColumn[], fault: Tell) {
  const items = await profileItems(ctx.db.read)
  return ({ row, cells }: ImportRow): Line => {
    const text = (key: string): string => (cells[key] ?? '').trim()
    const tell = (key: string, code: string, params?: Params) => fault({ row }, key, code, params)
    let sound = true
    const wrong = (key: string, code: string, params?: Params) => {
      sound = false
      tell(key, code, params)
    }
    for (const { key, head, required } of columns)
      if (required && !text(key)) wrong(key, 'required', { field: head })
    const code = normalCode(text('code'))
    for (const [key, max] of Object.entries(MOST)) if (text(key).length > max) wrong(key, 'too_long', { max })
    if (code && !/^[0-9A-Z-]{2,20}$/.test(code)) wrong('code', 'form', { value: text('code') })
    if (text('name').length === 1) wrong('name', 'form', { value: text('name') })
    const kind = keyOf<OrgKind>(KIND_NAMES, text('kind'))
    const level = Number(keyOf(LEVEL_NAMES, text('level')) ?? 0)
    const choice = (key: string, names: object) =>
      wrong(key, 'choice', { value: text(key), choices: Object.values(names).join('、') })
    if (text('kind') && !kind) choice('kind', KIND_NAMES)
    if (text('level') && !level) choice('level', LEVEL_NAMES)
    if (text('adminPhone') && !isPhone(text('adminPhone'))) wrong('adminPhone', 'field.phone')
    const codes = Object.fromEntries(
      FIELDS.map(([field, reference]) => {
        const value = text(field)
        // a person types the name he sees in the drop-down, or the code
        const item = items[reference].find((each) => each.code === value || each.name === value)
        if (value && !item) wrong(field, 'unknown', { value })
        return [field, item?.code ?? '']
      }),
    ) as Record<ProfileCode, string>
    const parentCode = normalCode(text('parentCode'))
    const fields =
      sound && kind && level
        ? {
            ...{ name: text('name'), code, kind, level, ...codes },
            ...{ adminName: text('adminName'), adminPhone: text('adminPhone') },
          }
        : null
    return { row, cells, code, parentCode, fields }
  }
}

/** Organisations of the store that bear these codes, wherever they are: a code is taken in the whole province. */
async function storedBy(ctx: Ctx, codes: string[]): Promise<ReadonlyMap<string, Org>> {
  const wanted = [...new Set(codes)].filter(Boolean)
  const found = new Map<string, Org>()
  for (let start = 0; start < wanted.length; start += CHUNK)
    for (const org of await ctx.db.read
      .select()
      .from(orgs)
      .where(inArray(orgs.code, wanted.slice(start, start + CHUNK))))
      found.set(org.code, org)
  return found
}

const isLine = (parent: Line | Org): parent is Line => 'row' in parent

/** Each row stands under something that is there, may have it below, and does not lead back to the row itself. */
function checkPlaces(lines: Line[], parentOf: (line: Line) => Line | Org | null, fault: Tell): void {
  for (const line of lines) {
    const parent = parentOf(line)
    if (!parent) {
      fault(line, 'parentCode', 'unknown', { value: line.parentCode })
    } else if (leadsBack(line, parentOf)) {
      fault(line, 'parentCode', 'org.into_itself')
    } else if (!isLine(parent)) {
      if (!isWorking(parent.state)) fault(line, 'parentCode', 'org.parent_not_working', { name: parent.name })
      else if (line.fields && mayStandUnder(parent, line.fields)) fault(line, 'kind', 'org.kind_place')
    } else if (line.fields && parent.fields && mayStandUnder(parent.fields, line.fields)) {
      fault(line, 'kind', 'org.kind_place')
    }
  }
}

function leadsBack(line: Line, parentOf: (line: Line) => Line | Org | null): boolean {
  const seen = new Set<Line>([line])
  for (let at = parentOf(line); at && isLine(at); at = parentOf(at)) {
    if (seen.has(at)) return at === line
    seen.add(at)
  }
  return false
}

/** One name under one superior, in the file and in the store. */
async function checkNames(
  ctx: Ctx,
  lines: Line[],
  parentOf: (line: Line) => Line | Org | null,
  fault: Tell,
): Promise<void> {
  const parents = new Set<string>()
  for (const line of lines) {
    const parent = parentOf(line)
    if (parent && !isLine(parent)) parents.add(parent.id)
  }
  const taken = new Set<string>()
  const ids = [...parents]
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await ctx.db.read
      .select({ parentId: orgs.parentId, name: orgs.name })
      .from(orgs)
      .where(and(inArray(orgs.parentId, ids.slice(start, start + CHUNK)), ne(orgs.state, 'deleted')))
    for (const { parentId, name } of rows) taken.add(`${parentId}/${name}`)
  }
  for (const line of lines) {
    const name = (line.cells.name ?? '').trim()
    const parent = parentOf(line)
    if (!name || !parent) continue
    const key = isLine(parent) ? `row ${parent.row}/${name}` : `${parent.id}/${name}`
    if (taken.has(key)) fault(line, 'name', 'org.name_taken', { name })
    taken.add(key)
  }
}

/** Superiors before those under them; the order of the file otherwise. */
function inOrder(lines: Line[], byCode: ReadonlyMap<string, Line>): PlannedOrg[] {
  const done = new Set<Line>()
  const payload: PlannedOrg[] = []
  const add = (line: Line): void => {
    if (done.has(line)) return
    done.add(line)
    const parent = byCode.get(line.parentCode)
    if (parent) add(parent)
    payload.push({ parentCode: line.parentCode, fields: line.fields! })
  }
  for (const line of lines) add(line)
  return payload
}
