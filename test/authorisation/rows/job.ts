import type { Rows } from '../row.ts'

export const job: Rows = {}
