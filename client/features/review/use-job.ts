import { useQuery } from '@tanstack/solid-query'
import { ask, asProblem } from '../../lib/call.ts'
import { dataOf } from '../../ui/loaded.tsx'

const LOOK_EVERY_MS = 400

/** Follows a job of the server until it is no longer running. */
export function useJob(jobId: () => string) {
  const query = useQuery(() => ({
    queryKey: ['job', jobId()],
    queryFn: () => ask('review.job', { jobId: jobId() }),
    refetchInterval: (each) =>
      each.state.data && each.state.data.state !== 'running' ? false : LOOK_EVERY_MS,
    gcTime: 0,
  }))
  return {
    data: () => dataOf(query),
    problem: () => (query.isError && !dataOf(query) ? asProblem(query.error) : null),
    again: () => void query.refetch(),
  }
}
