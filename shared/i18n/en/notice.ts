import type { Complete } from '../index.ts'
import type { words as source } from '../zh-CN/notice.ts'

export const words: Complete<typeof source> = {}
