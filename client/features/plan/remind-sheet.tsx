import type { Problem, ProblemCode } from '../../../shared/problem.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Refused } from './pass-sheet.tsx'
import type { MissingRow } from './queries.ts'

/** 催报: whom, by what, and how often it may be done. */
export function RemindSheet(props: {
  rows: readonly MissingRow[] | null
  year: number
  onClose: () => void
  /** After the answer: who was not asked, by name. */
  onDone: (refused: readonly Refused[]) => void
}) {
  const act = useAct()
  const rows = () => props.rows ?? []

  function confirm(): Promise<Problem | null> {
    const orgIds = rows().map(({ orgId }) => orgId)
    return act('plan.remind', { year: props.year, orgIds }, (answers) => {
      const refused = answers.flatMap(({ orgName, problem }): Refused[] =>
        problem ? [{ name: orgName, problem: { ...problem, code: problem.code as ProblemCode } }] : [],
      )
      const told = answers.length - refused.length
      if (told > 0) toast(t('plan.remind.done', { n: told }))
      props.onDone(refused)
    })
  }

  return (
    <Sheet
      open={props.rows !== null}
      onClose={props.onClose}
      title={t('plan.remind.title', { n: rows().length })}
      names={rows().map((row) => row.orgName)}
      effect={t('plan.remind.effect', { year: props.year })}
      action={t('plan.remind')}
      onConfirm={confirm}
    />
  )
}
