import { For } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Stack } from '../../ui/layout.tsx'

const KEYS = ['files', 'sections', 'numbers', 'pass', 'sendBack', 'help'] as const

/** What the keys do, and the way to turn them off. */
export const KeysDrawer = (props: {
  open: boolean
  on: boolean
  onTurn: (on: boolean) => void
  onClose: () => void
}) => (
  <Drawer open={props.open} onClose={props.onClose} title={t('climb.keys')}>
    <Stack gap={4}>
      <Facts
        columns={1}
        facts={KEYS.map((key) => [t(`climb.key.${key}`), t(`climb.key.${key}.does`)] as const)}
      />
      <For each={t('climb.keys.note').split('\n')}>{(line) => <p class="prose">{line}</p>}</For>
      <Checkbox checked={props.on} onChange={props.onTurn}>
        {t('climb.keys.on')}
      </Checkbox>
    </Stack>
  </Drawer>
)
