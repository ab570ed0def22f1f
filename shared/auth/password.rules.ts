/** Rules a new password must meet; each is the tail of its refusal code `password.<rule>`. */
const PASSWORD_RULES = ['short', 'kinds', 'like_login', 'common', 'word', 'old'] as const
export type PasswordRule = (typeof PASSWORD_RULES)[number]

/**
 * What an office demands of passwords: `min` characters, `kinds` of the four kinds of characters, the last `history`
 * passwords do not come back, after `days` a new one is due (0: never), and none holds one of the office's own
 * `words`, which come on top of the common ones everybody is spared. Source: domain 7.1.
 */
export interface PasswordPolicy {
  min: number
  kinds: number
  history: number
  days: number
  words?: readonly string[]
}

/** Longest password that is hashed, in characters: without a bound a hash is a lever for whoever sends a megabyte. */
const PASSWORD_MAX = 128
/** How long before a password runs out its owner is told, in milliseconds (domain 7.1: 7 days). */
export const PASSWORD_WARNING_MS = 7 * 24 * 3_600_000

/** Kinds of characters: capital, small letter, digit, other. */
const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u]

/** Stems people build a "complex" password on; compared after look-alikes are undone and digits at the end dropped. */
const COMMON_STEMS = [
  'password',
  'passwd',
  'admin',
  'administrator',
  'qwerty',
  'qwertyuiop',
  'asdfgh',
  'asdfghjkl',
  'zxcvbn',
  'zxcvbnm',
  'qazwsx',
  'qazwsxedc',
  'welcome',
  'letmein',
  'woaini',
  'iloveyou',
  'abc',
  'abcd',
  'abcdef',
  'abcdefg',
  'gongping',
  'zhicheng',
  'henan',
  'test',
  'root',
  'user',
]
const LOOK_ALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  $: 's',
  '@': 'a',
}
/** Signs that lie side by side: in the alphabet, on the rows and on the columns of a keyboard. */
const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
]
const RUNS = ROWS.flatMap((row) => [row, [...row].reverse().join('')])
/** What the digits are with the shift key held. */
const SHIFTED = ')!@#$%^&*('
/** From so many signs on that lie side by side or are the same, they are one move of the hand. */
const RUN = 3
/** Signs that must be left once such moves are taken out. */
const LEFT = 4

/** One rule and whether it is met; `null` when only the server can tell (earlier passwords). */
export interface RuleState {
  rule: PasswordRule
  met: boolean | null
}

/**
 * Every rule with its state, in the order they are shown: ticked one by one on the form, enforced on the server.
 * `names` are what the password must not be built on: the login, the ID number of an applicant; `null` where only
 * the server knows them. `isOld` is known to the server alone. Source: M-0.4, and M-1.15 (000000 never).
 */
export function passwordRules(
  password: string,
  policy: PasswordPolicy,
  names: readonly string[] | null,
  isOld: boolean | null = null,
): RuleState[] {
  const length = [...password].length
  const kinds = KINDS.filter((kind) => kind.test(password)).length
  const isLike = names?.some((name) => isLikeLogin(password, name)) ?? null
  return [
    { rule: 'short', met: length >= policy.min && length <= PASSWORD_MAX },
    { rule: 'kinds', met: kinds >= policy.kinds },
    { rule: 'like_login', met: isLike === null ? null : password !== '' && !isLike },
    { rule: 'common', met: password !== '' && !isCommon(password) },
    ...(policy.words?.length
      ? [{ rule: 'word' as const, met: password !== '' && !holdsWord(password, policy.words) }]
      : []),
    { rule: 'old', met: isOld === null ? null : !isOld },
  ]
}

/** The first rule that is not met, or `null`. Rules that cannot be judged here count as met. */
export const brokenRule = (states: RuleState[]): PasswordRule | null =>
  states.find((state) => state.met === false)?.rule ?? null

/** Figures the words of a refused rule name. */
export function ruleParams(rule: PasswordRule, policy: PasswordPolicy): Record<string, number> | undefined {
  if (rule === 'short') return { min: policy.min }
  return rule === 'kinds' ? { need: policy.kinds } : undefined
}

/** The figure in the words of a rule on the form. */
export const ruleFigure = (rule: PasswordRule, { min, kinds, history }: PasswordPolicy): number =>
  rule === 'short' ? min : rule === 'kinds' ? kinds : history

/** Six signs of an ID number in a row: the area, the date of birth or the end that made the first password. */
const PIECE = 6
const ID_NUMBER = /^\d{17}[\dx]$/

function isLikeLogin(password: string, login: string): boolean {
  const [secret, name] = [password.toLowerCase(), login.toLowerCase()]
  if (name.length < 3) return secret === name
  if (ID_NUMBER.test(name))
    return Array.from({ length: name.length - PIECE + 1 }, (_, at) => name.slice(at, at + PIECE)).some(
      (piece) => secret.includes(piece),
    )
  const backwards = [...name].reverse().join('')
  return secret.includes(name) || secret.includes(backwards) || (secret.length >= 4 && name.includes(secret))
}

function isCommon(password: string): boolean {
  const secret = password.toLowerCase()
  if (new Set(secret).size <= 3) return true
  const rest = withoutRuns(secret)
  if (Math.min(rest.length, withoutRuns(unshifted(secret)).length) < LEFT) return true
  const stem = secret.replace(/[^a-z]*$/, '').replace(/^[^a-z@$01345]+/, '')
  return [stem, undisguise(stem), rest.replace(/[^\p{L}]/gu, '')].some((each) => COMMON_STEMS.includes(each))
}

/** `Zhao123456` is Zhao and one move of the hand: what is left without such moves. */
function withoutRuns(secret: string): string {
  let left = ''
  for (let at = 0; at < secret.length; ) {
    let end = at + 1
    while (end < secret.length && isRun(secret.slice(at, end + 1))) end++
    if (end - at < RUN) left += secret.slice(at, ++at)
    else at = end
  }
  return left
}

const isRun = (part: string): boolean => new Set(part).size === 1 || RUNS.some((run) => run.includes(part))

/** The office's own words, also with look-alikes in them; a word counts as it is read, whatever its case or width. */
function holdsWord(password: string, words: readonly string[]): boolean {
  const secret = plain(password)
  return words.some((word) => secret.includes(plain(word)) || undisguise(secret).includes(plain(word)))
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()
const unshifted = (text: string): string =>
  [...text].map((char) => (SHIFTED.includes(char) ? String(SHIFTED.indexOf(char)) : char)).join('')
const undisguise = (text: string): string => [...text].map((char) => LOOK_ALIKES[char] ?? char).join('')
