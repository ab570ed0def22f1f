import { all, anywhere, atWork, command, nothing, type Rows } from '../row.ts'

export const setting: Rows = {
  list: { input: nothing, ...anywhere(atWork('ok')) },
  // Gives up what nobody has set: whoever may is let in, and nothing is another way afterwards.
  set: {
    input: () => ({ ...command(), key: 'session.idle', value: null }),
    ...anywhere({ ...atWork('auth.forbidden'), ...all('ok', 'security', 'unit_admin') }),
  },
}
