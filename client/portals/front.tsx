import { For, Show } from 'solid-js'
import { t } from '../lib/i18n.ts'
import { Cover } from '../ui/cover.tsx'
import { DisplaySwitches } from '../ui/display-switches.tsx'
import { EntranceList } from '../ui/entrance-list.tsx'
import { Stack } from '../ui/layout.tsx'

const ENTRANCES = ['review', 'manage', 'declare', 'screen'] as const

/** The plain front page: the four entrances, and words for an address that leads nowhere. */
export default function Front() {
  return (
    <Cover title={t('app.full')} foot={<DisplaySwitches />}>
      <Stack gap={6}>
        <h1 class="title">{t('app.full')}</h1>
        <Show when={location.pathname !== '/'}>
          <p class="meta">
            {t('page.missing')}。{t('page.missing.hint')}
          </p>
        </Show>
        <EntranceList>
          <For each={ENTRANCES}>
            {(name) => (
              <li>
                <a href={`/${name}`}>
                  <b>{t(`front.${name}`)}</b>
                  <span>{t(`front.${name}.hint`)}</span>
                </a>
              </li>
            )}
          </For>
        </EntranceList>
      </Stack>
    </Cover>
  )
}
