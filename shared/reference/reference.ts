/** 基础数据 (domain part 3): every coded list of the province. */
export const REFERENCE_KINDS = [
  'series',
  'level',
  'title',
  'specialty',
  'area',
  'ethnic',
  'education',
  'degree',
  'politics',
  'affiliation',
  'rank',
  'nature',
  'sector',
  'holiday',
] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

/** 正高级 · 副高级 · 中级 · 助理级 · 员级, highest first. */
export const TITLE_LEVELS = ['1', '2', '3', '4', '5'] as const
export type TitleLevel = (typeof TITLE_LEVELS)[number]

/** Kind an item's `parent` names, where it has one. */
export const PARENT_KIND: Partial<Record<ReferenceKind, ReferenceKind>> = {
  title: 'series',
  specialty: 'series',
  area: 'area',
}

/** What items of a kind say of themselves beside their name; without choices the text is free. */
export const ATTRIBUTES: Partial<
  Record<ReferenceKind, readonly { key: string; choices?: readonly string[]; required?: boolean }[]>
> = {
  series: [{ key: 'alias' }],
  title: [
    { key: 'level', choices: TITLE_LEVELS, required: true },
    { key: 'by', choices: ['review', 'both', 'exam'] },
  ],
  /** Two letters of GB/T 3304. */
  ethnic: [{ key: 'letters' }],
  /** A county the province governs itself. */
  area: [{ key: 'direct', choices: ['1'] }],
  holiday: [{ key: 'work', choices: ['0', '1'], required: true }],
}

/** An item in force. `attrs` of a title: `level`, `by` (考试/考评结合/评审); of a holiday: `work` is `1` for a working weekend. */
export interface ReferenceItem {
  code: string
  name: string
  parent: string
  sort: number
  attrs: Record<string, string>
}
