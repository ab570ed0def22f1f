import { For, Show } from 'solid-js'
import type { TransferAction } from '../../../shared/transfer/transfer.workflow.ts'
import { problemText, t, tMaybe } from '../../lib/i18n.ts'
import { day } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { dataAbout, Loaded } from '../../ui/loaded.tsx'
import { pastStep, Timeline, type TimelineStep } from '../../ui/timeline.tsx'
import { type TransferDetail, useTransfer } from './queries.ts'
import { daysText, State } from './words.tsx'

type Step = (action: TransferAction, of: TransferDetail) => void
const KINDS = { agree: 'primary', refuse: 'danger', withdraw: 'plain' } as const

/** One transfer: who from where to where, how long it waits, whom to call, and the steps of this side. */
export function TransferDrawer(props: { id: string | undefined; onClose: () => void; onStep: Step }) {
  const query = useTransfer(() => props.id)
  const transfer = () => dataAbout(query, props.id)
  return (
    <Drawer
      open={Boolean(props.id)}
      onClose={props.onClose}
      title={transfer()?.personName ?? ''}
      meta={transfer()?.idMasked}
      foot={
        <Show when={transfer()}>
          {(of) => (
            <Show when={of().actions.length > 0}>
              <Steps of={of()} onStep={props.onStep} />
            </Show>
          )}
        </Show>
      }
    >
      <Show when={props.id}>
        <Loaded query={query} lines={8}>
          {(of) => <Body of={of()} />}
        </Loaded>
      </Show>
    </Drawer>
  )
}

function Steps(props: { of: TransferDetail; onStep: Step }) {
  return (
    <Row gap={3}>
      <For each={props.of.actions}>
        {({ action, problem }) => (
          <Button
            size="touch"
            kind={KINDS[action]}
            why={problem ? problemText(problem as Parameters<typeof problemText>[0]) : null}
            onPress={() => props.onStep(action, props.of)}
          >
            {t(`transfer.act.${action}`)}
          </Button>
        )}
      </For>
    </Row>
  )
}

function Body(props: { of: TransferDetail }) {
  const of = () => props.of
  const contact = () =>
    [of().contact.name, of().contact.phone].filter(Boolean).join(' ') || t('transfer.detail.contact.none')
  return (
    <Stack gap={6}>
      <State state={of().state} overdue={of().overdue} />
      <Facts
        columns={1}
        facts={[
          [t('transfer.col.from'), of().fromOrg],
          [t('transfer.detail.contact'), <span class="num">{contact()}</span>],
          [t('transfer.col.to'), of().toOrg],
          [t('transfer.detail.waiting'), daysText(of())],
          [t('transfer.col.due'), t('transfer.detail.due', { day: day(of().dueAt - 1) })],
          [t('transfer.col.note'), of().note || t('transfer.detail.note.none')],
        ]}
      />
      <Section gap={4} title={t('transfer.detail.history')}>
        <Timeline steps={historyOf(of())} />
      </Section>
    </Stack>
  )
}

function historyOf(of: TransferDetail): TimelineStep[] {
  const past = of.steps.map(
    (step): TimelineStep => ({
      ...pastStep(step, tMaybe(`transfer.step.${step.action}`) ?? step.action, step.reason),
      state: step.action === 'refused' || step.action === 'withdrawn' ? 'back' : 'done',
    }),
  )
  if (of.state !== 'requested') return past
  const title = t(of.overdue ? 'transfer.band.overdue' : 'transfer.band.wait')
  return [...past, { title, text: of.overdue ? of.superior : of.contact.orgName, state: 'here' }]
}
