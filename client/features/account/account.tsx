import { useQueryClient } from '@tanstack/solid-query'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { asProblem, type CallOutput, call } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageTitle, Region, Section } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { toast } from '../../ui/toasts.tsx'
import { agentText } from './agent.ts'
import { HistorySection } from './history-section.tsx'
import { PasswordForm } from './password-form.tsx'
import { SecondSection } from './second-section.tsx'

type Me = CallOutput<'auth.me'>
type Session = CallOutput<'auth.sessions'>['sessions'][number]

/** 我的账号: where I am logged in and how to end it, the password, the second factor, and who got in when. */
export default function Account(props: { me: Me; onEntered: (me: Me) => void }) {
  const client = useQueryClient()
  const [ending, setEnding] = createSignal<Session | null>(null)
  const [all, setAll] = createSignal(false)
  const sessions = useAsk('auth.sessions', () => ({}))
  const list = () => (sessions.isPending ? undefined : sessions.data?.sessions)
  const refresh = () => client.invalidateQueries({ queryKey: ['auth'] })
  return (
    <Region gap={8}>
      <PageTitle title={t('auth.my_account')} meta={props.me.actor.login} />
      <Section
        gap={2}
        plain
        title={t('auth.sessions')}
        end={
          <Button kind="danger" onPress={() => setAll(true)}>
            {t('auth.sign_out_everywhere')}
          </Button>
        }
      >
        <Switch fallback={<Skeleton table lines={3} />}>
          <Match when={list()}>
            {(rows) => (
              <Ledger
                caption={t('auth.sessions')}
                rows={rows()}
                id={(session) => session.id}
                columns={[
                  {
                    key: 'agent',
                    label: t('auth.device'),
                    cell: (session) => (
                      <span title={session.agent}>
                        {agentText(session.agent) ?? t('auth.device.unknown')}
                      </span>
                    ),
                  },
                  { key: 'address', label: t('auth.address'), cell: (session) => session.address },
                  {
                    key: 'since',
                    label: t('auth.since'),
                    cell: (session) => <span class="nowrap">{dayClock(session.createdAt)}</span>,
                  },
                  {
                    key: 'seen',
                    label: t('auth.seen'),
                    cell: (session) => <span class="nowrap">{dayClock(session.lastSeenAt)}</span>,
                  },
                  {
                    key: 'act',
                    label: t('auth.act'),
                    cell: (session) => (
                      <Show
                        when={!session.current}
                        fallback={<StateWord kind="live">{t('auth.session.current')}</StateWord>}
                      >
                        <Button kind="quiet" onPress={() => setEnding(session)}>
                          {t('auth.session.end')}
                        </Button>
                      </Show>
                    ),
                  },
                ]}
              />
            )}
          </Match>
          <Match when={sessions.isError}>
            <ErrorState problem={asProblem(sessions.error)} onRetry={() => void sessions.refetch()} />
          </Match>
        </Switch>
      </Section>
      <Section gap={3} title={t('auth.change_password')}>
        <PasswordForm
          me={props.me}
          onChanged={(me) => {
            toast(t('auth.password_changed'))
            props.onEntered(me)
            void refresh()
          }}
        />
      </Section>
      <SecondSection
        login={props.me.actor.login}
        onEntered={props.onEntered}
        onChanged={() => void refresh()}
      />
      <HistorySection />
      <Sheet
        open={ending() !== null}
        onClose={() => setEnding(null)}
        title={t('auth.session.end')}
        effect={t('auth.session.end.effect')}
        action={t('auth.session.end')}
        kind="danger"
        onConfirm={async () => {
          const result = await call('auth.endSession', { id: ending()!.id })
          await refresh()
          return result.ok ? null : result.problem
        }}
      >
        <p>
          {agentText(ending()?.agent ?? '') ?? t('auth.device.unknown')} · {ending()?.address}
        </p>
      </Sheet>
      <Sheet
        open={all()}
        onClose={() => setAll(false)}
        title={t('auth.sign_out_everywhere')}
        effect={t('auth.sign_out_everywhere_confirm')}
        action={t('auth.sign_out_everywhere')}
        kind="danger"
        onConfirm={async () => {
          const result = await call('auth.logoutEverywhere', {})
          if (!result.ok) return result.problem
          // this login is over as well: the next question finds that out and leads to the entrance
          void call('auth.me', {})
          return null
        }}
      />
    </Region>
  )
}
