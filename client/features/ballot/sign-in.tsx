import { createSignal, Show } from 'solid-js'
import { maySignIn } from '../../../shared/live/rules.ts'
import type { Problem } from '../../../shared/problem.ts'
import { gap, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { roleWord, two } from '../../lib/words.ts'
import { Button } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { PageTitle, Region, Stack } from '../../ui/layout.tsx'
import { SeatFrame } from './frame.tsx'

/** 签到, the first act of a seat: who one is, and what being here means for the count. */
export function SignInPage(props: { panel: LivePanel; onLeave: () => void }) {
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const me = () => props.panel.me()
  const late = () => {
    const found = me()
    return found ? maySignIn(found) : null
  }

  async function sign(): Promise<void> {
    setProblem(null)
    const result = await props.panel.send('signIn', {})
    if (!result.ok) setProblem(result.problem)
  }

  return (
    <SeatFrame panel={props.panel} current="signin">
      <Region center>
        <Show
          when={!late()}
          fallback={<EmptyState title={t('live.signin.late')}>{t('live.signin.late.do')}</EmptyState>}
        >
          <Desk>
            <Stack gap={6}>
              <PageTitle title={t('live.signin.title')} meta={props.panel.panel()?.title} />
              <Show when={me()}>
                {(me) => (
                  <Facts
                    facts={[
                      [t('live.signin.name'), <b class="name">{me().name}</b>],
                      [t('live.signin.unit'), t('live.seat', { n: two(me().no) })],
                      [t('live.signin.role'), roleWord(me().role, me().kind)],
                      [t('live.signin.candidates'), `${props.panel.progress()?.candidates ?? 0}`],
                    ]}
                  />
                )}
              </Show>
              <p>{t('live.signin.text')}</p>
              <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
              <Button
                kind="primary"
                size="huge"
                block
                busy={props.panel.sending('signIn')}
                onPress={() => void sign()}
              >
                {t('live.signin.act')}
              </Button>
              <p class="meta">
                {t('live.signin.not_me')}
                {gap()}
                <Button kind="quiet" onPress={() => props.onLeave()}>
                  {t('act.logout')}
                </Button>
              </p>
            </Stack>
          </Desk>
        </Show>
      </Region>
    </SeatFrame>
  )
}
