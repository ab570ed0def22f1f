/**
 * The one mask of the product: an ID number keeps its first three and last two signs, a phone its first
 * three and last four. One mask everywhere, so that two lists laid side by side give nothing more.
 */
export const maskId = (id: string): string =>
  id.length < 8 ? '*'.repeat(id.length) : `${id.slice(0, 3)}${'*'.repeat(id.length - 5)}${id.slice(-2)}`

export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`
