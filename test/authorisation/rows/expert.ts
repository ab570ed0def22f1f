import type { Rows } from '../row.ts'

export const expert: Rows = {}
