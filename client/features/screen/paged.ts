import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'

/** Long enough to read a page from the last row. */
const PAGE_MS = 9000

/** What does not fit takes turns; a list that fits stands still. */
export function paged<T>(all: Accessor<readonly T[]>, size: number) {
  const [turn, setTurn] = createSignal(0)
  const pages = createMemo(() => Math.max(1, Math.ceil(all().length / size)))
  const page = createMemo(() => turn() % pages())
  const timer = setInterval(() => setTurn((n) => n + 1), PAGE_MS)
  onCleanup(() => clearInterval(timer))
  return {
    pages,
    page,
    shown: createMemo(() => all().slice(page() * size, (page() + 1) * size)),
  }
}
