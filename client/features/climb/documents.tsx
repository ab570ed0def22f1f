import { For, lazy, Show, Suspense } from 'solid-js'
import { slotOf } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import { link } from '../../lib/call.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { sizeText } from '../../ui/file-drop.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import './documents.css'
import type { ClimbFile, SlotFile } from './queries.ts'

const Viewer = lazy(() => import('../../ui/document-viewer.tsx'))

/** The documents that belong to a section. */
export const filesOf = (files: readonly SlotFile[], section: Section): SlotFile[] =>
  files.filter((file) => slotOf(file.slot)?.section === section)

/** The documents of a section by slot, each opening where one reads; what is new and what is gone says so. */
export function Documents(props: { file: ClimbFile; section: Section; onOpen: (file: SlotFile) => void }) {
  const here = () => filesOf(props.file.files, props.section)
  const gone = () => filesOf(props.file.filesGone, props.section)
  const slots = () => [...new Set(here().map(({ slot }) => slot))]
  return (
    <div class="climb-documents">
      <h2>
        {t('climb.documents')} <span class="meta">{here().length}</span>
      </h2>
      <Show when={here().length > 0} fallback={<p class="meta">{t('climb.documents.none')}</p>}>
        <For each={slots()}>
          {(slot) => (
            <section>
              <h3 class="meta">{slotWord(slot)}</h3>
              <ul>
                <For each={here().filter((each) => each.slot === slot)}>
                  {(each) => (
                    <li>
                      <button type="button" onClick={() => props.onOpen(each)}>
                        {each.name}
                      </button>
                      <span class="meta nowrap">{sizeText(each.size)}</span>
                      <Show when={props.file.filesAdded.includes(each.id)}>
                        <Badge>{t('climb.change.added')}</Badge>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </Show>
      <Show when={gone().length > 0}>
        <section>
          <h3 class="meta">{t('climb.documents.gone')}</h3>
          <ul>
            <For each={gone()}>
              {(each) => (
                <li>
                  <del>{each.name}</del>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </div>
  )
}

const slotWord = (slot: string): string => tMaybe(`form.slot.${slot}`) ?? slot

/** A document open beside what is declared in it. */
export const OpenDocument = (props: { fileId: string; document: SlotFile; onClose: () => void }) => (
  <Suspense fallback={<Skeleton lines={6} />}>
    <Viewer
      file={props.document}
      url={link('climb.file', { id: props.fileId, fileId: props.document.id })}
      back={t('climb.documents.close')}
      onClose={props.onClose}
    />
  </Suspense>
)
