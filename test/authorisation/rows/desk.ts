import { anywhere, inOffice, type Rows } from '../row.ts'

export const desk: Rows = {
  get: { input: () => ({ year: 2026 }), ...anywhere(inOffice('ok')) },
}
