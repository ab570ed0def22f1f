import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { onCleanup } from 'solid-js'
import { ask, type CallInput, type CallOutput } from '../../lib/call.ts'
import { useStaff } from '../../lib/staff.tsx'

export type ReviewRow = CallOutput<'review.list'>[number]
export type Review = CallOutput<'review.get'>
export type Panel = Review['panels'][number]
export type Seat = Panel['seats'][number]
export type Candidate = CallOutput<'review.candidates'>[number]
export type Job = CallOutput<'review.job'>
export type Watched = CallOutput<'review.supervision'>[number]
export type WatchedPanel = Watched['panels'][number]
export type Results = CallOutput<'review.results'>
export type ResultRow = Results['rows'][number]
export type Slips = CallOutput<'review.slips'>
export type SheetKey = CallInput<'review.sheet'>['sheet']

/** Changes of a running vote come in bursts; what this page shows of them is asked for once per burst, in ms. */
const BURST_MS = 1000

/** Reads this again soon after the server says that a colleague, or the meeting, has changed the review. */
function useNews(queryKey: () => string[], concerns: (reviewId: string) => boolean = () => true): void {
  const { channel } = useStaff()
  const client = useQueryClient()
  let waiting: ReturnType<typeof setTimeout> | undefined
  const stop = channel.onSupervision((reviewId) => {
    if (!concerns(reviewId)) return
    waiting ??= setTimeout(() => {
      waiting = undefined
      void client.invalidateQueries({ queryKey: queryKey() })
    }, BURST_MS)
  })
  onCleanup(() => {
    stop()
    clearTimeout(waiting)
  })
}

export function useReviews() {
  useNews(() => ['review', 'list'])
  return useQuery(() => ({ queryKey: ['review', 'list'], queryFn: () => ask('review.list', {}) }))
}

export function useReview(reviewId: () => string) {
  useNews(
    () => ['review', 'get', reviewId()],
    (changed) => changed === reviewId(),
  )
  return useQuery(() => ({
    queryKey: ['review', 'get', reviewId()],
    queryFn: () => ask('review.get', { reviewId: reviewId() }),
  }))
}

export function useCandidates(reviewId: () => string, wanted: () => boolean = () => true) {
  useNews(
    () => ['review', 'candidates', reviewId()],
    (changed) => changed === reviewId(),
  )
  return useQuery(() => ({
    queryKey: ['review', 'candidates', reviewId()],
    queryFn: () => ask('review.candidates', { reviewId: reviewId() }),
    enabled: wanted(),
  }))
}

export const useDossier = (candidateId: () => string) =>
  useQuery(() => ({
    queryKey: ['review', 'dossier', candidateId()],
    queryFn: () => ask('review.dossier', { candidateId: candidateId() }),
  }))

export const useFiles = (candidateId: () => string) =>
  useQuery(() => ({
    queryKey: ['review', 'files', candidateId()],
    queryFn: () => ask('review.files', { candidateId: candidateId() }),
  }))

export const useResults = (reviewId: () => string, wanted: () => boolean = () => true) =>
  useQuery(() => ({
    queryKey: ['review', 'results', reviewId()],
    queryFn: () => ask('review.results', { reviewId: reviewId() }),
    enabled: wanted(),
  }))

/** Running reviews with their panels' counts. The server says when they changed; once a minute we look anyway. */
export function useSupervision() {
  const staff = useStaff()
  useNews(() => ['review', 'supervision'])
  return useQuery(() => ({
    queryKey: ['review', 'supervision'],
    queryFn: () => ask('review.supervision', {}),
    enabled: staff.may('review.supervise'),
    refetchInterval: 60_000,
  }))
}
