import { For, Show } from 'solid-js'
import type { SectionKey } from '../../../shared/review/dossier.ts'
import { t } from '../../lib/i18n.ts'
import { DossierSection } from '../../ui/dossier-section.tsx'
import { FileList } from '../../ui/file-list.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Reading } from '../../ui/reading.tsx'
import { type Dossier, type File, filesOf, sectionsIn, sizeText, type TabId } from './sections.ts'

/** The sections of one tab, one after the other, as the form prints them. */
export default function Pages(props: { dossier: Dossier; tab: TabId; onOpen: (file: File) => void }) {
  const open = (id: string): void => {
    const file = props.dossier.files.find((each) => each.id === id)
    if (file) props.onOpen(file)
  }
  const list = (files: File[]) => files.map(({ id, name, size }) => ({ id, name, meta: sizeText(size) }))
  return (
    <Reading label={t(`dossier.tab.${props.tab}`)}>
      <For each={sectionsIn(props.dossier, props.tab)}>
        {(section) => (
          <Stack gap={3}>
            <h2>{t(`dossier.section.${section.key as SectionKey}`)}</h2>
            <DossierSection section={section} title={t(`dossier.section.${section.key as SectionKey}`)} />
            <Show when={props.tab !== 'files' && filesOf(props.dossier, section.key).length > 0}>
              <FileList files={list(filesOf(props.dossier, section.key))} onOpen={open} />
            </Show>
          </Stack>
        )}
      </For>
      <Show when={props.tab === 'files'}>
        <Show when={props.dossier.files.length > 0} fallback={<p class="meta">{t('dossier.files.none')}</p>}>
          <FileList files={list(props.dossier.files)} onOpen={open} />
        </Show>
      </Show>
    </Reading>
  )
}
