import type { Rows } from '../row.ts'

export const workbook: Rows = {}
