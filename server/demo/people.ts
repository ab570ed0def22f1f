import type { Chance } from './chance.ts'

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
]
const GIVEN = [
  ...'砚秋知远牧川明栖予安闻溪景行怀瑾叙白南星清越若谷维桢书屿长策沉舟晓山以宁云起既白临川望舒知非思齐文博建华国强志明海燕春梅丽君雪松立新永红振东秀英卫民佳怡子涵雨桐浩然嘉树',
]

/** Distinct, believable names; nobody in particular. */
export function nameSource(chance: Chance): () => string {
  const used = new Set<string>()
  return () => {
    for (;;) {
      const given = chance.maybe(0.82) ? chance.pick(GIVEN) + chance.pick(GIVEN) : chance.pick(GIVEN)
      const name = chance.pick(SURNAMES) + given
      if (used.has(name) || given[0] === given[1]) continue
      used.add(name)
      return name
    }
  }
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * A well-formed citizen's number that belongs to nobody: area 419999 has never been given out (GB/T 2260).
 * @param birth `YYYY-MM-DD`
 */
export function nobodysNumber(chance: Chance, birth: string, sex: string): string {
  const order = chance.between(0, 99)
  const last = chance.between(0, 4) * 2 + (sex === '男' ? 1 : 0)
  const body = `419999${birth.replaceAll('-', '')}${String(order).padStart(2, '0')}${last}`
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return body + '10X98765432'[sum % 11]
}

/** A number of the range kept free for works of fiction. */
export const nobodysPhone = (chance: Chance): string =>
  `1380000${String(chance.between(0, 9999)).padStart(4, '0')}`

/** A day between two years, `YYYY-MM-DD`. */
export function dayBetween(chance: Chance, from: number, to: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${chance.between(from, to)}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`
}

/** A mail address that reaches nobody: example.com is kept free for documents. */
export const mailOf = (login: string): string => `${login}@example.com`

const DAY = 86_400_000

/** 10:00 in Beijing so many days before, when offices are open. */
export const morningBefore = (now: Date, days: number): Date =>
  new Date(Math.floor((+now + DAY / 3) / DAY - days) * DAY + DAY / 12)
