import { anywhere, nothing, owners, type Rows } from '../row.ts'

export const message: Rows = {
  list: { input: nothing, ...anywhere(owners('ok')) },
  // another's message is none of one's own: nothing is read, and nothing is told
  read: { input: () => ({ ids: ['no-such-message'] }), ...anywhere(owners('ok')) },
}
