import { createSignal, Show } from 'solid-js'
import { t } from '../lib/i18n.ts'

/** A scanned page or certificate: fitted to the width at 100 %, larger or turned on demand. */
export function Picture(props: {
  url: string
  name: string
  zoom: number
  turn: number
  onBroken: () => void
}) {
  const [shown, setShown] = createSignal(false)
  const [size, setSize] = createSignal({ width: 1, height: 1 })
  const lying = () => props.turn % 180 !== 0
  const own = () => size().width / size().height
  return (
    <>
      <Show when={!shown()}>
        <p class="meta" role="status">
          {t('dossier.viewer.loading', { name: props.name })}
        </p>
      </Show>
      {/* Turned a quarter, the picture fills the width with what was its height. */}
      <div class="picture" style={{ '--zoom': props.zoom, '--ratio': lying() ? 1 / own() : own() }}>
        <img
          src={props.url}
          alt={props.name}
          style={{ '--share': lying() ? own() : 1, rotate: `${props.turn}deg` }}
          onLoad={(event) => {
            setSize({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })
            setShown(true)
          }}
          onError={() => props.onBroken()}
        />
      </div>
    </>
  )
}
