import { For, Show } from 'solid-js'
import type { WordKey } from '../../shared/i18n/index.ts'
import { loadWords, t } from '../lib/i18n.ts'
import { Drawer } from '../ui/drawer.tsx'
import { Section, Stack } from '../ui/layout.tsx'
import type { MenuEntry, MenuId } from './manage-menu.ts'

await loadWords(['help'])

/** 帮助: what this page is for and how it is used, in plain words, for what this person may do here. */
export default function HelpDrawer(props: {
  open: boolean
  onClose: () => void
  page: MenuId
  words: readonly WordKey[]
  links: readonly MenuEntry[]
}) {
  const lines = () => props.words.flatMap((key) => t(key).split('\n'))
  return (
    <Drawer
      open={props.open}
      onClose={props.onClose}
      title={t('manage.help')}
      meta={t(`manage.${props.page}`)}
    >
      <Stack gap={6}>
        <Stack gap={4}>
          <For each={lines()}>{(line) => <p class="prose">{line}</p>}</For>
        </Stack>
        <Show when={props.links.length > 0}>
          <Section gap={2} title={t('help.ui.also')}>
            <For each={props.links}>
              {(link) => (
                <p>
                  <a href={link.href} onClick={() => props.onClose()}>
                    {t(`manage.${link.id}`)}
                  </a>
                </p>
              )}
            </For>
          </Section>
        </Show>
        <p class="meta">{t('help.ui.key')}</p>
      </Stack>
    </Drawer>
  )
}
