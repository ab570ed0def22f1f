import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Phrases } from '../../ui/phrases.tsx'
import { reasonFault } from '../../ui/reason-sheet.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Marks } from './marks.ts'
import { pointPlace } from './point-text.ts'
import type { ClimbFile } from './queries.ts'

const MOST = 500
const PHRASES = [1, 2, 3] as const

/** 退回修改 and 补正: the reason and all that was marked while reading, each at its place (M-4.1.8; Order 40, art. 19). */
export function ReturnSheet(props: {
  act: 'sendBack' | 'correct'
  file: ClimbFile
  marks: Marks
  open: boolean
  onClose: () => void
  onDone: () => void
}) {
  const act = useAct()
  const [reason, setReason] = createSignal('')
  const points = () => props.marks.points()
  const id = createMemo(() => props.file.id)
  createEffect(on(id, () => setReason('')))
  const why = () =>
    props.act === 'correct' && points().length === 0 ? t('climb.correct.points') : reasonFault(reason())
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t(`climb.${props.act}.title`, { name: props.file.name })}
      action={t(`climb.${props.act}`)}
      effect={t(`climb.${props.act}.effect`)}
      why={why()}
      onConfirm={() =>
        act(
          `climb.${props.act}`,
          {
            id: props.file.id,
            version: props.file.version,
            reason: reason().trim(),
            points: points().map((point) => ({ ...point })),
          },
          () => {
            toast(t(`climb.${props.act}.done`, { name: props.file.name }))
            props.marks.clear()
            setReason('')
            props.onDone()
          },
        )
      }
    >
      <Show when={points().length > 0} fallback={<p class="meta">{t('climb.points.none')}</p>}>
        <div>
          <p class="meta">{t('climb.points', { n: points().length })}</p>
          <ul class="climb-points">
            <For each={points()}>
              {(point) => (
                <li>
                  <span>
                    <b>{pointPlace(props.file, point)}</b> {point.text}
                  </span>
                  <Button
                    kind="quiet"
                    label={t('climb.point.remove', { text: point.text })}
                    onPress={() => props.marks.remove(point)}
                  >
                    {t('act.remove')}
                  </Button>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
      <Field label={t('climb.reason')} required hint={t('climb.reason.hint')}>
        <TextArea value={reason()} onInput={setReason} max={MOST} />
      </Field>
      <Phrases
        label={t('climb.phrases')}
        phrases={PHRASES.map((n) => t(`climb.phrase.sendBack.${n}`))}
        onPick={setReason}
      />
    </Sheet>
  )
}
