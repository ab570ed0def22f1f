/** The signs of GB 32100-2015, in the order of their values: no I, O, S, V, Z. */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18

/** As it is compared and stored: full-width signs narrowed, blanks gone, capital letters. */
export const normalCreditCode = (text: string): string =>
  text.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/**
 * Whether this is a sound unified social credit code (GB 32100-2015): 18 signs of 31, the last of which checks the
 * others (weights 3^i mod 31). The inner check of the old organisation code is left alone: real codes fail it.
 */
export function isCreditCode(text: string): boolean {
  const values = [...text].map((sign) => SIGNS.indexOf(sign))
  if (values.length !== LENGTH || values.includes(-1)) return false
  let weight = 1
  let sum = 0
  for (const value of values.slice(0, -1)) {
    sum += weight * value
    weight = (weight * 3) % SIGNS.length
  }
  return values.at(-1) === (SIGNS.length - (sum % SIGNS.length)) % SIGNS.length
}
