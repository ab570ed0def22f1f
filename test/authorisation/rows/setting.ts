import { all, anywhere, command, inOffice, nothing, type Rows } from '../row.ts'

export const setting: Rows = {
  list: { input: nothing, ...anywhere(inOffice('ok')) },
  // Gives up what nobody has set: whoever may is let in, and nothing is another way afterwards.
  set: {
    input: () => ({ ...command(), key: 'session.idle', value: null }),
    ...anywhere({ ...inOffice('auth.forbidden'), ...all('ok', 'security', 'unit_admin') }),
  },
}
