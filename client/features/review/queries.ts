import { QueryClient, useQuery, useQueryClient } from '@tanstack/solid-query'
import { onCleanup } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { ask, asProblem, type CallInput, type CallName, type CallOutput, call } from '../../lib/call.ts'
import { uuid } from '../../lib/uuid.ts'
import { useStaff } from './staff.tsx'

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

/** A lost network is tried again, a refusal is not: asking twice does not change an answer. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 2000,
        retry: (times, thrown) => times < 2 && asProblem(thrown).code === 'net.offline',
        retryDelay: 1000,
      },
    },
  })

export const useReviews = () =>
  useQuery(() => ({ queryKey: ['review', 'list'], queryFn: () => ask('review.list', {}) }))

export const useReview = (reviewId: () => string) =>
  useQuery(() => ({
    queryKey: ['review', 'get', reviewId()],
    queryFn: () => ask('review.get', { reviewId: reviewId() }),
  }))

export const useCandidates = (reviewId: () => string, wanted: () => boolean = () => true) =>
  useQuery(() => ({
    queryKey: ['review', 'candidates', reviewId()],
    queryFn: () => ask('review.candidates', { reviewId: reviewId() }),
    enabled: wanted(),
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
  const client = useQueryClient()
  const stop = staff.channel.onSupervision(() =>
    client.invalidateQueries({ queryKey: ['review', 'supervision'] }),
  )
  onCleanup(stop)
  return useQuery(() => ({
    queryKey: ['review', 'supervision'],
    queryFn: () => ask('review.supervision', {}),
    enabled: staff.may('review.supervise'),
    refetchInterval: 60_000,
  }))
}

type Commands = {
  [N in CallName]: CallInput<N> extends { commandId: string } ? N : never
}[CallName]

/**
 * Carries out a command and asks for everything again that it may have changed. The same command sent once more
 * after a lost answer goes with the same id, so that it is done once.
 */
export function useAct() {
  const client = useQueryClient()
  const unanswered = new Map<string, string>()
  return async <N extends Commands>(
    name: N,
    input: Omit<CallInput<N>, 'commandId'>,
    onDone?: (value: CallOutput<N>) => void,
  ): Promise<Problem | null> => {
    const key = JSON.stringify([name, input])
    const commandId = unanswered.get(key) ?? uuid()
    unanswered.set(key, commandId)
    const result = await call(name, { ...input, commandId } as unknown as CallInput<N>)
    if (result.ok || result.problem.code !== 'net.offline') unanswered.delete(key)
    await client.invalidateQueries({ queryKey: ['review'] })
    if (!result.ok) return result.problem
    onDone?.(result.value)
    return null
  }
}
