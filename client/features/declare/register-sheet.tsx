import { Show } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
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
  /** What is asked about; null while nothing is. */
  choice: Choice | null
  onClose: () => void
  reference: Reference
}) {
  const act = useAct()
  const takes = () => props.choice?.kind === 'title' && props.choice.counted

  async function register(): Promise<Problem | null> {
    const { choice } = props
    if (!choice) return null
    const what = lineName(props.reference, choice)
    return act('declare.register', choice, () => void toast(t('declare.register.done', { what })))
  }

  return (
    <Sheet
      open={props.choice !== null}
      onClose={props.onClose}
      title={t('declare.register.title', { kind: t(`declare.kind.${props.choice?.kind ?? 'title'}`) })}
      effect={t(takes() ? 'declare.register.effect' : 'declare.register.effect.free')}
      action={t('declare.register')}
      onConfirm={register}
    >
      <Show when={props.choice}>
        {(choice) => (
          <Facts
            columns={1}
            facts={[
              [t('declare.series'), props.reference.name('series', choice().series)],
              [t('declare.level'), props.reference.name('level', choice().level)],
              [t('declare.specialty'), choice().specialty || '–'],
            ]}
          />
        )}
      </Show>
    </Sheet>
  )
}
