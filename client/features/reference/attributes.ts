import type { ReferenceKind } from '../../../shared/reference/reference.ts'

export interface Attribute {
  key: string
  /** Codes to choose from; without them the text is free. */
  choices?: readonly string[]
}

/** What items of a kind say of themselves beside their name. */
export const ATTRIBUTES: Record<ReferenceKind, readonly Attribute[]> = {
  series: [{ key: 'alias' }],
  level: [],
  title: [
    { key: 'level', choices: ['1', '2', '3', '4', '5'] },
    { key: 'by', choices: ['review', 'both', 'exam'] },
  ],
  specialty: [],
  area: [],
  ethnic: [],
  education: [],
  degree: [],
  politics: [],
  affiliation: [],
  rank: [],
  nature: [],
  sector: [],
  holiday: [{ key: 'work', choices: ['0', '1'] }],
}

/** Kind an item's `parent` is of. */
export const parentKind = (kind: ReferenceKind): 'series' | 'area' | null =>
  kind === 'title' || kind === 'specialty' ? 'series' : kind === 'area' ? 'area' : null
