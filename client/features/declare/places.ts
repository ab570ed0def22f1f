import type { Section } from '../../../shared/declare/sections.ts'

/** Parts of a file's page beside the sections of its form. */
export const PARTS = ['way', 'check'] as const
export type Part = Section | (typeof PARTS)[number]

export const HOME = '/declare'
export const MESSAGES = '/declare/messages'
export const ACCOUNT = '/declare/account'
export const beginPlace = (kind: string): string => `${HOME}/begin/${kind}`
export const filePlace = (id: string, part?: Part): string =>
  `${HOME}/file/${encodeURIComponent(id)}${part ? `/${part}` : ''}`

/** Leads to one field: the form opens its entry and puts the cursor there. */
export function fieldPlace(
  id: string,
  at: { section: Section; rowId?: string | undefined; field?: string | undefined; slot?: string },
): string {
  const search = new URLSearchParams()
  if (at.rowId) search.set('row', at.rowId)
  if (at.field) search.set('field', at.field)
  if (at.slot) search.set('slot', at.slot)
  return `${filePlace(id, at.section)}${search.size ? `?${search}` : ''}`
}

/** The same place for `navigate`, which counts from the portal's own root. */
export const inside = (place: string): string => place.slice(HOME.length) || '/'
