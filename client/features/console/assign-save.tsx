import { createSignal } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { numberOf } from '../../lib/words.ts'
import { Button } from '../../ui/button.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { type Change, sameUnit } from './assign-plan.ts'

/** 保存分配: the difference, candidate by candidate, and the loads that follow; then it is sent. */
export function AssignSave(props: {
  panel: LivePanel
  changes: readonly Change[]
  loads: Record<string, number>
  why: string | null
  onSaved: () => void
}) {
  const [asking, setAsking] = createSignal(false)
  const names = (ids: readonly string[]) =>
    ids.map((id) => props.panel.seat(id)?.name ?? '').join(t('console.comma')) || t('assign.none')
  const close = () =>
    props.changes.reduce(
      (sum, { candidate, after }) =>
        sum + after.filter((id) => sameUnit({ unit: props.panel.seat(id)?.unit ?? '' }, candidate)).length,
      0,
    )
  const spread = () => Object.values(props.loads)
  const why = () => props.why ?? (props.changes.length === 0 ? t('assign.nothing') : null)
  async function save() {
    const n = props.changes.length
    const leads = Object.fromEntries(props.changes.map(({ candidate, after }) => [candidate.id, [...after]]))
    const result = await props.panel.send('assign', { leads })
    if (!result.ok) return result.problem
    toast(t('assign.saved', { n }))
    props.onSaved()
    return null
  }
  return (
    <>
      <Button kind="primary" size="touch" why={why()} onPress={() => setAsking(true)}>
        {t('assign.save')}
      </Button>
      <Sheet
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('assign.sheet')}
        action={t('assign.save')}
        effect={t('assign.effect', { n: props.changes.length })}
        onConfirm={save}
      >
        <p>
          {t('assign.diff.loads', { max: Math.max(0, ...spread()), min: Math.min(...spread()) })}
          {close() > 0 && <b class="bad"> {t('assign.diff.same_unit', { n: close() })}</b>}
        </p>
        <Ledger
          caption={t('assign.sheet')}
          rows={props.changes}
          id={({ candidate }) => candidate.id}
          columns={[
            {
              key: 'candidate',
              label: t('assign.diff.candidate'),
              cell: ({ candidate }) => `${numberOf(candidate)} ${candidate.name}`,
            },
            {
              key: 'before',
              label: t('assign.diff.before'),
              cell: ({ before }) => <span class="faint">{names(before)}</span>,
            },
            { key: 'after', label: t('assign.diff.after'), cell: ({ after }) => <b>{names(after)}</b> },
          ]}
        />
      </Sheet>
    </>
  )
}
