import { ErrorBoundary, lazy, Show, Suspense } from 'solid-js'
import { problem } from '../../shared/problem.ts'
import { Gate } from '../features/auth/gate.tsx'
import { reported } from '../features/report/reported.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { Page, Region } from '../ui/layout.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Toasts } from '../ui/toasts.tsx'

const load = () => import('./review-room.tsx')
const Room = lazy(load)
const ReportedPage = lazy(() => import('../features/report/reported-page.tsx'))

/** 职称评审系统. The entrance comes alone, so that a slow tablet shows it at once; the room follows behind it. */
export default function Review() {
  // A failure shows where the room is needed, and is tried again there.
  setTimeout(() => load().catch(() => {}), 0)
  return (
    <ErrorBoundary fallback={<Broken />}>
      <Suspense fallback={<Loading />}>
        <Show
          when={reported()}
          fallback={<Gate portal="review">{(me, session) => <Room me={me} session={session} />}</Gate>}
        >
          {(done) => <ReportedPage reported={done()} />}
        </Show>
      </Suspense>
      <Toasts />
    </ErrorBoundary>
  )
}

const Loading = () => (
  <Page>
    <Region>
      <Skeleton lines={8} />
    </Region>
  </Page>
)

/** A fault of ours: what was sent is safe, and loading the page again is the way out. */
const Broken = () => (
  <Page>
    <Region center>
      <ErrorState problem={problem('server.error')} onRetry={() => location.reload()} />
    </Region>
  </Page>
)
