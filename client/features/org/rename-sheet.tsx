import { createSignal } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Facts } from '../../ui/facts.tsx'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Org } from './queries.ts'

const LEAST = 2

/** 修改: another name for the unit; the old one stays in its history (M-1.4). */
export function RenameSheet(props: { org: Org; onClose: () => void }) {
  const act = useAct()
  const [name, setName] = createSignal(props.org.name)
  const why = (): string | null => {
    if ([...name().trim()].length < LEAST) return t('org.create.name.short')
    return name().trim() === props.org.name ? t('org.rename.same') : null
  }
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('org.rename.title')}
      action={t('org.rename.action')}
      effect={t('org.rename.effect')}
      why={why()}
      onConfirm={() =>
        act('org.rename', { id: props.org.id, version: props.org.version, name: name().trim() }, () =>
          toast(t('org.renamed')),
        )
      }
    >
      <Facts columns={1} facts={[[t('org.rename.old'), props.org.name]]} />
      <Field label={t('org.rename.new')} required>
        <TextInput value={name()} onInput={setName} maxlength={80} />
      </Field>
    </Sheet>
  )
}
