import type { Complete } from '../index.ts'
import type { words as zh } from '../zh-CN/job.ts'

export const words: Complete<typeof zh> = {
  'job.title': 'Jobs',
}
