/** Without signs that have no width or turn the direction of writing: programs put them into what is copied from them. */
export const withoutHidden = (text: string): string => text.replace(/\p{Cf}/gu, '')

/** Wide letters, digits and blanks, and radicals that look like whole signs. What parts Chinese sentences stays wide. */
const OTHER_SHAPE = /[\u00a0\u2f00-\u2fdf\u3000\uff01-\uff5e]/gu
const STAYS = '，：；！？～'

/**
 * One line of text in the one form it is kept in, whether it was typed, pasted or came in a workbook: two names that
 * look the same are the same. Brackets are wide beside Chinese words and narrow in other text. Not NFKC, which makes
 * 1 of ① and a narrow comma of a Chinese one.
 */
export function folded(text: string): string {
  const plain = withoutHidden(text.normalize('NFC'))
    .replace(OTHER_SHAPE, (sign) => (STAYS.includes(sign) ? sign : sign.normalize('NFKC')))
    .trim()
  return /\p{Script=Han}/u.test(plain) ? plain.replaceAll('(', '（').replaceAll(')', '）') : plain
}
