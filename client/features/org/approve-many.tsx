import { createSignal } from 'solid-js'
import { isWaiting } from '../../../shared/org/org.workflow.ts'
import type { Problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { OrgRow } from './queries.ts'

/** Why these rows cannot be audited together, or null. */
export const whyNotMany = (rows: readonly OrgRow[]): string | null =>
  rows.every(({ state }) => isWaiting(state)) ? null : t('org.many.not_waiting')

/** 审核 of several units at once, each by itself: what is refused is named and the others stand. */
export function ApproveMany(props: { rows: readonly OrgRow[]; onDone: () => void; onClose: () => void }) {
  const act = useAct()
  const [opinion, setOpinion] = createSignal('')
  const [done, setDone] = createSignal<ReadonlySet<string>>(new Set())

  async function approve(): Promise<Problem | null> {
    for (const { id, name, version } of props.rows.filter((row) => !done().has(row.id))) {
      const found = await act('org.approve', { id, version, opinion: opinion().trim() })
      if (found) {
        toast(t('org.many.refused', { name, why: problemText(found) }), { kind: 'problem' })
        return found
      }
      setDone((before) => new Set(before).add(id))
    }
    props.onDone()
    toast(t('org.many.done', { n: props.rows.length }))
    return null
  }

  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('org.many.title', { n: props.rows.length })}
      names={props.rows.map(({ name }) => name)}
      action={t('org.approve')}
      effect={t('org.many.effect')}
      onConfirm={approve}
    >
      <Field label={t('org.approve.opinion')} hint={t('form.optional')}>
        <TextArea value={opinion()} onInput={setOpinion} max={500} rows={2} />
      </Field>
    </Sheet>
  )
}
