import { createEffect, createRoot, createSignal } from 'solid-js'
import { isOneOf, remember } from './remember.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
export const TEXTS = ['normal', 'large'] as const
export type TextSize = (typeof TEXTS)[number]

const keptTheme = remember('theme', isOneOf(THEMES))
const keptText = remember('text', isOneOf(TEXTS))

const [themeChoice, setChoice] = createSignal<Theme>(keptTheme.read() ?? 'auto')
const [textSize, setText] = createSignal<TextSize>(keptText.read() ?? 'normal')
const system = matchMedia('(prefers-color-scheme: dark)')
const [systemDark, setSystemDark] = createSignal(system.matches)
system.addEventListener('change', (event) => setSystemDark(event.matches))

/** What the person chose; `auto` follows the system. */
export const theme = themeChoice
/** What is shown. */
export const isDark = () => (themeChoice() === 'auto' ? systemDark() : themeChoice() === 'dark')
export const text = textSize

export function setTheme(next: Theme): void {
  keptTheme.write(next)
  setChoice(next)
}

export function setTextSize(next: TextSize): void {
  keptText.write(next)
  setText(next)
}

export const toggleDark = (): void => setTheme(isDark() ? 'light' : 'dark')
export const toggleLarge = (): void => setTextSize(textSize() === 'large' ? 'normal' : 'large')

/** Puts theme and text size on <html> and keeps them there. Called once, before the first render. */
export function startTheme(root: HTMLElement = document.documentElement): void {
  createRoot(() => {
    createEffect(() => {
      root.dataset.theme = isDark() ? 'dark' : 'light'
    })
    createEffect(() => {
      root.dataset.text = textSize()
    })
  })
}
