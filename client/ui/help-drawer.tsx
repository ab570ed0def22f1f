import { For, Show } from 'solid-js'
import type { WordKey } from '../../shared/i18n/index.ts'
import { loadWords, t } from '../lib/i18n.ts'
import { Drawer } from './drawer.tsx'
import type { HelpLink } from './help.tsx'
import { Section, Stack } from './layout.tsx'

await loadWords(['help'])

/** What this page is for and how it is used, in plain words, for what this person may do here. */
export default function HelpDrawer(props: {
  open: boolean
  onClose: () => void
  page: string
  words: readonly WordKey[]
  links: readonly HelpLink[]
}) {
  const lines = () => props.words.flatMap((key) => t(key).split('\n'))
  return (
    <Drawer open={props.open} onClose={props.onClose} title={t('help.title')} meta={props.page}>
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
                    {link.label}
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
