import { createSignal, For, Show } from 'solid-js'
import './declare.css'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { toast } from '../../ui/toasts.tsx'
import { type Home, lineName, type Reference, type Registration } from './queries.ts'

/** What one has registered, this year and before; what still holds can be taken back. */
export function Mine(props: { home: Home; reference: Reference }) {
  const act = useAct()
  const [leaving, setLeaving] = createSignal<Registration | null>(null)
  const nameOf = (row: Registration) => `${t(`declare.kind.${row.kind}`)} · ${lineName(props.reference, row)}`
  return (
    <>
      <Show when={props.home.mine.length > 0} fallback={<p class="meta">{t('declare.mine.none')}</p>}>
        <For each={props.home.mine}>
          {(row) => (
            <div class="declare-row">
              <div>
                <b>{nameOf(row)}</b>
                <p class="meta">
                  {row.year} · {t('declare.mine.at', { time: dayClock(row.at) })}
                  <Show when={row.endedAt}>
                    {(at) => <> · {t('declare.mine.ended', { time: dayClock(at()) })}</>}
                  </Show>
                </p>
              </div>
              <StateWord kind={row.state === 'registered' ? 'done' : 'off'}>
                {t(`declare.state.${row.state}`)}
              </StateWord>
              <Show when={row.state === 'registered' && row.year === props.home.year}>
                <Button size="touch" onPress={() => setLeaving(row)}>
                  {t('declare.withdraw')}
                </Button>
              </Show>
            </div>
          )}
        </For>
      </Show>
      <Sheet
        open={leaving() !== null}
        onClose={() => setLeaving(null)}
        title={t('declare.withdraw.title')}
        {...(leaving() ? { names: [nameOf(leaving()!)] } : {})}
        effect={t('declare.withdraw.effect')}
        action={t('declare.withdraw')}
        onConfirm={async () => {
          const row = leaving()
          if (!row) return null
          return act('declare.withdraw', { id: row.id, version: row.version }, () =>
            toast(t('declare.withdraw.done')),
          )
        }}
      />
    </>
  )
}
