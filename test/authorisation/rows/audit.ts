import { all, anywhere, type Rows } from '../row.ts'

export const audit: Rows = {
  list: { input: ({ reviewId }) => ({ reviewId }), ...anywhere(all('ok', 'auditor')) },
}
