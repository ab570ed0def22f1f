import type { CallInput } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Facts } from '../../ui/facts.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { lineName, type Reference } from './queries.ts'

export type Choice = Required<Omit<CallInput<'declare.register'>, 'commandId'>>

/** The last question before a registration: what, and what it takes. A refusal stays on the sheet (M-3.3). */
export function RegisterSheet(props: {
  choice: Choice
  open: boolean
  onClose: () => void
  reference: Reference
}) {
  const act = useAct()
  const name = () => lineName(props.reference, props.choice)
  const takes = () => props.choice.kind === 'title' && props.choice.counted
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t('declare.register.title', { kind: t(`declare.kind.${props.choice.kind}`) })}
      effect={t(takes() ? 'declare.register.effect' : 'declare.register.effect.free')}
      action={t('declare.register')}
      onConfirm={() =>
        act('declare.register', props.choice, () => toast(t('declare.register.done', { what: name() })))
      }
    >
      <Facts
        columns={1}
        facts={[
          [t('declare.series'), props.reference.name('series', props.choice.series)],
          [t('declare.level'), props.reference.name('level', props.choice.level)],
          [t('declare.specialty'), props.choice.specialty || '–'],
        ]}
      />
    </Sheet>
  )
}
