import { all, anywhere, type Rows } from '../row.ts'

export const audit: Rows = {
  list: { input: ({ reviewId }) => ({ reviewId }), ...anywhere(all('ok', 'auditor')) },
  verify: { input: () => ({ after: 0 }), ...anywhere(all('ok', 'auditor')) },
}
