import type { Rows } from '../row.ts'

export const committee: Rows = {}
