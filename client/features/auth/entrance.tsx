import { createEffect, createResource, createSignal, type ParentProps, Show } from 'solid-js'
import type { Portal } from '../../../shared/actor.ts'
import { DEFAULT_PLATFORM, entranceTitle } from '../../../shared/auth/session.rules.ts'
import { call } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { Cover } from '../../ui/cover.tsx'
import { DisplaySwitches } from '../../ui/display-switches.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Connection } from '../../ui/state-bar.tsx'
import '../../ui/entrance.css'
import { ServerClock } from './server-clock.tsx'

/** The cover that every page before the work itself wears: platform, system, what one does there, server time. */
export function Entrance(props: ParentProps<{ portal: Portal }>) {
  const [reached, setReached] = createSignal(true)
  const [platform] = createResource(async () => {
    const result = await call('auth.entrance', { portal: props.portal })
    setReached(result.ok)
    return result.ok ? result.value.platform : DEFAULT_PLATFORM
  })
  const system = () => t(`entrance.${props.portal}`)
  createEffect(() => {
    document.title = entranceTitle(platform() ?? DEFAULT_PLATFORM, system())
  })
  return (
    <Cover
      title={system()}
      foot={
        <Row gap={4} spread>
          <Row gap={4}>
            <Connection status={reached() ? 'live' : 'offline'} />
            <ServerClock />
          </Row>
          <DisplaySwitches />
        </Row>
      }
    >
      <Stack gap={6}>
        <h1 class="entrance-title">
          <span class="entrance-platform">{platform() ?? DEFAULT_PLATFORM}</span>
          <span class="sr-only">-</span>
          <span class="title">{system()}</span>
        </h1>
        {props.children}
      </Stack>
    </Cover>
  )
}

/** The reason above a form, when there is one. */
export const Said = (props: { text: string | null }) => (
  <div role="alert">
    <Show when={props.text}>
      <p class="said">{props.text}</p>
    </Show>
  </div>
)
