import type { Rows } from '../row.ts'

export const plan: Rows = {}
