import { panelPlace } from '../../lib/places.ts'

/** Addresses of a leader's pages of a panel. */
export const consolePlace = (panelId: string): string => `${panelPlace(panelId)}/console`
export const assignPlace = (panelId: string): string => `${panelPlace(panelId)}/assign`
export const deliberationPlace = (panelId: string): string => `${panelPlace(panelId)}/deliberation`
