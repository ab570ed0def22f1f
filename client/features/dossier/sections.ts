import type { SectionKey } from '../../../shared/review/dossier.ts'
import type { CallOutput } from '../../lib/call.ts'

export type File = CallOutput<'live.dossier'>['files'][number]
export type Dossier = CallOutput<'live.dossier'>
export type Section = Dossier['sections'][number]

/** Tabs in reading order: what the verdict rests on first, and which sections of the form each holds. */
const TABS = {
  achievement: ['achievement', 'award'],
  paper: ['paper'],
  summary: ['summary'],
  basic: ['basic', 'application', 'current', 'study', 'work'],
  assessment: ['assessment', 'training', 'exam'],
} as const satisfies Record<string, readonly SectionKey[]>

export type TabId = keyof typeof TABS | 'files'

export const tabsOf = ({ sections, files }: Dossier): TabId[] => {
  const keys = new Set(sections.map(({ key }) => key))
  const filled = (Object.keys(TABS) as (keyof typeof TABS)[]).filter((tab) =>
    TABS[tab].some((key) => keys.has(key)),
  )
  return files.length > 0 || keys.has('attachment') ? [...filled, 'files'] : filled
}

export const sectionsIn = ({ sections }: Dossier, tab: TabId): Section[] => {
  const keys: readonly string[] = tab === 'files' ? ['attachment'] : TABS[tab]
  return keys.flatMap((key) => sections.filter((section) => section.key === key))
}

/** Documents that belong to a section; the last tab has them all. */
export const filesOf = ({ files }: Dossier, section: string): File[] =>
  files.filter((file) => file.section === section)

const UNITS = ['B', 'KB', 'MB', 'GB'] as const

/** 1.4 MB */
export function sizeText(bytes: number): string {
  const step = Math.min(UNITS.length - 1, bytes > 0 ? Math.floor(Math.log2(bytes) / 10) : 0)
  const n = bytes / 1024 ** step
  return `${step > 0 && n < 10 ? n.toFixed(1) : Math.round(n)} ${UNITS[step]}`
}
