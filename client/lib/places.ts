const at = (panelId: string): string => `/review/${encodeURIComponent(panelId)}`
const of = (page: string) => (panelId: string, candidateId?: string) =>
  candidateId ? `${at(panelId)}/${page}/${encodeURIComponent(candidateId)}` : `${at(panelId)}/${page}`

/** Addresses of an expert's pages. */
export const HOME = '/review'
/** The seats to choose from, shown even when there is only one: there one signs out and changes the display. */
export const SEATS = '/review?seats'
export const panelPlace = at
export const votePlace = of('candidates')
export const scorePlace = of('score')
export const opinionPlace = of('opinion')
export const questionPlace = of('questions')
export const submitPlace = (panelId: string): string => `${at(panelId)}/submit`
