import { randomInt, timingSafeEqual } from 'node:crypto'
import type { accounts } from '../../db/schema/account.ts'
import { normalId } from '../../shared/person/id-number.ts'
import type { App } from '../app.ts'
import { SEALED_FOR, type Secret } from '../secret.ts'

/** Read aloud in a noisy room: no 0 o O, 1 l i I, 2 z, 5 s, 8 b, u v. */
const LETTERS = 'acdefghjkmnpqrtwxy'
const DIGITS = '34679'
const ALPHABET = LETTERS + DIGITS

const pick = (alphabet: string): string => alphabet[randomInt(alphabet.length)]!
const group = (length: number): string => Array.from({ length }, () => pick(ALPHABET)).join('')

/**
 * A login nobody can guess and anybody can read out: a letter, then two groups, `k7tm-4hqd`. About 36 bits: the
 * lock after five failures makes guessing hopeless, and the password stands behind it.
 */
export const newLogin = (): string => `${pick(LETTERS)}${group(3)}-${group(4)}`

/** A password for a slip: three groups of four with a digit in each, about 50 bits, lower case alone. */
export const newPassword = (): string => Array.from({ length: 3 }, groupWithDigit).join('-')

function groupWithDigit(): string {
  const signs = [...group(3)]
  signs.splice(randomInt(4), 0, pick(DIGITS))
  return signs.join('')
}

/** First password of a unit's administrator and of staff (M-1.14), where the office has not chosen random ones. */
export const FIXED_PASSWORD = '000000'

/**
 * The login an applicant's account is stored under: a keyed hash of the ID number, so that no table, log or limit
 * ever holds the number. Full-width forms, blanks and a small x are taken as the same number.
 */
export const loginOfApplicant = (secret: Pick<Secret, 'hash'>, idNumber: string): string =>
  `id-${secret.hash(normalId(idNumber), 'login')}`

/**
 * Columns of an account with a first password: sealed instead of hashed, so that it can be told again until it is
 * changed, and so that an import of thousands does not wait for hashes. It opens nothing but the change form.
 */
export const firstPassword = (app: Pick<App, 'secret'>, password: string) => ({
  passwordHash: '',
  slipSealed: app.secret.seal(password, SEALED_FOR.slip),
  mustChange: true,
  failedCount: 0,
  lockedUntil: null,
  passwordChangedAt: null,
})

/**
 * The first password of an account, read back from where it is sealed: the answer that is kept with a command must
 * not hold it. Empty once the person has chosen his own.
 */
export const firstPasswordOf = (
  { secret }: Pick<App, 'secret'>,
  { passwordHash, slipSealed }: Pick<typeof accounts.$inferSelect, 'passwordHash' | 'slipSealed'>,
): string => (passwordHash === '' && slipSealed ? secret.unseal(slipSealed, SEALED_FOR.slip) : '')

const RANDOM = new RegExp(`^(?:[${ALPHABET}]{4}-){2}[${ALPHABET}]{4}$`)
/** Whether a first password is one that nobody knows who was not told: not the fixed one, not the end of a number. */
export const isRandom = (password: string): boolean => RANDOM.test(password)

/** Whether this is the account's password, first or own. The same work is done in every case. */
export async function passwordFits(
  app: Pick<App, 'secret' | 'passwords'>,
  account: typeof accounts.$inferSelect | null,
  password: string,
): Promise<boolean> {
  const first = account?.passwordHash === '' && account.slipSealed !== null
  const fits = await app.passwords.fits(first ? null : (account?.passwordHash ?? null), password)
  if (!first) return fits
  const [wanted, given] = [app.secret.unseal(account.slipSealed!, SEALED_FOR.slip), password].map((text) =>
    Buffer.from(app.secret.hash(text, 'first-password')),
  ) as [Buffer, Buffer]
  return timingSafeEqual(wanted, given)
}
