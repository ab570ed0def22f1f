import { createMemo, createSignal, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useStaff } from '../../lib/staff.tsx'
import { dayClock } from '../../lib/time.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { Select } from '../../ui/select.tsx'
import { toast } from '../../ui/toasts.tsx'
import { Conflicts } from './conflicts.tsx'
import { type Review, useCandidates } from './queries.ts'

type Recusal = Review['recusals'][number]
/** 回避: who does not vote on whom, and pairs of one unit that nobody has looked at yet. */
export function RecusalsTab(props: { review: Review }) {
  const staff = useStaff()
  const act = useAct()
  const [adding, setAdding] = createSignal(false)
  const [removing, setRemoving] = createSignal<Recusal | null>(null)
  const edits = () =>
    staff.may('review.edit') && (props.review.status === 'draft' || props.review.status === 'approved')
  return (
    <Stack gap={8}>
      <Show when={props.review.conflicts.length > 0}>
        <Conflicts review={props.review} editable={edits()} />
      </Show>
      <Section
        gap={2}
        plain
        title={t('review.tab.recusals')}
        meta={t('recusals.n', { n: props.review.recusals.length })}
        end={
          <Show when={edits()}>
            <Button onPress={() => setAdding(true)}>{t('recusals.add')}</Button>
          </Show>
        }
      >
        <Ledger
          caption={t('review.tab.recusals')}
          rows={props.review.recusals}
          id={(each) => `${each.expertId}:${each.candidateId}`}
          columns={[
            { key: 'expert', label: t('recusals.expert'), cell: (each) => <b>{each.expert}</b> },
            { key: 'candidate', label: t('recusals.candidate'), cell: (each) => each.candidate },
            {
              key: 'by',
              label: t('recusals.by'),
              cell: (each) => <Badge>{t(`recusals.by.${each.by}`)}</Badge>,
            },
            { key: 'reason', label: t('sheet.reason'), cell: (each) => each.reason },
            {
              key: 'at',
              label: t('recusals.at'),
              cell: (each) => <span class="nowrap">{dayClock(each.at)}</span>,
            },
            {
              key: 'act',
              label: t('recusals.act'),
              cell: (each) => (
                <Show when={edits()} fallback="–">
                  <Button
                    kind="quiet"
                    label={t('recusals.remove.of', { expert: each.expert, candidate: each.candidate })}
                    onPress={() => setRemoving(each)}
                  >
                    {t('recusals.remove')}
                  </Button>
                </Show>
              ),
            },
          ]}
          empty={<p class="meta">{t('recusals.none')}</p>}
        />
      </Section>
      <AddSheet review={props.review} open={adding()} onClose={() => setAdding(false)} />
      <ReasonSheet
        open={removing() !== null}
        onClose={() => setRemoving(null)}
        title={t('recusals.remove.title', {
          expert: removing()?.expert ?? '',
          candidate: removing()?.candidate ?? '',
        })}
        action={t('recusals.remove')}
        kind="danger"
        effect={t('recusals.remove.effect')}
        onConfirm={(reason) =>
          act(
            'review.unrecuse',
            {
              reviewId: props.review.id,
              expertId: removing()!.expertId,
              candidateId: removing()!.candidateId,
              reason,
            },
            () => toast(t('recusals.removed')),
          )
        }
      />
    </Stack>
  )
}

function AddSheet(props: { review: Review; open: boolean; onClose: () => void }) {
  const act = useAct()
  const candidates = useCandidates(
    () => props.review.id,
    () => props.open,
  )
  const [expertId, setExpert] = createSignal('')
  const [candidateId, setCandidate] = createSignal('')
  const experts = createMemo(() => {
    const known = new Map(
      props.review.panels.flatMap(({ seats }) => seats.map((seat) => [seat.expertId, seat])),
    )
    return [...known.values()].sort((a, b) => a.no - b.no)
  })
  const chosen = () => ({ expertId: expertId(), candidateId: candidateId() })
  const options = () =>
    (dataOf(candidates) ?? [])
      .filter(({ withdrawn }) => !withdrawn)
      .map((each) => ({ value: each.id, label: `${each.no} ${each.name} · ${each.unit}` }))
  return (
    <ReasonSheet
      open={props.open}
      onClose={() => {
        setExpert('')
        setCandidate('')
        props.onClose()
      }}
      title={t('recusals.add')}
      action={t('recusals.recuse')}
      hint={t('recusals.hint')}
      effect={t('recusals.effect')}
      {...(chosen().expertId && chosen().candidateId ? {} : { why: t('recusals.choose') })}
      onConfirm={(reason) => act('review.recuse', { reviewId: props.review.id, ...chosen(), reason })}
    >
      <Row gap={4} align="start">
        <Field label={t('recusals.expert')} required>
          <Select
            empty
            value={expertId()}
            onChange={setExpert}
            options={experts().map((seat) => ({
              value: seat.expertId,
              label: `${seat.no} ${seat.name} · ${seat.unit}`,
            }))}
          />
        </Field>
        <Field label={t('recusals.candidate')} required>
          <Select empty value={candidateId()} onChange={setCandidate} options={options()} />
        </Field>
      </Row>
    </ReasonSheet>
  )
}
