import { anywhere, command, nothing, type Rows } from '../row.ts'

export const job: Rows = {
  list: { input: nothing, ...anywhere({ admin: 'ok' }) },
  // what the system does by itself is nobody's: one that is not there
  retry: { input: () => ({ ...command(), id: 'tidy:1999-01-01' }), ...anywhere({ admin: 'not_found' }) },
}
