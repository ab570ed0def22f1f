import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import type { Section } from '../../../shared/declare/sections.ts'
import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Drawer } from '../../ui/drawer.tsx'
import { sizeText } from '../../ui/file-drop.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { slotsIn, slotWord } from './faults.ts'
import { FILE_MOST } from './limits.ts'
import type { SlotFile } from './queries.ts'
import { useRoom } from './room.ts'
import { SlotBox } from './slot-box.tsx'

const DocumentViewer = lazy(() => import('../../ui/document-viewer.tsx'))

/** The documents of a section by slot; in 附件材料 all of them, with what the file weighs. */
export function SlotBoxes(props: { section: Section; readonly?: boolean }) {
  const room = useRoom()
  const act = useAct()
  const [shown, setShown] = createSignal<SlotFile | null>(null)
  const [leaving, setLeaving] = createSignal<SlotFile | null>(null)
  const slots = () => slotsIn(room.file().kind, props.section)
  const filled = () =>
    props.readonly ? slots().filter(({ key }) => room.file().files.some(({ slot }) => slot === key)) : slots()
  return (
    <Show when={slots().length > 0}>
      <section class="declare-slots" aria-label={t('declare.documents')}>
        <h2 class={props.section === 'attachments' ? 'sr-only' : undefined}>{t('declare.documents')}</h2>
        <Show when={!props.readonly}>
          <p class="meta">
            {t('declare.documents.hint')}{' '}
            <Show when={props.section === 'attachments'}>
              {t('declare.documents.used', { n: sizeText(room.file().bytes), max: sizeText(FILE_MOST) })}
            </Show>
          </p>
        </Show>
        <For each={filled()}>
          {(slot) => (
            <SlotBox
              slot={slot}
              readonly={props.readonly === true || !room.mayEdit(slot.section)}
              onShow={setShown}
              onRemove={setLeaving}
            />
          )}
        </For>
      </section>
      <Drawer
        wide
        open={shown() !== null}
        onClose={() => setShown(null)}
        title={slotWord(shown()?.slot ?? '')}
      >
        <Show when={shown()}>
          {(file) => (
            <Suspense fallback={<Skeleton lines={8} />}>
              <DocumentViewer
                file={file()}
                url={link('declare.file', { id: room.file().id, fileId: file().id })}
                back={t('declare.documents.back')}
                onClose={() => setShown(null)}
              />
            </Suspense>
          )}
        </Show>
      </Drawer>
      <Sheet
        open={leaving() !== null}
        onClose={() => setLeaving(null)}
        title={t('declare.documents.remove')}
        {...(leaving() ? { names: [leaving()!.name] } : {})}
        effect={t('declare.documents.remove.effect')}
        action={t('declare.remove')}
        kind="danger"
        onConfirm={async () => {
          const file = leaving()
          return file ? act('declare.removeFile', { id: room.file().id, fileId: file.id }) : null
        }}
      />
    </Show>
  )
}
