import { type JSX, Match, Show, Switch } from 'solid-js'
import { asProblem } from '../lib/call.ts'
import { ErrorState } from './error-state.tsx'
import { PageTitle } from './layout.tsx'
import { Skeleton } from './skeleton.tsx'

export interface Asked<T> {
  readonly data: T | undefined
  readonly isPending: boolean
  readonly isError: boolean
  readonly error: unknown
  refetch: () => unknown
}

/** What was asked for, or nothing yet. Reading `data` while it is pending would suspend the whole page. */
export const dataOf = <T,>(query: Asked<T>): T | undefined => (query.isPending ? undefined : query.data)

/** The same for the one thing that is looked at: nothing while the answer at hand is still about another. */
export function dataAbout<T extends { id: string }>(query: Asked<T>, id: string | undefined): T | undefined {
  const found = id ? dataOf(query) : undefined
  return found?.id === id ? found : undefined
}

/** An answer's three faces: on its way, not to be had and why, here. What is here stays while it is asked again. */
export function Loaded<T>(props: {
  query: Asked<T>
  lines?: number
  table?: boolean
  /** Heads the page until its own heading is here, and when nothing is to be had. */
  title?: string
  children: (data: () => NonNullable<T>) => JSX.Element
}) {
  return (
    <Switch
      fallback={
        <>
          <Show when={props.title}>{(title) => <PageTitle title={title()} />}</Show>
          <Skeleton lines={props.lines ?? 6} {...(props.table ? { table: true } : {})} />
        </>
      }
    >
      <Match when={dataOf(props.query) ?? undefined}>
        {(data) => props.children(data as () => NonNullable<T>)}
      </Match>
      <Match when={props.query.isError}>
        <Show when={props.title}>{(title) => <PageTitle title={title()} />}</Show>
        <ErrorState problem={asProblem(props.query.error)} onRetry={() => void props.query.refetch()} />
      </Match>
    </Switch>
  )
}
