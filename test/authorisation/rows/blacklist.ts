import type { Rows } from '../row.ts'

export const blacklist: Rows = {}
