import { QueryClientProvider } from '@tanstack/solid-query'
import { lazy, onCleanup, Suspense } from 'solid-js'
import { Gate } from '../features/auth/gate.tsx'
import type { Me, Session } from '../features/auth/session.ts'
import { loadWords } from '../lib/i18n.ts'
import { makeQueryClient } from '../lib/query.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Toasts } from '../ui/toasts.tsx'

await loadWords(['auth', 'blacklist', 'declare', 'form', 'message'])

const Home = lazy(() => import('../features/declare/home.tsx'))

/** 职称申报系统 (M-2.10): the applicant's own entrance. */
export default function Declare() {
  return (
    <>
      <Gate portal="declare">{(me, session) => <Own me={me} session={session} />}</Gate>
      <Toasts />
    </>
  )
}

function Own(props: { me: Me; session: Session }) {
  const client = makeQueryClient()
  onCleanup(() => client.clear())
  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Home onLeave={() => void props.session.leave()} />
      </Suspense>
    </QueryClientProvider>
  )
}
