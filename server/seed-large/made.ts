import { type Chance, chanceFrom } from '../demo/chance.ts'
import { pinyinOf } from '../pinyin.ts'

/** How large the world is; a test takes a small one. */
export interface Size {
  orgs: number
  persons: number
  plans: number
  /** One for each of so many people; every 25th with its contents. */
  declarations: number
}

/** A province of the size the product is promised for. */
export const PROVINCE: Size = { orgs: 20_000, persons: 300_000, plans: 60_000, declarations: 300_000 }

/** The day of the data: everything lies before it, whenever it is made. */
export const TODAY = new Date('2026-11-20T01:00:00.000Z')
/** The year it is in. */
export const YEAR = 2026
export const DAY = 86_400_000

/** What all parts are made with: the same numbers, ids and names at every run. */
export interface Maker {
  chance: Chance
  /** An id like any other of the product, in order. */
  id: () => string
  /** Days before `TODAY`, at an hour of work. */
  before: (least: number, most: number) => Date
  pinyin: (name: string) => string
}

/** UUIDv7 for moments a millisecond apart: as long and as sorted as those of a living system. */
function idsFrom(chance: Chance): () => string {
  let at = +TODAY - 400 * DAY
  const hex = (digits: number) =>
    Math.floor(chance.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return () => {
    const time = (at++).toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${chance.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(6)}${hex(6)}`
  }
}

export function makerFrom(seed: number): Maker {
  const chance = chanceFrom(seed)
  const sounds = new Map<string, string>()
  return {
    chance,
    id: idsFrom(chance),
    before: (least, most) =>
      new Date(+TODAY - chance.between(least, most) * DAY - chance.between(0, 8 * 3600) * 1000),
    pinyin(name) {
      let sound = sounds.get(name)
      if (sound === undefined) sounds.set(name, (sound = pinyinOf(name)))
      return sound
    },
  }
}
