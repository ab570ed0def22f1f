import { randomUUID } from 'node:crypto'
import { all, anywhere, everybody, nothing, owners, type Rows, signedIn } from '../row.ts'

export const auth: Rows = {
  entrance: { input: () => ({ portal: 'manage' }), ...anywhere(everybody('ok')) },
  login: {
    input: () => ({ portal: 'manage', login: randomUUID(), password: 'no-such-pair' }),
    ...anywhere(everybody('auth.wrong_pair')),
  },
  me: { input: nothing, ...anywhere(signedIn('ok')) },
  extend: { input: nothing, ...anywhere(signedIn('ok')) },
  logout: { input: nothing, ends: true, ...anywhere(signedIn('ok')) },
  logoutEverywhere: { input: nothing, ends: true, ...anywhere(signedIn('ok')) },
  changePassword: {
    input: () => ({ current: 'not-the-password', next: 'Blue-River-8' }),
    ends: true,
    ...anywhere(signedIn('password.wrong')),
  },
  sessions: { input: nothing, ...anywhere(owners('ok')) },
  endSession: {
    input: ({ sessionId }) => ({ id: sessionId }),
    ends: true,
    mine: async (person) => ({ sessionId: (await person.call('auth.sessions')).sessions[0].id }),
    own: owners('ok'),
    foreign: owners('not_found'),
  },
  history: { input: nothing, ...anywhere(owners('ok')) },
  secondFactor: { input: nothing, ...anywhere(owners('ok')) },
  beginSecondFactor: {
    input: () => ({ password: 'not-the-password' }),
    ...anywhere({
      ...owners('password.wrong'),
      ...all('auth.forbidden', 'member', 'leader', 'chair', 'reporter', 'screen'),
    }),
  },
  confirmSecondFactor: {
    input: () => ({ code: '000000' }),
    ...anywhere(owners('auth.no_second')),
  },
  dropSecondFactor: {
    input: () => ({ password: 'not-the-password' }),
    ...anywhere({ ...owners('auth.no_second'), ...all('password.wrong', 'auditor', 'system', 'security') }),
  },
}
