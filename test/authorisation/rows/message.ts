import type { Rows } from '../row.ts'

export const message: Rows = {}
