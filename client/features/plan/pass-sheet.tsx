import { createEffect, createSignal, on, Show } from 'solid-js'
import type { Problem, ProblemCode } from '../../../shared/problem.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Field } from '../../ui/field.tsx'
import { Phrases } from '../../ui/phrases.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Plan, PlanRow } from './queries.ts'

export interface Refused {
  name: string
  problem: Problem
}
const MOST = 500

/** 【通过】 of one or many: whose, how many people, what follows; an opinion, compulsory over plan (M-3.11). */
export function PassSheet(props: {
  rows: readonly (PlanRow & Partial<Pick<Plan, 'route'>>)[] | null
  onClose: () => void
  /** After the answer: who was passed, and who not, by name. */
  onDone: (passed: readonly string[], refused: readonly Refused[]) => void
}) {
  const act = useAct()
  const [opinion, setOpinion] = createSignal('')
  const rows = () => props.rows ?? []
  const over = () => rows().filter((row) => row.over > 0).length
  const sum = (of: 'planned' | 'counted') => rows().reduce((all, row) => all + row[of], 0)
  createEffect(
    on(
      () => props.rows,
      () => setOpinion(''),
    ),
  )

  async function confirm(): Promise<Problem | null> {
    // by the time the answer is here, the plan is another
    const follows = followsOf(rows(), '.done')
    const items = rows().map(({ id, version }) => ({ id, version }))
    let alone: Problem | null = null
    const failed = await act('plan.pass', { items, opinion: opinion().trim() }, (answers) => {
      const name = (id: string) => rows().find((row) => row.id === id)?.orgName ?? ''
      const passed = answers.filter((each) => !each.problem).map((each) => each.id)
      const refused = answers.flatMap(({ id, orgName, problem }): Refused[] =>
        problem
          ? [{ name: orgName || name(id), problem: { ...problem, code: problem.code as ProblemCode } }]
          : [],
      )
      if (items.length === 1 && refused[0]) alone = refused[0].problem
      else {
        if (passed.length) toast(items.length === 1 ? follows : t('plan.pass.done', { n: passed.length }))
        props.onDone(passed, refused)
      }
    })
    return failed ?? alone
  }

  return (
    <Sheet
      open={props.rows !== null}
      onClose={props.onClose}
      title={t('plan.pass.title', { n: rows().length })}
      names={rows().map((row) => row.orgName)}
      effect={followsOf(rows())}
      action={t('plan.pass')}
      why={over() > 0 && !opinion().trim() ? t('plan.opinion.over') : null}
      onConfirm={confirm}
    >
      <p>
        {t('plan.pass.sums', { lines: sum('planned'), counted: sum('counted') })}
        <Show when={over() > 0}>
          {' '}
          <b class="bad">{t('plan.pass.over', { n: over() })}</b>
        </Show>
      </p>
      <Field label={t('plan.opinion')} required={over() > 0} hint={t('plan.opinion.hint')}>
        <TextArea value={opinion()} onInput={setOpinion} max={MOST} />
      </Field>
      <Phrases
        label={t('plan.phrases')}
        phrases={([1, 2, 3] as const).map((n) => t(`plan.phrase.pass.${n}`))}
        onPick={setOpinion}
      />
    </Sheet>
  )
}

/** What follows of it: where the one plan goes, as far as its way is known; of many, what follows in general. */
function followsOf(rows: readonly (PlanRow & Partial<Pick<Plan, 'route'>>)[], tense: '' | '.done' = '') {
  const [plan] = rows
  if (rows.length !== 1 || !plan?.route)
    return t(tense ? 'plan.pass.done' : 'plan.pass.effect', { n: rows.length })
  if (plan.deskDuty === 'handler') return t(`plan.pass.duty${tense}`)
  const next = plan.route.find(({ state }) => state === 'next')
  return next
    ? t(`plan.pass.next${tense}`, { org: next.orgName })
    : t(`plan.pass.last${tense}`, { org: plan.orgName })
}
