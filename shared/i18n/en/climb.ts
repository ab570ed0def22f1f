import type { Complete } from '../index.ts'
import type { words as zh } from '../zh-CN/climb.ts'

export const words: Complete<typeof zh> = {
  'climb.title': 'Review',
}
