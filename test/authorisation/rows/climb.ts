import type { Rows } from '../row.ts'

export const climb: Rows = {}
