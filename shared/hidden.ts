/** Without signs that have no width or turn the direction of writing: programs put them into what is copied from them. */
export const withoutHidden = (text: string): string => text.replace(/\p{Cf}/gu, '')
