import type { Rows } from '../row.ts'

export const reference: Rows = {}
