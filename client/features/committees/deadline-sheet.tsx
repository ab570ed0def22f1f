import { createSignal } from 'solid-js'
import { windowFault } from '../../../shared/committee/committee.ts'
import { problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { dayClock } from '../../lib/time.ts'
import { DateTimeInput } from '../../ui/date-input.tsx'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { Preview } from './preview.tsx'
import type { CommitteeDetail } from './queries.ts'

const msOf = (value: string | null): number | null => (value === null ? null : Date.parse(value))
const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** 接收材料截止时间 of a year, with who would be late as things stand (M-7.4.1). */
export function DeadlineSheet(props: { of: CommitteeDetail; year: number; onClose: () => void }) {
  const act = useAct()
  const [at, setAt] = createSignal(isoOf(props.of.deadlineAt))
  const fault = () => {
    const deadlineAt = msOf(at())
    if (windowFault({ ...props.of, deadlineAt })) return problemText(problem('committee.window_order'))
    return deadlineAt !== null && deadlineAt <= serverNow() && deadlineAt !== props.of.deadlineAt
      ? problemText(problem('committee.past'))
      : null
  }
  const why = () => {
    if (!props.of.own) return t('committee.deadline.others', { name: props.of.orgName })
    return fault() ?? (msOf(at()) === props.of.deadlineAt ? t('committee.same') : null)
  }
  const hint = () =>
    props.of.closesAt === null
      ? t('committee.deadline.free')
      : t('committee.deadline.hint', { at: dayClock(props.of.closesAt) })
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('committee.deadline.sheet', { year: props.year })}
      effect={t('committee.deadline.effect')}
      action={t('committee.deadline.set')}
      why={why()}
      onConfirm={() =>
        act(
          'committee.setDeadline',
          {
            id: props.of.id,
            year: props.year,
            version: props.of.windowVersion,
            deadlineAt: msOf(at()),
          },
          () => toast(t('committee.deadline.saved')),
        )
      }
    >
      <p class="strong">{props.of.name}</p>
      <Field label={t('committee.deadline.at')} hint={hint()} error={fault()}>
        <DateTimeInput value={at()} onChange={setAt} />
      </Field>
      <Preview of={props.of} />
    </Sheet>
  )
}
