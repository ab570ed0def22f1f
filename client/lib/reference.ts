import type { ReferenceItem, ReferenceKind } from '../../shared/reference/reference.ts'
import { useAsk } from './query.ts'

export interface Option {
  value: string
  label: string
}

/** The reference data of these kinds, kept for the session: choices for selects, and names of codes. Reactive. */
export function useReference(...kinds: ReferenceKind[]) {
  const query = useAsk('reference.items', () => ({ kinds }), { keep: true })
  const items = (kind: ReferenceKind): readonly (ReferenceItem & { initials?: string | undefined })[] =>
    (query.isPending ? undefined : query.data?.kinds[kind]) ?? []
  /** What was used once keeps its name, also after the province has ended it. */
  const ended = (kind: ReferenceKind) => (query.isPending ? undefined : query.data?.ended?.[kind]) ?? []
  return {
    items,
    options: (kind: ReferenceKind, parent?: string): Option[] =>
      items(kind)
        .filter((item) => parent === undefined || item.parent === parent)
        .map(({ code, name }) => ({ value: code, label: name })),
    /** The name, or the code itself while it is not known. */
    name: (kind: ReferenceKind, code: string): string =>
      [...items(kind), ...ended(kind)].find((item) => item.code === code)?.name ?? code,
    ready: (): boolean => !query.isPending,
  }
}
