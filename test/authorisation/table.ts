import type { Role } from './people.ts'

/** `ok`, or the code of the refusal. */
type Outcome = string
type Outcomes = Partial<Record<Role, Outcome>>

export interface Row {
  /** Asked about a thing of the own review. Whoever is not named is refused as `outcomeOf` says. */
  own: Outcomes
  /** Asked about a thing of another office's review: the same as about none. Those of `own` get `not_found` unless told. */
  foreign?: Outcomes
  /** Asked about the second group of the own review. */
  sibling?: Outcomes
}

const all = (outcome: Outcome, ...roles: Role[]): Outcomes =>
  Object.fromEntries(roles.map((role) => [role, outcome]))

const signedIn = (outcome: Outcome): Outcomes =>
  all(
    outcome,
    'must_change',
    'admin',
    'handler',
    'principal',
    'auditor',
    'member',
    'leader',
    'chair',
    'reporter',
    'screen',
  )
const everybody = (outcome: Outcome): Outcomes => ({ nobody: outcome, ...signedIn(outcome) })
/** Names nothing: what others have makes no difference. */
const anywhere = (own: Outcomes): Row => ({ own, foreign: own })

const readers = (outcome: Outcome): Outcomes => all(outcome, 'admin', 'handler', 'principal')
const handler = (outcome: Outcome): Row => ({ own: { handler: outcome } })
const principal = (outcome: Outcome): Row => ({ own: { principal: outcome } })
const supervisors = (outcome: Outcome): Row => ({ own: all(outcome, 'handler', 'principal') })

const strangers = all('live.not_a_seat', 'chair', 'reporter')
const sibling = all('live.not_a_seat', 'member', 'leader', 'chair', 'reporter')
/** For whoever sits in the group; the chair and the reporter of this review do not. */
const seats = (outcome: Outcome): Row => ({
  own: { ...all(outcome, 'member', 'leader'), ...strangers },
  sibling,
})
const leader = (outcome: Outcome): Row => ({
  own: { member: 'live.not_leader', leader: outcome, ...strangers },
  sibling,
})
const reporter = (outcome: Outcome): Row =>
  anywhere({ ...all('live.not_reporter', 'member', 'leader', 'chair'), reporter: outcome })

/**
 * Who may do what: operation × role × whose. The
 * inputs are sound (`inputs.ts`); where a business code stands, the asker was let in and the thing cannot be done now.
 */
export const TABLE: Record<string, Row> = {
  'auth.entrance': anywhere(everybody('ok')),
  'auth.login': anywhere(everybody('auth.wrong_pair')),
  'auth.me': anywhere(signedIn('ok')),
  'auth.extend': anywhere(signedIn('ok')),
  'auth.logout': anywhere(signedIn('ok')),
  'auth.logoutEverywhere': anywhere(signedIn('ok')),
  'auth.changePassword': anywhere(signedIn('password.wrong')),
  'auth.sessions': anywhere(signedIn('ok')),
  'auth.endSession': { own: signedIn('ok'), foreign: signedIn('not_found') },

  'audit.list': anywhere({ auditor: 'ok' }),

  'review.list': anywhere(readers('ok')),
  'review.get': { own: readers('ok') },
  'review.candidates': { own: readers('ok') },
  'review.template': anywhere(readers('ok')),
  'review.import': handler('review.frozen'),
  'review.job': handler('ok'),
  'review.commitImport': handler('ok'),
  'review.export': { own: readers('ok') },
  'review.attach': handler('file.type'),
  'review.attachOne': handler('file.type'),
  'review.files': { own: readers('ok') },
  'review.file': { own: readers('ok') },
  'review.dossier': { own: readers('ok') },
  'review.removeFile': handler('review.frozen'),
  'review.discard': handler('stale'),
  'review.approve': principal('stale'),
  'review.close': principal('stale'),
  'review.slips': supervisors('ok'),
  'review.resetSlip': supervisors('ok'),
  'review.setWindow': handler('review.window_order'),
  'review.recuse': handler('ok'),
  'review.unrecuse': handler('ok'),
  'review.setRole': handler('ok'),
  'review.setReporter': handler('ok'),
  'review.withdraw': handler('ok'),
  'review.unlockScore': supervisors('ok'),
  'review.supervision': anywhere(all('ok', 'handler', 'principal')),
  'review.return': supervisors('stale'),
  'review.accept': principal('stale'),
  'review.results': supervisors('ok'),
  'review.sheet': supervisors('ok'),
  'review.sheetFile': supervisors('ok'),

  // Staff watch by panel and have no places of their own.
  'live.panels': anywhere({
    ...all('not_found', 'handler', 'principal'),
    ...all('ok', 'member', 'leader', 'chair', 'reporter', 'screen'),
  }),
  'live.view': {
    own: {
      ...all('ok', 'handler', 'principal', 'member', 'leader', 'reporter', 'screen'),
      chair: 'live.not_a_seat',
    },
    sibling: {
      ...all('ok', 'handler', 'principal', 'reporter', 'screen'),
      ...all('live.not_a_seat', 'member', 'leader', 'chair'),
    },
  },
  'live.signIn': seats('ok'),
  'live.openFile': seats('ok'),
  'live.draft': seats('live.drafting_not_started'),
  'live.draftRest': seats('live.drafting_not_started'),
  'live.submit': seats('live.switch_off'),
  'live.recuse': seats('live.candidate_withdrawn'),
  'live.opinion': seats('live.not_lead'),
  'live.questions': seats('live.not_in_mode'),
  'live.score': seats('ok'),
  'live.act': leader('workflow.wrong_state'),
  'live.markAbsent': leader('ok'),
  'live.markPresent': leader('ok'),
  'live.assign': leader('ok'),
  'live.autoAssign': leader('ok'),
  'live.decide': leader('workflow.wrong_state'),
  'live.decideRest': leader('workflow.wrong_state'),
  'live.drawLots': leader('ok'),
  'live.show': leader('ok'),
  'live.dossier': seats('ok'),
  'live.file': seats('ok'),
  'live.results': reporter('ok'),
  'live.resultsSheet': reporter('workflow.wrong_state'),
  'live.report': reporter('workflow.wrong_state'),
}

/** What this role is to hear; the table names those who are let in, everybody else is refused in one of three ways. */
export function outcomeOf(row: Row, role: Role, whose: 'own' | 'sibling' | 'foreign'): Outcome {
  const listed = whose === 'foreign' ? (row.foreign ?? notFound(row.own)) : row[whose]
  const refused = { nobody: 'auth.required', must_change: 'auth.must_change' }
  return listed?.[role] ?? refused[role as keyof typeof refused] ?? 'auth.forbidden'
}

const notFound = (own: Outcomes): Outcomes => all('not_found', ...(Object.keys(own) as Role[]))
