import { createSignal } from 'solid-js'
import { windowFault } from '../../../shared/committee/committee.ts'
import { problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { DateTimeInput } from '../../ui/date-input.tsx'
import { Field } from '../../ui/field.tsx'
import { Columns } from '../../ui/layout.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { CommitteeDetail } from './queries.ts'

const msOf = (value: string | null): number | null => (value === null ? null : Date.parse(value))
const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** 申报开始时间 and 申报结束时间 of a year (M-7.1.2). */
export function WindowSheet(props: { of: CommitteeDetail; year: number; onClose: () => void }) {
  const act = useAct()
  const [opens, setOpens] = createSignal(isoOf(props.of.opensAt))
  const [closes, setCloses] = createSignal(isoOf(props.of.closesAt))
  const times = () => ({ opensAt: msOf(opens()), closesAt: msOf(closes()) })
  const fault = () => {
    const { closesAt } = times()
    if (windowFault({ ...times(), deadlineAt: props.of.deadlineAt }))
      return problemText(problem('committee.window_order'))
    return closesAt !== null && closesAt <= serverNow() && closesAt !== props.of.closesAt
      ? problemText(problem('committee.past'))
      : null
  }
  const isSame = () => times().opensAt === props.of.opensAt && times().closesAt === props.of.closesAt
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('committee.window.title', { year: props.year })}
      effect={t('committee.window.effect')}
      action={t('committee.window.set')}
      why={fault() ?? (isSame() ? t('committee.same') : null)}
      onConfirm={() =>
        act(
          'committee.setWindow',
          { id: props.of.id, year: props.year, version: props.of.windowVersion, ...times() },
          () => toast(t('committee.window.saved')),
        )
      }
    >
      <p class="strong">{props.of.name}</p>
      <Columns count={2}>
        <Field label={t('committee.window.opens')} hint={t('committee.window.hint')}>
          <DateTimeInput value={opens()} onChange={setOpens} />
        </Field>
        <Field label={t('committee.window.closes')} error={fault()}>
          <DateTimeInput value={closes()} onChange={setCloses} />
        </Field>
      </Columns>
    </Sheet>
  )
}
