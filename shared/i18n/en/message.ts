import type { Complete } from '../index.ts'
import type { words as zh } from '../zh-CN/message.ts'

export const words: Complete<typeof zh> = {
  'message.title': 'Messages',
}
