import { pinyin } from 'pinyin-pro'

/** A name of at most so many signs is a person's: 曾 is read zēng at its head, not céng. */
const PERSON_SIGNS = 4

/**
 * How a name sounds, for the order of names and for search: full pinyin without tones or blanks, a blank, and the
 * initials, all lower case: 洛川市职改办 → `luochuanshizhigaiban lcszgb`. ü is typed v; what is no Chinese sign
 * stands as it is.
 */
export function pinyinOf(name: string): string {
  const parts = pinyin(name.normalize('NFKC'), {
    toneType: 'none',
    type: 'all',
    nonZh: 'consecutive',
    v: true,
    surname: [...name].length <= PERSON_SIGNS ? 'head' : 'off',
  }).map(({ isZh, pinyin: sound, origin }) => {
    const whole = (isZh ? sound : origin).replace(/[\s·•]/g, '').toLowerCase()
    return { whole, initial: isZh ? whole.slice(0, 1) : whole }
  })
  const join = (key: 'whole' | 'initial') => parts.map((part) => part[key]).join('')
  return `${join('whole')} ${join('initial')}`.trim()
}

/** The initials alone: 卫生技术人员 → `wsjsry`. */
export const initialsOf = (name: string): string => pinyinOf(name).split(' ').at(-1) ?? ''
