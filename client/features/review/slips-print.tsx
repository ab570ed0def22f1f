import { useLocation, useParams } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { call } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Region } from '../../ui/layout.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Grouped } from './grouped.tsx'
import { reviewPlace } from './places.ts'
import { PrintBar } from './print-bar.tsx'
import type { Slips } from './queries.ts'
import { two, windowText } from './words.ts'
import './slips.css'

type Slip = Slips['slips'][number]
const PER_PAGE = 8

/** 账号条, eight to an A4 page, to be cut along the lines. Opened by itself it asks first: every printing is logged. */
export default function SlipsPrint() {
  const params = useParams<{ reviewId: string }>()
  const location = useLocation<{ asked?: boolean }>()
  const staff = useStaff()
  const [slips, setSlips] = createSignal<Slips | null>(null)
  const [refused, setRefused] = createSignal<Problem | null>(null)
  const [busy, setBusy] = createSignal(false)
  async function load(): Promise<void> {
    setBusy(true)
    setRefused(null)
    const result = await call('review.slips', { reviewId: params.reviewId, purpose: 'print' })
    setBusy(false)
    if (result.ok) setSlips(result.value)
    else setRefused(result.problem)
  }
  if (location.state?.asked) void load()
  const pages = () => {
    const all = (slips()?.slips ?? []).filter(({ state }) => state !== 'ended')
    return Array.from({ length: Math.ceil(all.length / PER_PAGE) }, (_, at) =>
      all.slice(at * PER_PAGE, (at + 1) * PER_PAGE),
    )
  }
  return (
    <>
      <PrintBar title={t('slips.print.page')} back={reviewPlace(params.reviewId, 'slips')}>
        <span class="meta">{t('slips.print.hint', { n: pages().length })}</span>
      </PrintBar>
      <Switch
        fallback={
          <Region>
            <EmptyState
              title={t('slips.print.title')}
              action={
                <Button kind="primary" size="touch" onPress={() => void load()}>
                  {t('slips.print.show')}
                </Button>
              }
            >
              {t('slips.logged', { name: staff.me.actor.name })}
            </EmptyState>
          </Region>
        }
      >
        <Match when={refused()}>
          {(found) => (
            <Region>
              <ErrorState problem={found()} onRetry={() => void load()} />
            </Region>
          )}
        </Match>
        <Match when={busy()}>
          <Region>
            <Skeleton lines={8} />
          </Region>
        </Match>
        <Match when={slips()}>
          {(found) => (
            <section class="print-desk" tabindex="0" aria-label={t('slips.print.page')}>
              <For each={pages()}>
                {(page) => (
                  <div class="cut-sheet">
                    <For each={page}>{(slip) => <CutSlip slip={slip} of={found()} />}</For>
                  </div>
                )}
              </For>
            </section>
          )}
        </Match>
      </Switch>
    </>
  )
}

const CutSlip = (props: { slip: Slip; of: Slips }) => (
  <article class="cut-slip">
    <h2>{props.of.title}</h2>
    <p>
      <span class="cut-name">{props.slip.name}</span>{' '}
      <Show when={props.slip.kind === 'expert'}>{t('slips.seat', { n: two(props.slip.no) })} </Show>
      {props.slip.panels.join('、')}
    </p>
    <dl>
      <dt>{t('slips.login')}</dt>
      <dd>
        <Grouped text={props.slip.login} />
      </dd>
      <dt>{t('slips.password')}</dt>
      <dd>
        <Show when={props.slip.password} fallback={t('slips.taken')}>
          {(text) => <Grouped text={text()} />}
        </Show>
      </dd>
    </dl>
    <footer>
      <p>{t('slips.valid', { window: windowText(props.of.startsAt, props.of.endsAt) })}</p>
      <p>
        {t(props.slip.kind === 'screen' ? 'slips.how.screen' : 'slips.how', {
          address: globalThis.location.origin,
        })}
      </p>
    </footer>
  </article>
)
