import { isMobile } from '../contact.rules.ts'

/**
 * The one mask of the product: an ID number keeps its first three and last two signs, a phone its first
 * three and last four. One mask everywhere, so that two lists laid side by side give nothing more.
 */
export const maskId = (id: string): string =>
  id.length < 8 ? '*'.repeat(id.length) : `${id.slice(0, 3)}${'*'.repeat(id.length - 5)}${id.slice(-2)}`

export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** The telephone of an organisation's contact: a mobile is a person's, the line of an office is nobody's. */
export const maskContact = (phone: string): string => (isMobile(phone) ? maskPhone(phone) : phone)

/** A free text with every number in it that could be somebody's ID or phone masked: reasons and notes are kept so. */
export const maskIn = (text: string): string =>
  text
    .replace(/(?<![\dA-Za-z])\d{15,18}[\dXx]?(?![\dA-Za-z])/g, maskId)
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, maskPhone)

/** A name as the public reads it: 姓＊ (setting `public.mask`); of a compound surname the first sign. */
export const maskName = (name: string): string => `${[...name.trim()][0] ?? ''}＊`
