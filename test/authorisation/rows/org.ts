import type { Rows } from '../row.ts'

export const org: Rows = {}
