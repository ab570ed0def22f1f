/** A candidate's file as the experts read it: sections in reading order. Documents hang beside. */
export interface DossierSection {
  /** Stable key; documents name it to stand beside their section. */
  key: SectionKey
  /** Label and value pairs, as on a printed form. */
  facts?: [label: string, value: string][]
  /** Rows under a heading. */
  table?: { head: string[]; rows: string[][] }
  /** Running text, paragraphs apart by newlines. */
  text?: string
}

export const SECTION_KEYS = [
  'basic',
  'application',
  'current',
  'study',
  'work',
  'training',
  'assessment',
  'achievement',
  'paper',
  'award',
  'summary',
  'exam',
  'attachment',
] as const
export type SectionKey = (typeof SECTION_KEYS)[number]
export type Dossier = DossierSection[]
