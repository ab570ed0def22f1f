import { createEffect, createSignal, For, on, Show } from 'solid-js'
import type { SeatRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import { refusal } from '../../lib/leader-act.ts'
import type { LivePanel } from '../../lib/live.ts'
import { two } from '../../lib/words.ts'
import { Button } from '../../ui/button.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { Row } from '../../ui/layout.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'

const QUICK = ['1', '2', '3', '4'] as const

/** 标记缺席: who, why, and what it does to the count, said before it is done. Whom one waits for comes first. */
export function AbsentSheet(props: {
  panel: LivePanel
  open: boolean
  /** Chosen beforehand, when the sheet was asked for beside a name. */
  seatId: string | null
  onClose: () => void
}) {
  const [chosen, setChosen] = createSignal<string | null>(null)
  const [reason, setReason] = createSignal('')
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return
        setChosen(props.seatId ?? (candidates().length === 1 ? candidates()[0]!.id : null))
        setReason('')
      },
    ),
  )
  const candidates = () =>
    props.panel
      .seats()
      .filter(({ absent, submitted }) => absent === null && !submitted)
      .sort((a, b) => rank(a) - rank(b))
  const seat = () => props.panel.seats().find(({ id }) => id === chosen())
  const why = () => {
    if (!seat()) return t('console.absent.choose')
    return [...reason().trim()].length < 2 ? t('console.absent.write') : null
  }
  async function mark() {
    return refusal(await props.panel.send('markAbsent', { seatId: chosen()!, reason: reason().trim() }))
  }

  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t('console.absent.title')}
      action={t('console.fix.absent')}
      why={why()}
      effect={seat() ? effectOf(props.panel, seat()!) : undefined}
      onConfirm={mark}
    >
      <Show when={candidates().length > 0} fallback={<p>{t('console.absent.none')}</p>}>
        <FieldGroup label={t('console.absent.who')} required>
          <RadioGroup
            touch
            value={chosen()}
            onChange={setChosen}
            options={candidates().map((each) => ({
              value: each.id,
              label: `${two(each.no)} ${each.name}`,
              hint: stateText(each),
            }))}
          />
        </FieldGroup>
        <Field label={t('console.absent.reason')} hint={t('console.absent.reason.hint')} required>
          <TextArea value={reason()} onInput={setReason} rows={2} max={500} />
        </Field>
        <Row gap={2}>
          <For each={QUICK}>
            {(n) => (
              <Button size="touch" onPress={() => setReason(t(`console.absent.quick.${n}`))}>
                {t(`console.absent.quick.${n}`)}
              </Button>
            )}
          </For>
        </Row>
      </Show>
    </Sheet>
  )
}

const rank = (seat: SeatRecord): number => (seat.unfinished ? 0 : seat.signedInAt === null ? 1 : 2)

function stateText(seat: SeatRecord): string {
  if (seat.signedInAt === null) return t('console.absent.state.unsigned')
  return seat.unfinished
    ? t('console.absent.state.todo', { n: seat.due - seat.drafted })
    : t('console.absent.state.done')
}

/** What marking this seat absent does to the count, by the rule that the server will apply. */
function effectOf(panel: LivePanel, seat: SeatRecord): string {
  const facts = panel.facts()
  const progress = panel.progress()
  if (!facts || !progress) return ''
  if (facts.state === 'preparing' || facts.state === 'drafting')
    return seat.signedInAt === null
      ? t('console.absent.effect.unsigned')
      : t('console.absent.effect.before', { n: facts.present, rest: facts.present - 1 })
  const rest = progress.awaited - 1
  return rest < facts.quorum
    ? t('console.absent.effect.void', { rest, need: facts.quorum })
    : t('console.absent.effect.after')
}
