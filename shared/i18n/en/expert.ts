import type { Complete } from '../index.ts'
import type { words as zh } from '../zh-CN/expert.ts'

export const words: Complete<typeof zh> = {
  'expert.title': 'Pool of experts',
}
