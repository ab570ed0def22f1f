import type { CandidateRecord } from '../../../shared/live/view.ts'
import { isOneOf, remember } from '../../lib/remember.ts'

export const ORDERS = ['no', 'lot', 'stroke', 'pinyin'] as const
export type Order = (typeof ORDERS)[number]

/** The order this tablet was set to, if any. */
export const keptOrder = remember('ballot.order', isOneOf(ORDERS))

/** 姓氏笔画 and 拼音 as the browser's own collation has them; equal names stay in roster order. */
const COLLATORS = {
  stroke: new Intl.Collator('zh-u-co-stroke'),
  pinyin: new Intl.Collator('zh-u-co-pinyin'),
}

export function inOrder<T extends Pick<CandidateRecord, 'no' | 'lot' | 'name'>>(
  candidates: readonly T[],
  order: Order,
): T[] {
  return [...candidates].sort((a, b) => {
    const first =
      order === 'stroke' || order === 'pinyin'
        ? COLLATORS[order].compare(a.name, b.name)
        : order === 'lot'
          ? (a.lot ?? a.no) - (b.lot ?? b.no)
          : 0
    return first || a.no - b.no
  })
}
