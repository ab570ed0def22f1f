import type { Read } from '../../db/query.ts'
import type { Calendar } from '../../shared/calendar/working-days.rules.ts'
import { referenceItemsIn } from './reference.store.ts'

/** Public holidays and worked weekends as they are in force. */
export async function calendarOf(q: Read): Promise<Calendar> {
  const items = await referenceItemsIn(q, 'holiday')
  const days = (work: boolean) =>
    new Set(items.filter(({ attrs }) => (attrs.work === '1') === work).map(({ code }) => code))
  return { holidays: days(false), worked: days(true) }
}
