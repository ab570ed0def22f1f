import { lazy, onCleanup, Suspense } from 'solid-js'
import { Gate } from '../features/auth/gate.tsx'
import type { Me, Session } from '../features/auth/session.ts'
import { openChannel } from '../lib/channel.ts'
import { Skeleton } from '../ui/skeleton.tsx'

const Wall = lazy(() => import('../features/screen/screen.tsx'))

/** 会场大屏. */
export default function Screen() {
  return <Gate portal="screen">{(me, session) => <Room me={me} session={session} />}</Gate>
}

function Room(props: { me: Me; session: Session }) {
  const channel = openChannel({
    warned: () => void props.session.look(),
    ended: (why) => props.session.end(why),
  })
  onCleanup(() => channel.close())
  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      <Wall channel={channel} accountId={props.me.actor.accountId} />
    </Suspense>
  )
}
