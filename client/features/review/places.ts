import type { SheetKey } from './queries.ts'

/** Addresses of the office's pages, whole, so that they can be sent to a colleague. */
export const deskPlace = '/manage'
export const listPlace = '/manage/reviews'
export const importPlace = (reviewId?: string): string =>
  reviewId ? `/manage/reviews/import?review=${reviewId}` : '/manage/reviews/import'
export const reviewPlace = (reviewId: string, tab?: string): string =>
  `/manage/reviews/${reviewId}${tab ? `?tab=${tab}` : ''}`
export const slipsPlace = (reviewId: string): string => `/manage/reviews/${reviewId}/slips`
export const paperPlace = (reviewId: string, sheet: SheetKey, panelId?: string): string =>
  `/manage/reviews/${reviewId}/papers/${sheet}${panelId ? `?panel=${panelId}` : ''}`
export const watchPlace = '/manage/supervision'
export const watchReviewPlace = (reviewId: string): string => `/manage/supervision/${reviewId}`
export const watchPanelPlace = (reviewId: string, panelId: string): string =>
  `/manage/supervision/${reviewId}/${panelId}`
