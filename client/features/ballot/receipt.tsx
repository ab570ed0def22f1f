import { Match, Show, Switch } from 'solid-js'
import { gap, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { SEATS } from '../../lib/places.ts'
import { dayClockSeconds } from '../../lib/time.ts'
import { leaderWord, two } from '../../lib/words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { BigCount, DeskPair } from '../../ui/desk.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Region, Stack } from '../../ui/layout.tsx'
import { Slip } from '../../ui/slip.tsx'
import { SeatFrame } from './frame.tsx'

/** 投票回执, which a reload or another tablet shows again, and beside it what the room is waiting for. */
export function Receipt(props: { panel: LivePanel }) {
  const me = () => props.panel.me()
  const where = () =>
    [
      props.panel.panel()?.title,
      props.panel.panel()?.name,
      t('live.round', { n: props.panel.round()?.no ?? 1 }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <SeatFrame panel={props.panel} current="submit" tone="ground">
      <Region center tone="ground">
        <Show
          when={me()?.submittedAt != null}
          fallback={
            <EmptyState title={t('ballot.wait.closed')}>
              {t('ballot.wait.closed.text', { leader: leaderWord(props.panel) })}
            </EmptyState>
          }
        >
          <DeskPair>
            <Slip
              title={t('ballot.receipt')}
              seal={t('ballot.receipt.seal')}
              facts={[
                [t('ballot.receipt.review'), where()],
                [t('ballot.receipt.seat'), t('live.seat', { n: two(me()?.no ?? 0) })],
                [t('ballot.receipt.content'), content(props.panel)],
                [t('ballot.receipt.time'), dayClockSeconds(me()?.submittedAt ?? 0)],
              ]}
              code={me()?.receipt ?? ''}
              note={t('ballot.receipt.note')}
            />
            <Waiting panel={props.panel} />
          </DeskPair>
        </Show>
      </Region>
    </SeatFrame>
  )
}

const content = (panel: LivePanel): string => {
  const me = panel.me()
  const recused = me?.recused ? t('ballot.receipt.recused', { n: me.recused }) : ''
  return t('ballot.receipt.items', { n: me?.due ?? 0 }) + recused
}

/** How many lists are in, and what happens next. */
function Waiting(props: { panel: LivePanel }) {
  const progress = () => props.panel.progress()
  const state = () => props.panel.me()?.state
  const kind = () => props.panel.me()?.kind ?? 'group'
  const left = () => (progress()?.awaited ?? 0) - (progress()?.finished ?? 0)
  return (
    <div role="status">
      <Stack gap={3}>
        <BigCount of={t('ballot.wait.of', { n: progress()?.awaited ?? 0 })}>
          {t('ballot.wait.count', { n: progress()?.finished ?? 0 })}
        </BigCount>
        <p>
          <Switch>
            <Match when={state() === 'open'}>{t('ballot.wait.open', { n: left() })}</Match>
            <Match when={state() === 'paused'}>
              {t('ballot.wait.paused', { leader: leaderWord(props.panel) })}
            </Match>
            <Match when={state() === 'submitted'}>{t(`ballot.wait.submitted.${kind()}`)}</Match>
            <Match when={state() === 'deliberating'}>{t('ballot.wait.deliberating')}</Match>
            <Match when={state() === 'decided'}>
              {t(`ballot.wait.decided.${kind()}`)} {t('ballot.wait.decided.do')}
            </Match>
            <Match when={state() === 'void'}>
              {t('ballot.wait.void')}
              {gap()}
              {t('ballot.wait.void.do', { reason: props.panel.round()?.reason ?? '' })}
            </Match>
          </Switch>
        </p>
        <Show when={state() === 'decided'}>
          <ButtonLink size="touch" href={SEATS}>
            {t('live.home')}
          </ButtonLink>
        </Show>
      </Stack>
    </div>
  )
}
