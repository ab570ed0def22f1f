import type { Rows } from '../row.ts'

export const staff: Rows = {}
