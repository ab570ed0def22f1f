/** How the keys of what forms keep begin. */
export const TYPED = 'form.'

/**
 * Small things a browser keeps for a person (theme, table columns). Reading goes through `guard`, because what lies
 * in storage may come from an older version or another hand; private windows may refuse storage altogether. What is
 * of one sitting alone goes into `sessionStorage`.
 */
export function remember<T>(
  key: string,
  guard: (value: unknown) => value is T,
  storage: () => Storage = () => localStorage,
) {
  const name = `gongping.${key}`
  return {
    read(): T | null {
      try {
        const text = storage().getItem(name)
        const value: unknown = text === null ? null : JSON.parse(text)
        return guard(value) ? value : null
      } catch {
        return null
      }
    },
    write(value: T): void {
      try {
        storage().setItem(name, JSON.stringify(value))
      } catch {
        // A full or forbidden storage costs the memory of a preference, never the work itself.
      }
    },
    forget(): void {
      try {
        storage().removeItem(name)
      } catch {
        // As above.
      }
    },
  }
}

/**
 * What was typed into forms in this window and not saved goes: it outlives a login that ended by itself, but whoever
 * logs out leaves the machine to the next.
 */
export function forgetTyped(): void {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(`gongping.${TYPED}`)) sessionStorage.removeItem(name)
  } catch {
    // As above.
  }
}

export const isString = (value: unknown): value is string => typeof value === 'string'
export const isStringList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(isString)
export const isOneOf =
  <const T extends string>(list: readonly T[]) =>
  (value: unknown): value is T =>
    list.includes(value as T)
