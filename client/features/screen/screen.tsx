import { createResource, createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js'
import { ask, asProblem } from '../../lib/call.ts'
import type { Channel } from '../../lib/channel.ts'
import { loadWords, t } from '../../lib/i18n.ts'
import { createPanel } from '../../lib/live.ts'
import { keepAwake } from '../../lib/wake-lock.ts'
import { Button } from '../../ui/button.tsx'
import { Cover } from '../../ui/cover.tsx'
import { DisplaySwitches } from '../../ui/display-switches.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EntranceList } from '../../ui/entrance-list.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Wall } from './wall.tsx'

await loadWords(['console'])

/** The pointer and the tools go away when nobody touches anything. */
const IDLE_MS = 4000

/** 会场大屏: which room's screen this is (in the address, so that it survives a restart), then its wall. */
export default function Screen(props: { channel: Channel; accountId: string }) {
  const [mine] = createResource(() => ask('live.panels', {}))
  const [chosen, setChosen] = createSignal(new URLSearchParams(location.search).get('panel'))
  const panels = () => (mine.error ? [] : (mine()?.panels ?? []))
  const panelId = () => {
    const found = panels().find((each) => each.panelId === chosen())
    return found?.panelId ?? (panels().length === 1 ? panels()[0]!.panelId : null)
  }
  function choose(id: string | null): void {
    setChosen(id)
    history.replaceState(null, '', id ? `?panel=${encodeURIComponent(id)}` : location.pathname)
  }
  return (
    <Switch
      fallback={
        <Cover title={t('screen.title')} foot={<DisplaySwitches />}>
          <Switch fallback={<Skeleton lines={4} />}>
            <Match when={mine.error}>
              <ErrorState problem={asProblem(mine.error)} onRetry={() => location.reload()} />
            </Match>
            <Match when={mine()?.panels.length === 0}>
              <EmptyState title={t('screen.none')}>{t('screen.none.body')}</EmptyState>
            </Match>
            <Match when={mine()}>
              <Stack gap={6}>
                <h1 class="title">{t('screen.pick')}</h1>
                <p class="meta">{t('screen.pick.hint')}</p>
                <EntranceList>
                  <For each={panels()}>
                    {(each) => (
                      <li>
                        <a
                          href={`?panel=${encodeURIComponent(each.panelId)}`}
                          onClick={(event) => {
                            event.preventDefault()
                            choose(each.panelId)
                          }}
                        >
                          <b>{each.name}</b>
                          <span>{mine()?.review.title}</span>
                        </a>
                      </li>
                    )}
                  </For>
                </EntranceList>
              </Stack>
            </Match>
          </Switch>
        </Cover>
      }
    >
      <Match when={panelId()} keyed>
        {(id) => (
          <Room
            panelId={id}
            channel={props.channel}
            accountId={props.accountId}
            onSwitch={panels().length > 1 ? () => choose(null) : undefined}
          />
        )}
      </Match>
    </Switch>
  )
}

function Room(props: {
  panelId: string
  channel: Channel
  accountId: string
  onSwitch: (() => void) | undefined
}) {
  keepAwake()
  const panel = createPanel(props.panelId, { channel: props.channel, accountId: props.accountId })
  const idle = createIdle()
  const [full, setFull] = createSignal(false)
  const noteFull = () => setFull(document.fullscreenElement !== null)
  document.addEventListener('fullscreenchange', noteFull)
  onCleanup(() => document.removeEventListener('fullscreenchange', noteFull))
  const toggle = (): void =>
    void (full() ? document.exitFullscreen() : document.documentElement.requestFullscreen())
  return (
    <main class="wall-page" id="main" data-idle={idle() ? '' : undefined}>
      <h1 class="sr-only">{t('screen.title')}</h1>
      <Show when={panel.screen()}>
        {(screen) => (
          <Wall
            source={panel}
            show={screen().show}
            released={screen().released}
            lost={panel.status() !== 'live'}
          />
        )}
      </Show>
      <Show when={panel.problem()}>{(found) => <ErrorState problem={found()} />}</Show>
      <div class="wall-tools">
        <DisplaySwitches />
        <Show when={props.onSwitch}>
          {(pick) => <Button onPress={() => pick()()}>{t('screen.switch')}</Button>}
        </Show>
        <Button onPress={toggle}>{t(full() ? 'screen.full.exit' : 'screen.full')}</Button>
      </div>
    </main>
  )
}

/** True after a while without pointer, touch or key. */
function createIdle(): () => boolean {
  const [idle, setIdle] = createSignal(false)
  let timer = setTimeout(() => setIdle(true), IDLE_MS)
  const wake = (): void => {
    setIdle(false)
    clearTimeout(timer)
    timer = setTimeout(() => setIdle(true), IDLE_MS)
  }
  const events = ['pointermove', 'pointerdown', 'keydown'] as const
  for (const event of events) addEventListener(event, wake)
  onCleanup(() => {
    clearTimeout(timer)
    for (const event of events) removeEventListener(event, wake)
  })
  return idle
}
