import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { call } from '../../lib/call.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { Grouped } from './grouped.tsx'
import { slipsPlace } from './places.ts'
import type { Review, Slips } from './queries.ts'
import { two, windowText } from './words.ts'

type Slip = Slips['slips'][number]
const KINDS = { ready: 'wait', used: 'done', ended: 'off' } as const

/**
 * 查看专家登录信息 / 评委会登录信息 (M-5.7, M-5.8.4): only after the approval, never by itself: a person says what
 * for, and the log keeps it. What was shown is forgotten when the page is left.
 */
export function SlipsTab(props: { review: Review }) {
  const staff = useStaff()
  const navigate = useNavigate()
  const [slips, setSlips] = createSignal<Slips | null>(null)
  const [asking, setAsking] = createSignal<'view' | 'print' | null>(null)
  const why = (): string | null => {
    if (!staff.may('review.credentials')) return problemText({ code: 'auth.forbidden' })
    if (props.review.status === 'draft') return t('slips.before')
    return props.review.status === 'approved' ? null : t('slips.after')
  }
  async function show(): Promise<Problem | null> {
    if (asking() === 'print') {
      navigate(slipsPlace(props.review.id).slice('/manage'.length), { state: { asked: true } })
      return null
    }
    const result = await call('review.slips', { reviewId: props.review.id, purpose: 'view' })
    if (!result.ok) return result.problem
    setSlips(result.value)
    return null
  }
  return (
    <Stack gap={6}>
      <p class="prose">{t('slips.text')}</p>
      <Row gap={3} align="start">
        <Button kind="primary" size="touch" why={why()} quietWhy onPress={() => setAsking('view')}>
          {t('slips.view')}
        </Button>
        <Button size="touch" why={why()} onPress={() => setAsking('print')}>
          {t('slips.print')}
        </Button>
      </Row>
      <Show when={slips()}>
        {(found) => <List review={props.review} slips={found()} onHide={() => setSlips(null)} />}
      </Show>
      <Sheet
        open={asking() !== null}
        onClose={() => setAsking(null)}
        title={t(asking() === 'print' ? 'slips.print.title' : 'slips.view.title')}
        effect={t('slips.logged', { name: staff.me.actor.name })}
        action={t(asking() === 'print' ? 'slips.print' : 'slips.view')}
        onConfirm={show}
      >
        <p>{t('slips.purpose', { n: props.review.experts })}</p>
      </Sheet>
    </Stack>
  )
}

function List(props: { review: Review; slips: Slips; onHide: () => void }) {
  const act = useAct()
  const [resetting, setResetting] = createSignal<Slip | null>(null)
  const [fresh, setFresh] = createSignal<Record<string, string>>({})
  return (
    <Section
      gap={2}
      plain
      title={t('review.tab.slips')}
      meta={t('slips.n', {
        n: props.slips.slips.length,
        window: windowText(props.slips.startsAt, props.slips.endsAt),
      })}
      end={
        <Button kind="quiet" onPress={props.onHide}>
          {t('slips.hide')}
        </Button>
      }
    >
      <Ledger
        caption={t('review.tab.slips')}
        rows={props.slips.slips}
        id={(slip) => slip.accountId}
        columns={[
          {
            key: 'no',
            label: t('people.no'),
            cell: (slip) => <span class="faint">{slip.kind === 'screen' ? '–' : two(slip.no)}</span>,
          },
          { key: 'name', label: t('people.name'), cell: (slip) => <b class="nowrap">{slip.name}</b> },
          { key: 'panels', label: t('slips.panels'), cell: (slip) => slip.panels.join('、') },
          { key: 'login', label: t('slips.login'), cell: (slip) => <Grouped text={slip.login} /> },
          {
            key: 'password',
            label: t('slips.password'),
            cell: (slip) => (
              <Show
                when={fresh()[slip.accountId] ?? slip.password}
                fallback={<span class="faint">{t('slips.hidden')}</span>}
              >
                {(text) => <Grouped text={text()} />}
              </Show>
            ),
          },
          {
            key: 'state',
            label: t('review.stand'),
            cell: (slip) => <StateWord kind={KINDS[slip.state]}>{t(`slips.${slip.state}`)}</StateWord>,
          },
          {
            key: 'act',
            label: t('recusals.act'),
            cell: (slip) => (
              <Show when={slip.state !== 'ended'} fallback="–">
                <Button
                  kind="quiet"
                  label={t('slips.reset.of', { name: slip.name })}
                  onPress={() => setResetting(slip)}
                >
                  {t('slips.reset')}
                </Button>
              </Show>
            ),
          },
        ]}
      />
      <Sheet
        open={resetting() !== null}
        onClose={() => setResetting(null)}
        title={t('slips.reset.of', { name: resetting()?.name ?? '' })}
        effect={t('slips.reset.effect')}
        action={t('slips.reset')}
        onConfirm={() => {
          const { accountId } = resetting()!
          return act('review.resetSlip', { reviewId: props.review.id, accountId }, ({ password }) =>
            setFresh((before) => ({ ...before, [accountId]: password })),
          )
        }}
      />
    </Section>
  )
}
