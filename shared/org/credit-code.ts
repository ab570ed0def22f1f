/** The signs of GB 32100-2015, in the order of their values: no I, O, S, V, Z. */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18

/** As it is compared and stored: full-width signs narrowed, blanks gone, capital letters. */
export const normalCreditCode = (text: string): string =>
  text.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** The last sign, which checks the 17 before it: weights 3^i mod 31. */
export function creditCodeCheck(body: string): string {
  let weight = 1
  let sum = 0
  for (const sign of body) {
    sum += weight * SIGNS.indexOf(sign)
    weight = (weight * 3) % SIGNS.length
  }
  return SIGNS[(SIGNS.length - (sum % SIGNS.length)) % SIGNS.length]!
}

/**
 * Whether this is a sound unified social credit code (GB 32100-2015): 18 signs of 31, the last of which checks the
 * others. The inner check of the old organisation code is left alone: real codes fail it.
 */
export const isCreditCode = (text: string): boolean =>
  text.length === LENGTH &&
  [...text].every((sign) => SIGNS.includes(sign)) &&
  creditCodeCheck(text.slice(0, -1)) === text.at(-1)
