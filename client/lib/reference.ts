import type { ReferenceItem, ReferenceKind } from '../../shared/reference/reference.ts'
import { useAsk } from './query.ts'

export interface Option {
  value: string
  label: string
}

/** The reference data of these kinds, kept for the session: choices for selects, and names of codes. Reactive. */
export function useReference(...kinds: ReferenceKind[]) {
  const query = useAsk('reference.items', () => ({ kinds }), { keep: true })
  const items = (kind: ReferenceKind): readonly ReferenceItem[] =>
    (query.isPending ? undefined : query.data?.kinds[kind]) ?? []
  return {
    items,
    options: (kind: ReferenceKind, parent?: string): Option[] =>
      items(kind)
        .filter((item) => parent === undefined || item.parent === parent)
        .map(({ code, name }) => ({ value: code, label: name })),
    /** The name, or the code itself while it is not known. */
    name: (kind: ReferenceKind, code: string): string =>
      items(kind).find((item) => item.code === code)?.name ?? code,
    ready: (): boolean => !query.isPending,
  }
}
