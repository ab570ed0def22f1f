import { createEffect, createSignal, on, Show } from 'solid-js'
import type { ScreenShow } from '../../../shared/live/state.ts'
import { t } from '../../lib/i18n.ts'
import { refusal } from '../../lib/leader-act.ts'
import type { LivePanel } from '../../lib/live.ts'
import { inOrder } from '../../lib/meeting-order.ts'
import { numberOf } from '../../lib/words.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Wall } from '../screen/wall.tsx'

const WHATS = ['signin', 'progress', 'candidate', 'results', 'blank'] as const
type What = (typeof WHATS)[number]

export const showWord = (show: ScreenShow | undefined): string =>
  t(`console.screen.${show?.what ?? 'signin'}`)

/** 选择大屏内容: what the room sees next, drawn small by the very renderer of the wall. */
export function ScreenChoice(props: { panel: LivePanel; open: boolean; onClose: () => void }) {
  const [what, setWhat] = createSignal<What>('signin')
  const [candidateId, setCandidateId] = createSignal('')
  const [released, setReleased] = createSignal(false)
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return
        const now = props.panel.screen()
        setWhat(now?.show.what ?? 'signin')
        setCandidateId(
          now?.show.what === 'candidate' ? now.show.candidateId : (inOrder(props.panel)[0]?.id ?? ''),
        )
        setReleased(now?.released ?? false)
      },
    ),
  )
  const decided = () => props.panel.round()?.state === 'decided'
  const show = (): ScreenShow => {
    const chosen = what()
    return chosen === 'candidate' ? { what: chosen, candidateId: candidateId() } : { what: chosen }
  }
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t('console.screen.title')}
      action={t('console.screen.apply')}
      effect={t('console.screen.effect')}
      onConfirm={async () => refusal(await props.panel.send('show', { show: show(), released: released() }))}
    >
      <div class="wall-preview" role="img" aria-label={`${t('console.screen.preview')} ${showWord(show())}`}>
        <Wall source={props.panel} show={show()} released={released()} />
      </div>
      <FieldGroup label={t('console.screen.what')}>
        <RadioGroup
          inline
          touch
          value={what()}
          onChange={setWhat}
          options={WHATS.map((value) => ({
            value,
            label: t(`console.screen.${value}`),
            hint: t(`console.screen.${value}.hint`),
          }))}
        />
      </FieldGroup>
      <Show when={what() === 'candidate'}>
        <Field label={t('console.rounds.candidate')}>
          <Select
            value={candidateId()}
            onChange={setCandidateId}
            options={inOrder(props.panel).map((each) => ({
              value: each.id,
              label: `${numberOf(each)} ${each.name}`,
            }))}
          />
        </Field>
      </Show>
      <Checkbox
        checked={released()}
        onChange={setReleased}
        why={decided() || released() ? null : t('console.screen.release.early')}
      >
        <b>{t('console.screen.release')}</b> <span class="meta">{t('console.screen.release.hint')}</span>
      </Checkbox>
    </Sheet>
  )
}
