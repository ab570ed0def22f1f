import type { Rows } from '../row.ts'

export const desk: Rows = {}
