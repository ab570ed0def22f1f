import { createSignal, For, Match, Switch } from 'solid-js'
import {
  EXPERT_MOVES,
  type ExpertState,
  lastValid,
  renewProblem,
  validityProblem,
} from '../../../shared/expert/expert.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { day } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Field } from '../../ui/field.tsx'
import { Row } from '../../ui/layout.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { EditDrawer } from './edit-drawer.tsx'
import type { ExpertDetail } from './queries.ts'

type Act = 'edit' | 'renew' | ExpertState

const MOVES = { in: 'resume', suspended: 'suspend', out: 'out', disqualified: 'disqualify' } as const

/** What the province may do with an expert as he stands, and the sheet of what it is doing. */
export function ExpertActs(props: { of: ExpertDetail }) {
  const act = useAct()
  const [doing, setDoing] = createSignal<Act | null>(null)
  const close = () => setDoing(null)
  const move = () => {
    const state = doing()
    return state && state !== 'edit' && state !== 'renew' ? state : null
  }
  return (
    <>
      <Row gap={3}>
        <Button size="touch" kind="primary" onPress={() => setDoing('edit')}>
          {t('expert.act.edit')}
        </Button>
        <Button size="touch" off={renewProblem(props.of.state) !== null} onPress={() => setDoing('renew')}>
          {t('expert.act.renew')}
        </Button>
        <For each={EXPERT_MOVES[props.of.state]}>
          {(state) => (
            <Button
              size="touch"
              kind={state === 'disqualified' ? 'danger' : 'plain'}
              onPress={() => setDoing(state)}
            >
              {t(`expert.act.${MOVES[state]}`)}
            </Button>
          )}
        </For>
      </Row>
      <Switch>
        <Match when={doing() === 'edit'}>
          <EditDrawer of={props.of} onClose={close} />
        </Match>
        <Match when={doing() === 'renew'}>
          <RenewSheet of={props.of} onClose={close} />
        </Match>
        <Match when={move()}>
          {(state) => (
            <ReasonSheet
              open
              onClose={close}
              title={t(`expert.${MOVES[state()]}.title`, { name: props.of.name })}
              effect={t(`expert.${MOVES[state()]}.effect`)}
              kind={state() === 'disqualified' ? 'danger' : 'primary'}
              action={t(`expert.act.${MOVES[state()]}`)}
              onConfirm={(reason) => {
                const { id, version } = props.of
                return act('expert.setState', { id, version, state: state(), reason }, () =>
                  toast(t('expert.state.done')),
                )
              }}
            />
          )}
        </Match>
      </Switch>
    </>
  )
}

/** 续期: a new last day, three years from today at most. */
function RenewSheet(props: { of: ExpertDetail; onClose: () => void }) {
  const act = useAct()
  const today = day(serverNow())
  const { id, version } = props.of
  const [validTo, setValidTo] = createSignal(lastValid(today))
  const wrong = () => validityProblem(validTo(), today)
  const why = () => {
    const problem = wrong()
    return problem ? problemText(problem) : null
  }
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('expert.renew.title', { name: props.of.name })}
      effect={t('expert.renew.effect', { from: props.of.validTo, to: validTo() })}
      action={t('expert.act.renew')}
      why={why()}
      onConfirm={() =>
        act('expert.renew', { id, version, validTo: validTo() }, () =>
          toast(t('expert.renew.done', { day: validTo() })),
        )
      }
    >
      <Field label={t('expert.col.valid')} required hint={t('expert.form.valid.hint')}>
        <DateInput value={validTo()} onChange={setValidTo} max={lastValid(today)} />
      </Field>
    </Sheet>
  )
}
