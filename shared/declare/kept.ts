import { type Content, type Contents, type Field, FORM, type Values } from './form.ts'
import { type DeclarationKind, FILLED, type Section } from './sections.ts'

const keptValues = (fields: readonly Field[], values: Values): Values =>
  Object.fromEntries(
    fields.flatMap(({ key, known }) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined
      return known || !value ? [] : [[key, value]]
    }),
  )

/**
 * What of a section is kept: fields the form has and somebody fills in, empty ones left out; entries only in a list,
 * of the same id only the first. The same content gives the same text whoever sent it.
 */
export function kept(section: Section, { values, rows }: Content): Content {
  const form = FORM[section] ?? { fields: [] }
  const ids = new Set<string>()
  const own = form.row
    ? rows.filter(({ id }) => {
        const first = !ids.has(id)
        ids.add(id)
        return first
      })
    : []
  return {
    values: keptValues(form.fields, values),
    rows: own.map((row) => ({ id: row.id, values: keptValues(form.row ?? [], row.values) })),
  }
}

export const isBlank = (content: Content | undefined): boolean =>
  !content || (content.rows.length === 0 && Object.keys(content.values).length === 0)

/** Sections of a kind of file in their order, with what stands in them. */
export const keptContents = (kind: DeclarationKind, contents: Contents): Contents =>
  Object.fromEntries(
    FILLED[kind].flatMap((section) => {
      const content = contents[section]
      return content && !isBlank(content) ? [[section, content]] : []
    }),
  )
