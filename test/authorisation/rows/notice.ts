import type { Rows } from '../row.ts'

export const notice: Rows = {}
