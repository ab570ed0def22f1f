import type { Rows } from '../row.ts'

export const declare: Rows = {}
