import type { Complete } from '../index.ts'
import type { words as zh } from '../zh-CN/blacklist.ts'

export const words: Complete<typeof zh> = {
  'blacklist.title': 'Blacklist',
}
