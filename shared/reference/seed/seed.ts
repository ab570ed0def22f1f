import type { ReferenceItem, ReferenceKind } from '../reference.ts'
import { DIRECT_AREAS, LONE_AREAS, PROVINCE_AREA, SEED_AREAS } from './areas.ts'
import { ETHNIC_LETTERS, SEED_HOLIDAYS, SEED_LISTS } from './lists.ts'
import { SEED_SERIES, SEED_SPECIALTIES } from './titles.ts'

export type SeedItem = ReferenceItem & { kind: ReferenceKind }

const item = (
  kind: ReferenceKind,
  code: string,
  name: string,
  sort: number,
  parent = '',
  attrs: Record<string, string> = {},
): SeedItem => ({ kind, code, name, sort, parent, attrs })

const two = (n: number): string => String(n).padStart(2, '0')

/** `01 汉族 02 …` as items; a name may hold no blank. */
function plain(kind: ReferenceKind, text: string): SeedItem[] {
  const words = text.split(' ')
  const items: SeedItem[] = []
  for (let at = 0; at < words.length; at += 2) items.push(item(kind, words[at]!, words[at + 1]!, at / 2))
  if (kind === 'ethnic')
    for (const [at, letters] of ETHNIC_LETTERS.split(' ').entries()) items[at]!.attrs = { letters }
  return items
}

function* seriesItems(): Generator<SeedItem> {
  for (const [at, series] of SEED_SERIES.entries()) {
    yield item('series', series.code, series.name, at, '', { alias: series.alias })
    yield* titleItems(series)
  }
  for (const [series, names] of Object.entries(SEED_SPECIALTIES))
    for (const [at, name] of names.split(' ').entries())
      yield item('specialty', `${series}${two(at + 1)}`, name, at, series)
}

/**
 * Codes of titles: the series, then a number that runs through one profession's levels before the next profession's
 * (0601–0605 农艺师 …, 0614 农业技术推广研究员); the second half does not tell the level, so it stands beside.
 */
function* titleItems(series: (typeof SEED_SERIES)[number]): Generator<SeedItem> {
  const most = Math.max(...series.titles.map((names) => names.length))
  const tens = series.code === '04' ? 10 : 0
  let number = 0
  for (let profession = 0; profession < most; profession++) {
    if (tens) number = profession * tens
    for (const [at, names] of series.titles.entries()) {
      const name = names[profession]
      if (!name) continue
      number++
      const level = String(at + 1)
      yield item('title', `${series.code}${two(number)}`, name, number, series.code, {
        level,
        by: series.by?.[level] ?? 'review',
      })
    }
  }
}

function* areaItems(): Generator<SeedItem> {
  let sort = 0
  yield item('area', PROVINCE_AREA[0], PROVINCE_AREA[1], sort++)
  for (const [code, name, counties] of SEED_AREAS) {
    yield item('area', code, name, sort++, PROVINCE_AREA[0])
    for (const county of counties.split(' ')) {
      const own = `${code.slice(0, 4)}${county.slice(0, 2)}`
      yield item(
        'area',
        own,
        county.slice(2),
        sort++,
        code,
        DIRECT_AREAS.includes(own) ? { direct: '1' } : {},
      )
    }
  }
  for (const [code, name] of LONE_AREAS) yield item('area', code, name, sort++, PROVINCE_AREA[0])
}

function* holidayItems(): Generator<SeedItem> {
  for (const [name, from, days] of SEED_HOLIDAYS.free)
    for (let n = 0; n < days; n++) {
      const day = new Date(Date.parse(`${from}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
      yield item('holiday', day, name, Number(day.replaceAll('-', '').slice(2)), '', { work: '0' })
    }
  for (const [name, day] of SEED_HOLIDAYS.worked)
    yield item('holiday', day, name, Number(day.replaceAll('-', '').slice(2)), '', { work: '1' })
}

/** Everything a new installation begins with. */
export const seedItems = (): SeedItem[] => [
  ...seriesItems(),
  ...Object.entries(SEED_LISTS).flatMap(([kind, text]) => plain(kind as ReferenceKind, text)),
  ...areaItems(),
  ...holidayItems(),
]
