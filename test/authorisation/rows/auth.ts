import { randomUUID } from 'node:crypto'
import { all, anywhere, everybody, nothing, type Rows, signedIn } from '../row.ts'

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
  sessions: { input: nothing, ...anywhere(signedIn('ok')) },
  endSession: {
    input: ({ sessionId }) => ({ id: sessionId }),
    ends: true,
    mine: async (person) => ({ sessionId: (await person.call('auth.sessions')).sessions[0].id }),
    own: signedIn('ok'),
    foreign: signedIn('not_found'),
  },
  history: { input: nothing, ...anywhere(signedIn('ok')) },
  secondFactor: { input: nothing, ...anywhere(signedIn('ok')) },
  beginSecondFactor: {
    input: () => ({ password: 'not-the-password' }),
    // Who knows a first password alone is not the owner yet.
    ...anywhere({
      ...signedIn('password.wrong'),
      ...all('auth.forbidden', 'member', 'leader', 'chair', 'reporter', 'screen'),
      must_change: 'auth.must_change',
    }),
  },
  confirmSecondFactor: {
    input: () => ({ code: '000000' }),
    ...anywhere({ ...signedIn('auth.no_second'), must_change: 'auth.must_change' }),
  },
  dropSecondFactor: {
    input: () => ({ password: 'not-the-password' }),
    ...anywhere(signedIn('auth.no_second')),
  },
}
