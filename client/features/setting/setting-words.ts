import { DEFAULT_SETTINGS, type SettingKey, type Settings } from '../../../shared/setting/setting.ts'
import { t } from '../../lib/i18n.ts'
import { dayClock } from '../../lib/time.ts'

/** A setting and its value, as one pair that fits. */
export type Held = { [K in SettingKey]: { key: K; value: Settings[K] } }[SettingKey]

/** The server answers with `unknown` values: each has been through the check of its key there. */
export const held = (key: SettingKey, value: unknown): Held =>
  ({ key, value: value ?? DEFAULT_SETTINGS[key] }) as Held

/** A time that no line end breaks in two: word joiners behind the hyphens, a fixed space before the clock. */
const unbroken = (at: number): string => dayClock(at).replaceAll('-', '-\u2060').replace(' ', '\u00a0')

const yes = (value: boolean) => (value ? 'yes' : 'no')

/** What a setting says at present, in words. */
export function valueText(setting: Held): string {
  switch (setting.key) {
    case 'password.policy': {
      const { min, kinds, history, days, words } = setting.value
      return [
        t('setting.password.policy.value', { min, kinds, history }),
        days ? t('setting.password.policy.days', { n: days }) : t('setting.password.policy.never'),
        words.length ? t('setting.password.policy.words', { n: words.length }) : '',
      ].join('')
    }
    case 'password.first':
      return t(`setting.password.first.${setting.value}`)
    case 'second.required':
      return t(`setting.second.required.${setting.value}`)
    case 'session.idle':
      return t('setting.minutes', { n: setting.value })
    case 'transfer.days':
      return t('setting.working_days', { n: setting.value })
    case 'plan.steps':
      return t(`setting.plan.steps.${setting.value}`)
    case 'climb.return':
      return t(`setting.climb.return.${setting.value}`)
    case 'climb.notice':
      return t('setting.climb.notice.value', { ...setting.value })
    case 'climb.correct':
      return t('setting.days', { n: setting.value })
    case 'officers':
    case 'duties.both':
    case 'climb.release':
    case 'public.mask':
      return t(`setting.${setting.key}.${yes(setting.value)}`)
    case 'plan.end':
      return (['senior', 'middle', 'junior'] as const)
        .map((grade) =>
          t('setting.plan.end.value', {
            grade: t(`setting.grade.${grade}`),
            level: t(`setting.level.${setting.value[grade] as 1 | 2 | 3 | 4}`),
          }),
        )
        .join('；')
    case 'plan.window': {
      const years = Object.entries(setting.value).sort(([a], [b]) => a.localeCompare(b))
      if (years.length === 0) return t('setting.plan.window.open')
      return years
        .map(([year, { opensAt, closesAt }]) =>
          t('setting.plan.window.value', { year, from: unbroken(opensAt), to: unbroken(closesAt) }),
        )
        .join('；')
    }
  }
}
