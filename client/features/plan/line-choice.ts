/** One of the words a cell can hold, and what it is found by when it is typed. */
export interface Choice {
  value: string
  label: string
  initials?: string | undefined
}

/** So long a pause begins another word, in ms. */
const PAUSE_MS = 1000

/**
 * Choosing by typing: the initials of a name as it sounds (`ws` is 卫生技术人员) or its code. A list of a browser finds
 * Chinese words by no key of the keyboard. Gives the value meant so far, or null while nothing begins like that.
 */
export function createTyping() {
  let typed = ''
  let last = { at: Number.NEGATIVE_INFINITY, where: null as EventTarget | null }
  return (event: KeyboardEvent, choices: readonly Choice[]): string | null => {
    const isNew = event.timeStamp - last.at > PAUSE_MS || last.where !== event.target
    typed = (isNew ? '' : typed) + event.key.toLowerCase()
    last = { at: event.timeStamp, where: event.target }
    return meant(choices, typed)
  }
}

/** The choice that these keys begin; a code only whole or from its beginning, never in the middle. */
export const meant = (choices: readonly Choice[], typed: string): string | null =>
  choices.find(({ value, initials }) => value === typed || initials?.startsWith(typed))?.value ??
  choices.find(({ value }) => value.startsWith(typed))?.value ??
  null
