const format = (timeStyle: 'short' | 'medium') =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle })
const clock = format('short')
const clockSeconds = format('medium')

/** `2026-11-20 09:00`, the time on the wall of the office, readable in either language. */
export const clockText = (at: Date | number): string => clock.format(at)

/** `2026-11-20 09:00:07`, where the order of what happened counts. */
export const clockSecondsText = (at: Date | number): string => clockSeconds.format(at)

/** The year it is in China: the one people declare for. */
export const yearAt = (at: Date): number => Number(clockText(at).slice(0, 4))
