import { type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import type { Portal } from '../../../shared/actor.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { SessionWarning } from '../../ui/session-warning.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Ended } from './ended.tsx'
import { Entrance } from './entrance.tsx'
import { createSession, type Me, type Session, type SessionState } from './session.ts'
import { SignIn } from './sign-in.tsx'

/** Only standing accounts ever see it, and once: the tablets need not carry it. */
const ChangePassword = lazy(async () => ({
  default: (await import('./change-password.tsx')).ChangePassword,
}))

const Enrol = lazy(async () => ({ default: (await import('./enrol.tsx')).Enrol }))

/**
 * What stands before every portal: signing in, the forced password change, the second factor, the end of a login. `children` is built
 * once a person is in and torn down when the login ends, with its sockets and timers.
 */
export function Gate(props: { portal: Portal; children: (me: Me, session: Session) => JSX.Element }) {
  const session = createSession(props.portal)
  const when = <K extends SessionState['is']>(is: K) => {
    const state = session.state()
    return state.is === is ? (state as Extract<SessionState, { is: K }>) : null
  }
  /** One identity per login, so that moving ends and clocks do not rebuild the page. */
  const inside = () => when('in')?.me.actor.accountId
  return (
    <>
      <Switch>
        <Match when={when('asking')}>
          <Entrance portal={props.portal}>
            <Skeleton lines={4} />
          </Entrance>
        </Match>
        <Match when={when('unreachable')}>
          {(state) => (
            <Entrance portal={props.portal}>
              <ErrorState problem={state().problem} onRetry={() => void session.ask()} />
            </Entrance>
          )}
        </Match>
        <Match when={when('out')}>
          {(state) => <SignIn portal={props.portal} other={state().other} onEnter={session.enter} />}
        </Match>
        <Match when={when('must_change')}>
          {(state) => (
            <Suspense>
              <ChangePassword
                portal={props.portal}
                me={state().me}
                onEnter={session.enter}
                onLeave={() => void session.leave()}
              />
            </Suspense>
          )}
        </Match>
        <Match when={when('must_enrol')}>
          {(state) => (
            <Suspense>
              <Enrol
                portal={props.portal}
                me={state().me}
                onEnter={session.enter}
                onLeave={() => void session.leave()}
              />
            </Suspense>
          )}
        </Match>
        <Match when={when('ended')}>
          {(state) => <Ended portal={props.portal} ended={state().ended} onAgain={session.again} />}
        </Match>
        <Match when={inside()} keyed>
          {(_accountId) => props.children(when('in')!.me, session)}
        </Match>
      </Switch>
      <Show when={session.endsAt()}>
        <SessionWarning
          endsAt={session.endsAt()}
          onExtend={() => void session.extend()}
          onEnd={() => void session.look()}
        />
      </Show>
    </>
  )
}
