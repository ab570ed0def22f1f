import { randomInt } from 'node:crypto'

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
