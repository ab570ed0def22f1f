import type { Complete } from '../index.ts'
import type { words as zh } from '../zh-CN/committee.ts'

export const words: Complete<typeof zh> = {
  'committee.title': 'Committees',
}
