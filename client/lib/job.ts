import { useQuery } from '@tanstack/solid-query'
import { dataOf } from '../ui/loaded.tsx'
import { ask, asProblem, type CallOutput } from './call.ts'

export type WorkbookJob = CallOutput<'workbook.job'>

const LOOK_EVERY_MS = 400

/** Follows an import or export of the server until it is no longer running; an empty id follows nothing. */
export function useWorkbookJob(jobId: () => string) {
  const query = useQuery(() => ({
    queryKey: ['workbook', 'job', jobId()],
    queryFn: () => ask('workbook.job', { jobId: jobId() }),
    enabled: jobId() !== '',
    refetchInterval: (each) =>
      each.state.data && each.state.data.state !== 'running' ? false : LOOK_EVERY_MS,
    gcTime: 0,
  }))
  return {
    data: (): WorkbookJob | undefined => (jobId() ? dataOf(query) : undefined),
    problem: () => (query.isError ? asProblem(query.error) : null),
    again: (): void => void query.refetch(),
  }
}
