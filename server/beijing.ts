const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** `2026-11-20 09:00`, the time on the wall of the office, readable in either language. */
export const clockText = (at: Date | number): string => clock.format(at)

/** The year it is in China: the one people declare for. */
export const yearAt = (at: Date): number => Number(clockText(at).slice(0, 4))
