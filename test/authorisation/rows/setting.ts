import type { Rows } from '../row.ts'

export const setting: Rows = {}
