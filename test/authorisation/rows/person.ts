import type { Rows } from '../row.ts'

export const person: Rows = {}
