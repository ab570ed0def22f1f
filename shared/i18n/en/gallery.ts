import type { Complete } from '../index.ts'
import type { words as source } from '../zh-CN/gallery.ts'

export const words: Complete<typeof source> = {
  'gallery.title': 'Gallery',
}
