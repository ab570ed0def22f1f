import { randomUUID } from 'node:crypto'
import type { Person, World } from '../world.ts'
import { ROLES, type Role, type Target } from './roles.ts'

/** `ok`, or the code of the refusal. */
export type Outcome = string
export type Outcomes = Partial<Record<Role, Outcome>>

export interface Row {
  /** Sound input, naming the target's things; what it would change is refused for another reason or harmless. */
  input: (of: Target) => Record<string, unknown>
  /** The body of an upload: of a kind nobody accepts, so that nothing is kept. */
  file?: Buffer
  /** Signs the asker out, or may. */
  ends?: boolean
  /**
   * Makes things that are the asker's alone, for each role of `own`; also for a handler of the other province, whose
   * are the foreign ones.
   */
  mine?: (person: Person, world: World) => Promise<Partial<Target>>
  /** Asked about a thing of one's own. Whoever is not named is refused as `outcomeOf` says. */
  own: Outcomes
  /** Asked about a thing of another province: the same as about none. Those of `own` get `not_found` unless told. */
  foreign?: Outcomes
  /** Asked about the second group of the own review, or another unit of the same province. */
  sibling?: Outcomes
}
/** Rows of one domain, by the operation's short name. */
export type Rows = Record<string, Row>

export const all = (outcome: Outcome, ...roles: Role[]): Outcomes =>
  Object.fromEntries(roles.map((role) => [role, outcome]))

/** For coming in and going out: everybody with a session, also before a first password is changed. */
export const signedIn = (outcome: Outcome): Outcomes =>
  all(outcome, ...ROLES.filter((role) => role !== 'nobody'))
/** For the other operations of `account.own`: everybody whose account is his own by now. */
export const owners = (outcome: Outcome): Outcomes =>
  all(outcome, ...ROLES.filter((role) => role !== 'nobody' && role !== 'must_change'))
export const everybody = (outcome: Outcome): Outcomes => all(outcome, ...ROLES)

/** All staff at work, whatever their duty; not the account of a committee. */
export const atWork = (outcome: Outcome): Outcomes => ({
  ...all(outcome, 'admin', 'handler', 'principal', 'auditor', 'system', 'security'),
  ...all(outcome, 'unit_admin', 'unit_handler', 'unit_principal'),
})

/** For a right of `office` itself, which the account of a committee has too. */
export const inOffice = (outcome: Outcome): Outcomes => ({ ...atWork(outcome), committee: outcome })

/** Names nothing: what others have makes no difference. */
export const anywhere = (own: Outcomes): Pick<Row, 'own' | 'foreign'> => ({ own, foreign: own })

export const nothing = () => ({})
export const command = () => ({ commandId: randomUUID() })
/** A version nobody has seen: whoever may do it is told so, and nothing is done. */
export const old = { version: 4711 }
export const REASON = '出席会议人员变动'
export const wrongFile = Buffer.from('neither a workbook nor a document')

/** Refused before any question about a thing, where a row does not say otherwise. */
const REFUSED: Outcomes = {
  nobody: 'auth.required',
  must_change: 'auth.must_change',
  unapproved: 'org.not_approved',
  unauthorised: 'staff.not_authorised',
}

/** What this role is to hear: the row names those who are let in. */
export function outcomeOf(row: Row, role: Role, whose: 'own' | 'sibling' | 'foreign'): Outcome {
  const listed = whose === 'foreign' ? (row.foreign ?? notFound(row.own)) : row[whose]
  return listed?.[role] ?? REFUSED[role] ?? 'auth.forbidden'
}

const notFound = (own: Outcomes): Outcomes => all('not_found', ...(Object.keys(own) as Role[]))
