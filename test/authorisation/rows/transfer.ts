import type { Rows } from '../row.ts'

export const transfer: Rows = {}
