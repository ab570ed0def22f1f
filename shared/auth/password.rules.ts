/** Rules a new password must meet; each is the tail of its refusal code `password.<rule>`. */
const PASSWORD_RULES = ['short', 'kinds', 'like_login', 'common', 'old'] as const
export type PasswordRule = (typeof PASSWORD_RULES)[number]

/** Shortest password, in characters. */
export const PASSWORD_MIN = 8
/** Longest password that is hashed, in characters: without a bound a hash is a lever for whoever sends a megabyte. */
const PASSWORD_MAX = 128
/** Kinds of characters (capital, small letter, digit, other) a password must mix. */
const PASSWORD_KINDS = 3
/** Earlier passwords that may not come back. */
export const PASSWORD_HISTORY = 5

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
 * `isOld` is known to the server alone. Source: M-0.4 (length 8, three of four kinds, not the
 * login, not a common one, not one of the last five; 000000 never, M-1.15).
 */
export function passwordRules(password: string, login: string, isOld: boolean | null = null): RuleState[] {
  const length = [...password].length
  const kinds = KINDS.filter((kind) => kind.test(password)).length
  return [
    { rule: 'short', met: length >= PASSWORD_MIN && length <= PASSWORD_MAX },
    { rule: 'kinds', met: kinds >= PASSWORD_KINDS },
    { rule: 'like_login', met: password !== '' && !isLikeLogin(password, login) },
    { rule: 'common', met: password !== '' && !isCommon(password) },
    { rule: 'old', met: isOld === null ? null : !isOld },
  ]
}

/** The first rule that is not met, or `null`. Rules that cannot be judged here count as met. */
export const brokenRule = (states: RuleState[]): PasswordRule | null =>
  states.find((state) => state.met === false)?.rule ?? null

/** Figures the words of a rule name. */
export const RULE_PARAMS: Partial<Record<PasswordRule, Record<string, number>>> = {
  short: { min: PASSWORD_MIN },
  kinds: { need: PASSWORD_KINDS },
}

function isLikeLogin(password: string, login: string): boolean {
  const [secret, name] = [password.toLowerCase(), login.toLowerCase()]
  if (name.length < 3) return secret === name
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
