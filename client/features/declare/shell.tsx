import { useLocation } from '@solidjs/router'
import { createEffect, type JSX, on, type ParentProps } from 'solid-js'
import './declare.css'
import type { WordKey } from '../../../shared/i18n/index.ts'
import { offlineSince } from '../../lib/device-line.ts'
import { t } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { Help } from '../../ui/help.tsx'
import { Page } from '../../ui/layout.tsx'
import { Masthead } from '../../ui/masthead.tsx'
import { OfflineBand } from '../../ui/offline-band.tsx'
import { Connection } from '../../ui/state-bar.tsx'
import { ACCOUNT, HOME } from './places.ts'
import { useUploads } from './uploads-context.tsx'

/** The part of the address that has help of its own. */
const helpOf = (path: string): WordKey =>
  `help.declare.${path.match(/^\/declare\/(begin|file|messages|account)/)?.[1] ?? 'home'}` as WordKey

/** What stays on every page of the portal: whose it is, the messages, the line. */
export function DeclareShell(props: ParentProps<{ messages: JSX.Element; onLeave: () => void }>) {
  const { channel, me } = useStaff()
  const uploads = useUploads()
  const lost = offlineSince()
  const status = () => (lost() ? 'offline' : channel.up() ? 'live' : 'reconnecting')
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
                <Help page={t('entrance.declare')} words={[helpOf(useLocation().pathname)]} />
                {props.messages}
                <span class="declare-wide">
                  <Connection status={status()} />
                </span>
                <a class="declare-account" href={ACCOUNT} title={t('auth.my_account')}>
                  {me.actor.name}
                </a>
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
          <OfflineBand status={status()} since={lost() ?? channel.downSince()} />
        </div>
      }
    >
      {props.children}
    </Page>
  )
}
