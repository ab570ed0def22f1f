import { createEffect, type JSX, on, type ParentProps, Show } from 'solid-js'
import './declare.css'
import { t } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/layout.tsx'
import { Masthead } from '../../ui/masthead.tsx'
import { OfflineBand } from '../../ui/offline-band.tsx'
import { Connection } from '../../ui/state-bar.tsx'
import { HOME } from './places.ts'
import { useUploads } from './uploads-context.tsx'

/** What stays on every page of the portal: whose it is, the messages, the line. */
export function DeclareShell(props: ParentProps<{ messages: JSX.Element; onLeave: () => void }>) {
  const { channel, me } = useStaff()
  const uploads = useUploads()
  const status = () => (channel.up() ? 'live' : navigator.onLine ? 'reconnecting' : 'offline')
  createEffect(on(channel.up, (up) => up && uploads.wake()))
  return (
    <Page
      head={
        <div class="no-print">
          <Masthead
            minor
            system={t('entrance.declare')}
            href={HOME}
            end={
              <>
                {props.messages}
                <span class="declare-wide">
                  <Connection status={status()} />
                </span>
                <span class="declare-wide">{me.actor.name}</span>
                <Button
                  kind="quiet"
                  onPress={() => {
                    void uploads.forget()
                    props.onLeave()
                  }}
                >
                  {t('act.logout')}
                </Button>
              </>
            }
          />
          <Show when={!channel.up()}>
            <OfflineBand status={status()} since={channel.downSince()} />
          </Show>
        </div>
      }
    >
      {props.children}
    </Page>
  )
}
