import { createSignal, onCleanup, onMount } from 'solid-js'
import { isOneOf, remember } from '../../lib/remember.ts'

const kept = remember('climb.keys', isOneOf(['on', 'off'] as const))

/** What the keys of a file do; each is also a button on the page. */
export interface KeyActs {
  file: (by: 1 | -1) => void
  section: (by: 1 | -1) => void
  /** The n-th section, 0 is 概况. */
  sectionAt: (n: number) => void
  pass: () => void
  sendBack: () => void
  help: () => void
}

/** Writing, choosing from a list, or a sheet over the page: then keys are text, not commands. */
const isElsewhere = (target: EventTarget | null): boolean =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], .paper-table') !== null)

/** What scrolls by itself keeps the arrows that scroll it. */
const scrolls = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-scrolls]') !== null

/**
 * Single keys for the reviewer's hand: j k or ← → for files, ↑ ↓ or digits for sections, P, R, ?. They can be turned
 * off for good (WCAG 2.1.4), and never act while something is written or a sheet is open.
 */
export function useKeys(acts: KeyActs) {
  const [on, setOn] = createSignal(kept.read() !== 'off')
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return
    if (event.key === '?') {
      event.preventDefault()
      acts.help()
      return
    }
    if (!on()) return
    const found = commandOf(event, acts)
    if (!found) return
    event.preventDefault()
    found()
  }
  onMount(() => document.addEventListener('keydown', press))
  onCleanup(() => document.removeEventListener('keydown', press))
  return {
    on,
    turn(next: boolean): void {
      setOn(next)
      kept.write(next ? 'on' : 'off')
    },
  }
}

function commandOf(event: KeyboardEvent, acts: KeyActs): (() => void) | undefined {
  const key = event.key.toLowerCase()
  if (/^[0-9]$/.test(key)) return () => acts.sectionAt(Number(key))
  const arrows: Record<string, () => void> = {
    arrowleft: () => acts.file(-1),
    arrowright: () => acts.file(1),
    arrowup: () => acts.section(-1),
    arrowdown: () => acts.section(1),
  }
  if (key in arrows) return scrolls(event.target) ? undefined : arrows[key]
  const letters: Record<string, () => void> = {
    j: () => acts.file(1),
    k: () => acts.file(-1),
    p: acts.pass,
    r: acts.sendBack,
  }
  return letters[key]
}
