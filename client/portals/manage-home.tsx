import { lazy, Match, Switch } from 'solid-js'
import type { Me } from '../features/auth/session.ts'
import { useStaff } from '../lib/staff.tsx'

const Own = lazy(() => import('../features/org/own.tsx'))
const Standstill = lazy(() => import('../features/auth/standstill.tsx'))
const Desk = lazy(() => import('../features/desk/desk.tsx'))

/**
 * The first page: the desk; for the administrator of a unit that is not yet audited the form, and nothing else
 * (M-0.5, M-0.7); for whoever can do no work yet, why (M-2.6). It changes by itself when rights do.
 */
export default function Home(props: { me: Me; onLeave: () => void }) {
  const staff = useStaff()
  return (
    <Switch fallback={<Desk />}>
      <Match when={props.me.standstill?.code === 'org.not_approved' && staff.may('org.own')}>
        <Own />
      </Match>
      <Match when={props.me.standstill}>
        <Standstill me={props.me} onLeave={props.onLeave} />
      </Match>
    </Switch>
  )
}
