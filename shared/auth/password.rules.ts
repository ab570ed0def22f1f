/** Rules a new password must meet; each is the tail of its refusal code `password.<rule>`. */
const PASSWORD_RULES = ['short', 'kinds', 'like_login', 'common', 'old'] as const
export type PasswordRule = (typeof PASSWORD_RULES)[number]

/**
 * What an office demands of passwords: `min` characters, `kinds` of the four kinds of characters, the last `history`
 * passwords do not come back, and after `days` a new one is due (0: never). Source: domain 7.1.
 */
export interface PasswordPolicy {
  min: number
  kinds: number
  history: number
  days: number
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
const RUNS = ['0123456789', '9876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

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
  if (RUNS.some((run) => secret.length >= 6 && run.includes(secret))) return true
  const stem = secret.replace(/[^a-z]*$/, '').replace(/^[^a-z@$01345]+/, '')
  return COMMON_STEMS.includes(stem) || COMMON_STEMS.includes(undisguise(stem))
}

const undisguise = (text: string): string => [...text].map((char) => LOOK_ALIKES[char] ?? char).join('')
