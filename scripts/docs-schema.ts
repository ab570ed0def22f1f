import { z } from 'zod'

type Schema = z.core.JSONSchema.BaseSchema

const LINE = 90

/**
 * What a zod schema accepts (`input`) or gives (`output`), in a notation like a TypeScript type with the limits
 * written behind: `{ limit?: integer 1..200 = 50 }`. What JSON cannot describe is `unknown`.
 */
export function shapeOf(schema: z.ZodType, io: 'input' | 'output'): string {
  return shape(z.toJSONSchema(schema, { io, unrepresentable: 'any' }), '')
}

function shape(schema: Schema | boolean, indent: string): string {
  if (typeof schema === 'boolean') return schema ? 'unknown' : 'never'
  if (schema.$ref) return schema.$ref.replace(/^.*\//, '').replace(/^#$/, 'itself')
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map((choice) => shape(choice as Schema, indent)).join(' | ')
  if (schema.allOf) return schema.allOf.map((part) => shape(part as Schema, indent)).join(' & ')
  if (Array.isArray(schema.type))
    return schema.type.map((type) => shape({ ...schema, type } as Schema, indent)).join(' | ')
  if (schema.type === 'object') return objectShape(schema, indent)
  if (schema.type === 'array') return arrayShape(schema, indent)
  if (schema.type === 'string')
    return `${schema.format ?? 'string'}${range(schema.minLength, schema.maxLength)}`
  if (schema.type === 'integer' || schema.type === 'number')
    return `${schema.type}${range(bound(schema.minimum), bound(schema.maximum))}`
  return typeof schema.type === 'string' ? schema.type : 'unknown'
}

/** zod writes the limits of safe integers into every schema; they say nothing. */
const bound = (limit: number | undefined) =>
  limit === undefined || Math.abs(limit) === Number.MAX_SAFE_INTEGER ? undefined : limit

function range(least: number | undefined, most: number | undefined): string {
  if (least === undefined && most === undefined) return ''
  return least === most ? ` ${least}` : ` ${least ?? ''}..${most ?? ''}`
}

function arrayShape(schema: Schema, indent: string): string {
  if (schema.prefixItems)
    return `[${schema.prefixItems.map((item) => shape(item as Schema, indent)).join(', ')}]`
  const item = shape((schema.items ?? true) as Schema | boolean, indent)
  const many = item.includes(' ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
  return `${many}${range(schema.minItems, schema.maxItems)}`
}

function objectShape(schema: Schema, indent: string): string {
  const inner = `${indent}  `
  const required = new Set(schema.required)
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const preset =
      typeof field === 'object' && 'default' in field ? ` = ${JSON.stringify(field.default)}` : ''
    return `${name}${required.has(name) && !preset ? '' : '?'}: ${shape(field as Schema, inner)}${preset}`
  })
  if (schema.additionalProperties && typeof schema.additionalProperties === 'object')
    fields.push(`[key]: ${shape(schema.additionalProperties as Schema, inner)}`)
  if (fields.length === 0) return '{}'
  const line = `{ ${fields.join('; ')} }`
  if (line.length + indent.length <= LINE && !line.includes('\n')) return line
  return `{\n${fields.map((field) => `${inner}${field}`).join('\n')}\n${indent}}`
}
