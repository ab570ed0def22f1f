import { expect, test } from 'vitest'
import { dateFaults, datesProblem, earliestEnds, noticeProblem } from '../../shared/climb/notice.rules.ts'

const CALENDAR = { holidays: new Set(['2026-10-01', '2026-10-02']), worked: new Set(['2026-09-27']) }
const DAYS = { shown: 3, notice: 5 }
const part = (shownFrom: string, shownTo: string, noticeFrom: string, noticeTo: string) => ({
  ...{ shownFrom, shownTo, noticeFrom, noticeTo },
})
/** Monday to Friday. */
const SOUND = part('2026-11-02', '2026-11-04', '2026-11-09', '2026-11-13')

test.for<[name: string, dates: ReturnType<typeof part>, sound: boolean]>([
  ['three days and five working days', SOUND, true],
  ['nothing yet', part('', '', '', ''), true],
  ['展示 alone', part('2026-11-02', '2026-11-04', '', ''), true],
  ['展示 of two days', part('2026-11-02', '2026-11-03', '', ''), false],
  ['公示 over a weekend', part('', '', '2026-11-05', '2026-11-09'), false],
  ['公示 over a holiday, one weekend day of it worked', part('', '', '2026-09-27', '2026-09-30'), false],
  ['the same with the days after the holiday', part('', '', '2026-09-27', '2026-10-05'), true],
  ['an end before its beginning', part('2026-11-04', '2026-11-02', '', ''), false],
  ['a day there is not', part('', '', '2026-11-31', '2026-12-11'), false],
  [
    'the end of the calendar, beyond which nothing can be counted',
    part('', '', '9999-12-20', '9999-12-31'),
    true,
  ],
  ['a beginning long ago', part('', '', '0001-01-01', '0001-01-01'), false],
])('domain 1.3 dates of the unit: %s', ([, dates, sound]) => {
  expect(datesProblem(dates, DAYS, CALENDAR)?.code ?? null).toBe(sound ? null : 'climb.notice_order')
})

test('domain 4.5 the 负责人 passes the file on the day after 公示 is over, and not before', () => {
  const at = (today: string, dates: ReturnType<typeof part> | null = SOUND) =>
    noticeProblem(dates, DAYS, CALENDAR, today)?.code ?? null
  expect(at('2026-11-13')).toBe('climb.notice_running')
  expect(at('2026-11-14')).toBeNull()
  expect(at('2026-11-14', null)).toBe('climb.notice_missing')
  expect(at('2026-11-14', part('', '', '2026-11-02', '2026-11-06'))).toBe('climb.notice_missing')
  // too short by a setting that came later: until as many days are full
  expect(at('2026-11-05', part('2026-11-02', '2026-11-04', '2026-11-02', '2026-11-03'))).toBe(
    'climb.notice_running',
  )
  expect(noticeProblem(null, { shown: 0, notice: 0 }, CALENDAR, '2026-11-14')).toBeNull()
})

test('domain 1.3 the earliest end is the day that fills the rule, and each wrong date is named', () => {
  const ends = earliestEnds({ shownFrom: '2026-11-02', noticeFrom: '2026-09-27' }, DAYS, CALENDAR)
  expect(ends).toEqual({ shownTo: '2026-11-04', noticeTo: '2026-10-05' })
  expect(earliestEnds({ shownFrom: '', noticeFrom: 'x' }, DAYS, CALENDAR)).toEqual({
    ...{ shownTo: '', noticeTo: '' },
  })
  const wrong = part('2026-11-04', '2026-11-02', '2026-09-27', '2026-10-04')
  expect(dateFaults(wrong, DAYS, CALENDAR)).toEqual([
    { field: 'shownTo', code: 'order', earliest: '2026-11-06' },
    { field: 'noticeTo', code: 'short', earliest: '2026-10-05' },
  ])
  expect(dateFaults(part('2026-02-30', '', '', ''), DAYS, CALENDAR)).toEqual([
    { field: 'shownFrom', code: 'day', earliest: '' },
  ])
})
