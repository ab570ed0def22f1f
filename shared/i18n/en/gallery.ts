import type { Complete } from '../index.ts'
import type { words as source } from '../zh-CN/gallery.ts'

export const words: Complete<typeof source> = {
  'gallery.title': 'Gallery',
  'gallery.meta': 'Every part in every state',
  'gallery.actions': 'Actions',
  'gallery.signs': 'Marks and states',
  'gallery.frames': 'Heads and bands',
  'gallery.live': 'Live review',
  'gallery.fields': 'Fields',
  'gallery.reading': 'Reading and print',
  'gallery.table': 'List',
  'gallery.over': 'Over the page',
  'gallery.states': 'Empty, loading, error',
}
