import { createSignal, Show } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Section } from '../../ui/layout.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Review } from './queries.ts'

type Conflict = Review['conflicts'][number]
const idOf = (pair: Conflict): string => `${pair.expertId}:${pair.candidateId}`
const nameOf = (pair: Conflict): string => `${pair.expert}–${pair.candidate}`

/** Pairs of expert and candidate of one unit without recusal: one press each, or the chosen ones on a sheet. */
export function Conflicts(props: { review: Review; editable: boolean }) {
  const act = useAct()
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = createSignal(false)
  const [refused, setRefused] = createSignal<Problem | null>(null)
  const picked = () => props.review.conflicts.filter((pair) => chosen().has(idOf(pair)))
  const recuse = ({ expertId, candidateId }: Conflict, reason: string) =>
    act('review.recuse', { reviewId: props.review.id, expertId, candidateId, reason })

  async function one(pair: Conflict): Promise<void> {
    const found = await recuse(pair, t('recusals.same_unit.reason'))
    setRefused(found)
    if (!found) toast(t('recusals.added', { expert: pair.expert, candidate: pair.candidate }))
  }
  /** One after the other; what was done before a refusal stays done and leaves the list. */
  async function all(reason: string): Promise<Problem | null> {
    for (const pair of picked()) {
      const found = await recuse(pair, reason)
      if (found) return found
    }
    setChosen(new Set<string>())
    return null
  }

  return (
    <Section
      gap={3}
      plain
      title={t('recusals.conflicts')}
      meta={t('recusals.conflicts.n', { n: props.review.conflicts.length })}
    >
      <Show when={refused()}>{(found) => <ProblemLine problem={found()} />}</Show>
      <DataTable
        caption={t('recusals.conflicts')}
        remember="conflicts"
        rows={props.review.conflicts}
        id={idOf}
        name={nameOf}
        {...(props.editable ? { selected: chosen(), onSelect: setChosen } : {})}
        columns={[
          { id: 'expert', label: t('recusals.expert'), value: (pair) => pair.expert, fixed: true },
          { id: 'candidate', label: t('recusals.candidate'), value: (pair) => pair.candidate, fixed: true },
          { id: 'unit', label: t('recusals.unit'), value: (pair) => pair.unit },
          ...(props.editable
            ? [
                {
                  id: 'act',
                  label: t('recusals.act'),
                  value: () => null,
                  cell: (pair: Conflict) => (
                    <Button
                      kind="quiet"
                      label={t('recusals.recuse.of', { expert: pair.expert, candidate: pair.candidate })}
                      onPress={() => void one(pair)}
                    >
                      {t('recusals.recuse')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
        export={
          <Show when={props.editable}>
            <Button
              why={picked().length === 0 ? t('recusals.choose_pairs') : null}
              quietWhy
              onPress={() => setAsking(true)}
            >
              {t('recusals.all', { n: picked().length })}
            </Button>
          </Show>
        }
      />
      <ReasonSheet
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('recusals.all.title', { n: picked().length })}
        names={picked().map(nameOf)}
        action={t('recusals.recuse')}
        effect={t('recusals.effect')}
        hint={t('recusals.all.hint')}
        onConfirm={all}
      />
    </Section>
  )
}
