/** Path of the first field that parsing dropped from an answer, or `null` when everything was declared. */
export function undeclared(answer: unknown, parsed: unknown, path = ''): string | null {
  if (Array.isArray(answer) && Array.isArray(parsed)) {
    for (const [index, item] of answer.entries()) {
      const found = undeclared(item, parsed[index], `${path}[${index}]`)
      if (found) return found
    }
    return null
  }
  if (!isRecord(answer) || !isRecord(parsed)) return null
  for (const [key, value] of Object.entries(answer)) {
    if (value === undefined) continue
    if (!Object.hasOwn(parsed, key)) return `${path}.${key}`
    const found = undeclared(value, parsed[key], `${path}.${key}`)
    if (found) return found
  }
  return null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Date)
