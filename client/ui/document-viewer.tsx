import { createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { t } from '../lib/i18n.ts'
import { Button, ButtonLink } from './button.tsx'
import { Row, Spacer } from './layout.tsx'
import { PaperTable } from './paper-table.tsx'
import { Picture } from './picture.tsx'
import { Skeleton } from './skeleton.tsx'

const Pdf = lazy(() => import('./pdf.tsx'))

const STEP = 1.25
const LEAST = 0.25
const MOST = 6

/** A document in the place of the file it belongs to, so that what is decided on it stays in reach. */
export default function DocumentViewer(props: {
  file: { name: string; type: string }
  /** Where its bytes come from. */
  url: string
  /** Word of the way back; without it 返回材料. */
  back?: string
  onClose: () => void
}) {
  const [zoom, setZoom] = createSignal(1)
  const [turn, setTurn] = createSignal(0)
  const [page, setPage] = createSignal(1)
  const [pages, setPages] = createSignal(1)
  const [broken, setBroken] = createSignal<'broken' | 'locked' | null>(null)
  const [tries, setTries] = createSignal(0)
  const kind = () =>
    props.file.type === 'application/pdf' ? 'pdf' : props.file.type.startsWith('image/') ? 'image' : 'other'
  const url = () => `${props.url}${tries() ? `&try=${tries()}` : ''}`
  const grow = (by: number): void => void setZoom((now) => Math.min(MOST, Math.max(LEAST, now * by)))
  const step = (by: number): void => void setPage((now) => Math.min(pages(), Math.max(1, now + by)))
  const key = (event: KeyboardEvent): void => {
    const act: Record<string, () => void> = {
      Escape: props.onClose,
      '+': () => grow(STEP),
      '=': () => grow(STEP),
      '-': () => grow(1 / STEP),
      r: () => setTurn((turn() + 90) % 360),
      R: () => setTurn((turn() + 90) % 360),
      ArrowRight: () => step(1),
      ArrowLeft: () => step(-1),
      PageDown: () => step(1),
      PageUp: () => step(-1),
      Home: () => setPage(1),
      End: () => setPage(pages()),
    }
    const found = act[event.key]
    if (!found || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    found()
  }
  const again = (): void => {
    setBroken(null)
    setTries((n) => n + 1)
  }

  return (
    <PaperTable
      label={props.file.name}
      onKeyDown={key}
      head={
        <>
          <Button size="touch" onPress={() => props.onClose()}>
            {props.back ?? t('dossier.viewer.close')}
          </Button>
          <b class="clip">{props.file.name}</b>
          <Spacer />
          <Show when={kind() === 'pdf' && pages() > 1}>
            <Row gap={1} nowrap>
              <Button size="touch" label={t('act.previous')} onPress={() => step(-1)}>
                ‹
              </Button>
              <span class="nowrap" role="status">
                {t('dossier.viewer.page', { n: page(), all: pages() })}
              </span>
              <Button size="touch" label={t('act.next')} onPress={() => step(1)}>
                ›
              </Button>
            </Row>
          </Show>
          <Show when={kind() !== 'other'}>
            <Row gap={1} nowrap>
              <Button size="touch" label={t('dossier.viewer.out')} onPress={() => grow(1 / STEP)}>
                −
              </Button>
              <span class="num nowrap">{t('dossier.viewer.zoom', { n: Math.round(zoom() * 100) })}</span>
              <Button size="touch" label={t('dossier.viewer.in')} onPress={() => grow(STEP)}>
                ＋
              </Button>
              <Button size="touch" onPress={() => setTurn((turn() + 90) % 360)}>
                {t('dossier.viewer.rotate')}
              </Button>
            </Row>
          </Show>
        </>
      }
    >
      <Show
        when={broken()}
        fallback={
          <Suspense fallback={<Skeleton lines={6} />}>
            <Switch
              fallback={
                <div class="paper-note">
                  <p>{t('dossier.viewer.kind', { name: props.file.name })}</p>
                  <ButtonLink size="touch" href={url()} download={props.file.name}>
                    {t('act.download')}
                  </ButtonLink>
                </div>
              }
            >
              <Match when={kind() === 'image'}>
                <Picture
                  url={url()}
                  name={props.file.name}
                  zoom={zoom()}
                  turn={turn()}
                  onBroken={() => setBroken('broken')}
                />
              </Match>
              <Match when={kind() === 'pdf'}>
                <Pdf
                  url={url()}
                  name={props.file.name}
                  page={page()}
                  zoom={zoom()}
                  turn={turn()}
                  onPages={setPages}
                  onBroken={setBroken}
                />
              </Match>
            </Switch>
          </Suspense>
        }
      >
        {(why) => (
          <div class="paper-note" role="alert">
            <p>{t(`dossier.viewer.${why()}`, { name: props.file.name })}</p>
            <Row>
              <Button size="touch" onPress={again}>
                {t('act.retry')}
              </Button>
              <ButtonLink size="touch" href={url()} download={props.file.name}>
                {t('act.download')}
              </ButtonLink>
            </Row>
          </div>
        )}
      </Show>
    </PaperTable>
  )
}
