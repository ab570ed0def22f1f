import { createEffect, createSignal, on, Show } from 'solid-js'
import type { BlacklistStep } from '../../../shared/blacklist/blacklist.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Field } from '../../ui/field.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { EntryDetail } from './queries.ts'

/** 不予认定, 提前解除 with its paper, 记录申诉. */
export function StepSheets(props: { of: EntryDetail; step: BlacklistStep | null; onClose: () => void }) {
  const act = useAct()
  const [liftNo, setLiftNo] = createSignal('')
  createEffect(
    on(
      () => props.step,
      () => setLiftNo(''),
    ),
  )
  const now = () => ({ id: props.of.id, version: props.of.version })
  return (
    <>
      <ReasonSheet
        open={props.step === 'drop'}
        onClose={props.onClose}
        title={t('blacklist.drop.title', { name: props.of.name })}
        effect={t('blacklist.drop.effect')}
        action={t('blacklist.drop')}
        onConfirm={(reason) =>
          act('blacklist.drop', { ...now(), reason }, () => toast(t('blacklist.drop.done')))
        }
      />
      <ReasonSheet
        open={props.step === 'lift'}
        onClose={props.onClose}
        title={t('blacklist.lift.title', { name: props.of.name })}
        effect={t('blacklist.lift.effect')}
        action={t('blacklist.lift')}
        why={liftNo().trim() ? null : t('blacklist.fault.no')}
        onConfirm={(reason) =>
          act('blacklist.lift', { ...now(), reason, liftNo: liftNo() }, () => toast(t('blacklist.lift.done')))
        }
      >
        <Field label={t('blacklist.lift.no')} required hint={t('blacklist.activate.no.hint')}>
          <TextInput value={liftNo()} onInput={setLiftNo} maxlength={60} />
        </Field>
      </ReasonSheet>
      <Show when={props.step === 'note'}>
        <NoteSheet of={props.of} onClose={props.onClose} />
      </Show>
    </>
  )
}

function NoteSheet(props: { of: EntryDetail; onClose: () => void }) {
  const act = useAct()
  const { id, version } = props.of
  const [appeal, setAppeal] = createSignal(props.of.appeal)
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('blacklist.note.title', { name: props.of.name })}
      action={t('act.save')}
      onConfirm={() =>
        act('blacklist.note', { id, version, appeal: appeal() }, () => toast(t('blacklist.note.done')))
      }
    >
      <Field label={t('blacklist.note.text')} hint={t('blacklist.note.hint')}>
        <TextArea value={appeal()} onInput={setAppeal} max={500} rows={5} />
      </Field>
    </Sheet>
  )
}
