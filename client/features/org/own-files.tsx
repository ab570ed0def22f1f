import { useQueryClient } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import { link, upload } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { OrgFiles } from './org-files.tsx'
import type { OwnOrg } from './queries.ts'

const MAX_BYTES = 20 * 1024 * 1024

/** Documents the unit adds to its form, and takes away again while nobody looks at them. */
export function OwnFiles(props: { own: OwnOrg }) {
  const act = useAct()
  const client = useQueryClient()
  const [removing, setRemoving] = createSignal<{ id: string; name: string } | null>(null)
  return (
    <>
      <OrgFiles
        files={props.own.attachments}
        href={(file) => link('org.file', { attachmentId: file.id })}
        none={t('org.own.files.none')}
        end={(file) => (
          <Button
            kind="quiet"
            label={t('org.own.files.remove', { name: file.name })}
            onPress={() => setRemoving(file)}
          >
            {t('act.remove')}
          </Button>
        )}
      />
      <FileDrop
        multiple
        accept=".pdf,.jpg,.jpeg,.png"
        maxBytes={MAX_BYTES}
        hint={t('org.own.files.hint')}
        send={(file, onProgress, signal) => upload('org.attach', {}, file, onProgress, signal)}
        onDone={() => void client.invalidateQueries({ queryKey: ['org'] })}
      />
      <Sheet
        open={removing() !== null}
        onClose={() => setRemoving(null)}
        title={t('org.own.files.remove', { name: removing()?.name ?? '' })}
        effect={t('org.own.files.remove.effect')}
        action={t('act.remove')}
        kind="danger"
        onConfirm={() => act('org.detach', { attachmentId: removing()!.id })}
      />
    </>
  )
}
