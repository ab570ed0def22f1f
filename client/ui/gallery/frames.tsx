import { createSignal, For } from 'solid-js'
import type { ConnectionStatus } from '../../lib/connection.ts'
import { Band } from '../band.tsx'
import { Button } from '../button.tsx'
import { Stack } from '../layout.tsx'
import { OfflineBand } from '../offline-band.tsx'
import { StateBar } from '../state-bar.tsx'
import { StateWord } from '../state-word.tsx'

const STATUSES: readonly ConnectionStatus[] = ['live', 'reconnecting', 'offline', 'unsaved']

export function FrameSamples() {
  const [since] = createSignal('2026-11-22T02:42:07Z')
  return (
    <Stack gap={3}>
      <For each={STATUSES}>
        {(status) => (
          <div>
            <StateBar
              where="机械工程高级职称评委会 · 机械专业组"
              connection={status}
              state={<StateWord kind={status === 'live' ? 'now' : 'off'}>投票开关已开启</StateWord>}
              end={<b>07 席</b>}
            />
            <OfflineBand status={status} since={since()} />
          </div>
        )}
      </For>
      <Band title="投票开关已开启" action={<Button size="touch">核对并提交</Button>}>
        10:46 由组长开启。您的 13 项拟投票都已保存，请核对后提交。
      </Band>
    </Stack>
  )
}
