/** What an office can set for itself and everybody below it who has set nothing nearer. */
export interface Settings {
  /**
   * Password rules (domain 7.1): length, kinds of four, earlier ones, days until it must be changed (0 never), and
   * words none may hold beside the common ones.
   */
  'password.policy': { min: number; kinds: number; history: number; days: number; words: string[] }
  /** First passwords: as the manuals say (000000, last six of the ID) or random, told once (A10). */
  'password.first': 'fixed' | 'random'
  /** Who must have a second factor. */
  'second.required': 'nobody' | 'admins' | 'staff'
  /** Minutes without use until the login ends. */
  'session.idle': number
  /** 三员分立. */
  officers: boolean
  /** One person may be 经办人 and 负责人 at once (domain 4.2). */
  'duties.both': boolean
  /** Working days the old unit has to answer a transfer. */
  'transfer.days': number
  /** When plans of a year may be handed in; years that are not named are open. */
  'plan.window': Record<string, { opensAt: number; closesAt: number }>
  /** One step a level by either role, or 经办人 then 负责人 (A22). */
  'plan.steps': 'one' | 'two'
  /** The administrative level at which plans with senior, middle and junior lines end (A23); 1 省 2 市 3 县. */
  'plan.end': { senior: number; middle: number; junior: number }
  /** A mended file climbs all levels again, or jumps back to who returned it (domain 4.5). */
  'climb.return': 'all' | 'back'
  /** A file that was refused (未通过, 逾期) gives its place of the quota back. */
  'climb.release': boolean
  /** Days of 展示 and working days of 公示 in the unit before its 负责人 passes a file on (Henan practice, Order 40). */
  'climb.notice': { shown: number; notice: number }
  /** Days an applicant has to answer the committee's one request for correction (补正). */
  'climb.correct': number
  /** Names in the public column are masked. */
  'public.mask': boolean
}
export type SettingKey = keyof Settings

export const DEFAULT_SETTINGS: Settings = {
  'password.policy': { min: 8, kinds: 3, history: 5, days: 0, words: [] },
  'password.first': 'fixed',
  'second.required': 'nobody',
  'session.idle': 30,
  officers: false,
  'duties.both': false,
  'transfer.days': 10,
  'plan.window': {},
  'plan.steps': 'one',
  'plan.end': { senior: 1, middle: 2, junior: 2 },
  'climb.return': 'all',
  'climb.release': true,
  'climb.notice': { shown: 3, notice: 5 },
  'climb.correct': 3,
  'public.mask': true,
}

/** Settings of safety, in the hands of the security officer where the three are separate; the rest are the office's. */
export const SECURITY_SETTINGS: readonly SettingKey[] = [
  'password.policy',
  'password.first',
  'second.required',
  'session.idle',
  'officers',
]
/** Set only by the office with none above it. */
export const PROVINCE_SETTINGS: readonly SettingKey[] = ['officers', 'plan.end', 'public.mask']

/** Held by an organisation for itself, not for those below it. */
export const OWN_SETTINGS: readonly SettingKey[] = ['officers']

export const SETTING_KEYS = Object.keys(DEFAULT_SETTINGS) as SettingKey[]

/** From and to of the numbers of a setting, both of them included. */
export const SETTING_RANGES = {
  'password.min': [8, 32],
  'password.kinds': [2, 4],
  'password.history': [1, 10],
  'password.days': [0, 365],
  /** How many words an office may forbid, and how long one is. */
  'password.words': [0, 50],
  'password.word': [2, 32],
  'session.idle': [5, 120],
  'transfer.days': [1, 60],
  'climb.shown': [0, 30],
  'climb.notice': [0, 30],
  'climb.correct': [1, 30],
  level: [1, 4],
} as const satisfies Record<string, readonly [from: number, to: number]>
