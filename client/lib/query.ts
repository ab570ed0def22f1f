import {
  keepPreviousData,
  QueryClient,
  QueryObserver,
  type QueryObserverOptions,
  useQueryClient,
} from '@tanstack/solid-query'
import { createComputed, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Topic } from '../../shared/history.ts'
import type { Right } from '../../shared/permission.ts'
import type { Problem } from '../../shared/problem.ts'
import { ask, asProblem, type CallInput, type CallName, type CallOutput, call } from './call.ts'
import { createCommandIds } from './command-ids.ts'
import { useStaff } from './staff.tsx'

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

const domainOf = (name: CallName): string => name.split('.')[0]!

type Asked<T> = QueryObserverOptions<T, unknown>

/** An answer as a page sees it; every part is reactive by itself. */
export interface Asking<T> {
  readonly data: T | undefined
  readonly isPending: boolean
  readonly isError: boolean
  readonly isFetching: boolean
  /** What is shown is still the answer to the question before. */
  readonly isPlaceholderData: boolean
  readonly error: unknown
  refetch: () => unknown
}

/**
 * A read operation as a query under `[domain, operation, input]`. With `keep` what was read stays on the page while
 * another input is asked for, so that a list does not flash when its filter changes.
 *
 * It watches the query itself: TanStack's `useQuery` is a resource, which suspends the page for a moment even when
 * the answer is known, and a page that is taken out of the document and put back loses its open drawers and sheets.
 */
export function useAsk<N extends CallName>(
  name: N,
  input: () => CallInput<N>,
  options: { when?: () => boolean; keep?: boolean } = {},
): Asking<CallOutput<N>> {
  const client = useQueryClient()
  const asked = createMemo<Asked<CallOutput<N>>>(() => ({
    queryKey: [domainOf(name), name, input()],
    queryFn: () => ask(name, input()),
    enabled: options.when?.() ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    // so that the first look already says that it is being asked for
    _optimisticResults: 'optimistic',
  }))
  const observer = new QueryObserver<CallOutput<N>, unknown>(client, asked())
  const seen = () => observer.getOptimisticResult(client.defaultQueryOptions(asked()))
  const [result, setResult] = createSignal(seen())
  createComputed(
    on(
      asked,
      (next) => {
        observer.setOptions(next)
        setResult(() => seen())
      },
      { defer: true },
    ),
  )
  onCleanup(observer.subscribe((next) => setResult(() => next)))
  const data = createMemo(() => result().data)
  const isPending = createMemo(() => result().isPending)
  const isError = createMemo(() => result().isError)
  const isFetching = createMemo(() => result().isFetching)
  const isPlaceholderData = createMemo(() => result().isPlaceholderData)
  const error = createMemo(() => result().error)
  return {
    get data() {
      return data()
    },
    get isPending() {
      return isPending()
    },
    get isError() {
      return isError()
    },
    get isFetching() {
      return isFetching()
    },
    get isPlaceholderData() {
      return isPlaceholderData()
    },
    get error() {
      return error()
    },
    refetch: () => observer.refetch(),
  }
}

/** A topic that more than its own domain shows: a declaration is the applicant's, and the offices' on its way. */
const SHOWN_BY: Partial<Record<string, readonly string[]>> = {
  declare: ['declare', 'climb', 'person'],
}

/**
 * Topics the desk counts, and the right without which none of it is counted for a person (`todosOf`, `deadlinesOf`).
 * Counting is dear: news of anything else, as of people, leaves the desk alone.
 */
const ON_DESK: Partial<Record<Topic, Right>> = {
  org: 'org.manage',
  plan: 'plan.view',
  setting: 'plan.view',
  declare: 'office',
  committee: 'office',
  transfer: 'transfer.manage',
  staff: 'staff.grant',
  notice: 'office',
}

/** News comes in bursts; what a page shows of it is asked for once per burst, in ms. */
const BURST_MS = 300

/**
 * Once per shell: what the server says has changed is asked for again wherever it is shown, and so is everything
 * after the line was down, for what was said meanwhile is lost.
 */
export function useNews(): void {
  const { channel, may } = useStaff()
  const client = useQueryClient()
  const waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = channel.onNews((topics, within) => {
    for (const topic of topics) {
      for (const domain of SHOWN_BY[topic] ?? [topic]) waiting.add(domain)
      const right = ON_DESK[topic]
      if (right && may(right)) waiting.add('desk')
    }
    timer ??= setTimeout(
      () => {
        timer = undefined
        for (const domain of waiting) void client.invalidateQueries({ queryKey: [domain] })
        waiting.clear()
      },
      BURST_MS + Math.random() * within,
    )
  })
  let wasUp = false
  createEffect(
    on(channel.up, (up) => {
      if (up && wasUp) void client.invalidateQueries()
      wasUp ||= up
    }),
  )
  onCleanup(() => {
    stop()
    clearTimeout(timer)
  })
}

export type Commands = {
  [N in CallName]: CallInput<N> extends { commandId: string } ? N : never
}[CallName]

/**
 * Carries out a command and asks for everything of its domain again. The same command sent once more after a lost
 * answer goes with the same id, so that it is done once.
 */
export function useAct() {
  const client = useQueryClient()
  const once = createCommandIds()
  return async <N extends Commands>(
    name: N,
    input: Omit<CallInput<N>, 'commandId'>,
    onDone?: (value: CallOutput<N>) => void,
  ): Promise<Problem | null> => {
    const result = await once(JSON.stringify([name, input]), (commandId) =>
      call(name, { ...input, commandId } as unknown as CallInput<N>),
    )
    await client.invalidateQueries({ queryKey: [domainOf(name)] })
    if (domainOf(name) !== 'review') await client.invalidateQueries({ queryKey: ['desk'] })
    if (!result.ok) return result.problem
    onDone?.(result.value)
    return null
  }
}
