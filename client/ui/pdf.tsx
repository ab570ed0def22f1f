import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, type RenderTask } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js'
import { t } from '../lib/i18n.ts'
import { PdfData } from './pdf-data.ts'

GlobalWorkerOptions.workerSrc = workerUrl

/** Sharper than twice the screen's dots helps nobody and costs a tablet its memory. */
const DENSEST = 2
/** Pixels of one page: the most that old tablets can hold in a canvas. */
const LARGEST = 16_000_000

/** One page of a PDF at a time on a canvas, fitted to the width at 100 %. Pages are drawn one after the other. */
export default function Pdf(props: {
  url: string
  name: string
  page: number
  zoom: number
  turn: number
  onPages: (n: number) => void
  onBroken: (why: 'broken' | 'locked') => void
}) {
  const [paper, setPaper] = createSignal<PDFDocumentProxy | null>(null)
  const [drawn, setDrawn] = createSignal(false)
  const [width, setWidth] = createSignal(0)
  let holder!: HTMLDivElement
  let canvas!: HTMLCanvasElement
  let task: RenderTask | null = null
  let turn = 0

  createEffect(
    on(
      () => props.url,
      (url) => {
        setPaper(null)
        setDrawn(false)
        const loading = getDocument({
          url,
          useWorkerFetch: false,
          BinaryDataFactory: PdfData,
          cMapUrl: '/',
          standardFontDataUrl: '/',
          wasmUrl: '/',
          isEvalSupported: false,
        } as Parameters<typeof getDocument>[0])
        loading.promise.then(
          (document) => {
            setPaper(document)
            props.onPages(document.numPages)
          },
          (error: { name?: string }) =>
            error?.name !== 'AbortException' &&
            props.onBroken(error?.name === 'PasswordException' ? 'locked' : 'broken'),
        )
        onCleanup(() => {
          task?.cancel()
          void loading.destroy()
        })
      },
    ),
  )

  onMount(() => {
    const watch = new ResizeObserver(() => setWidth(holder.clientWidth))
    watch.observe(holder)
    onCleanup(() => watch.disconnect())
  })

  async function draw(
    document: PDFDocumentProxy,
    number: number,
    zoom: number,
    rotation: number,
  ): Promise<void> {
    const mine = ++turn
    task?.cancel()
    try {
      const page = await document.getPage(number)
      if (mine !== turn) return
      const plain = page.getViewport({ scale: 1, rotation: (page.rotate + rotation) % 360 })
      const scale = (width() / plain.width) * zoom
      const dense = Math.min(
        DENSEST,
        window.devicePixelRatio || 1,
        Math.sqrt(LARGEST / (plain.width * plain.height * scale * scale)),
      )
      const viewport = page.getViewport({ scale: scale * dense, rotation: (page.rotate + rotation) % 360 })
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      canvas.style.width = `${Math.floor(viewport.width / dense)}px`
      canvas.style.height = `${Math.floor(viewport.height / dense)}px`
      task = page.render({ canvas, viewport })
      await task.promise
      if (mine === turn) setDrawn(true)
    } catch (error) {
      const name = (error as { name?: string }).name
      if (mine === turn && name !== 'RenderingCancelledException' && name !== 'AbortException')
        props.onBroken('broken')
    }
  }

  createEffect(() => {
    const document = paper()
    if (document && width() > 0) void draw(document, props.page, props.zoom, props.turn)
  })

  return (
    <div class="pdf" ref={holder}>
      <Show when={!drawn()}>
        <p class="meta" role="status">
          {t('dossier.viewer.loading', { name: props.name })}
        </p>
      </Show>
      <canvas
        class="sheet-of-paper"
        ref={canvas}
        role="img"
        aria-label={`${props.name} ${t('dossier.viewer.page', { n: props.page, all: paper()?.numPages ?? 1 })}`}
      />
    </div>
  )
}
