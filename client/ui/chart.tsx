import { createEffect, createSignal, createUniqueId, onCleanup, onMount } from 'solid-js'
import './chart.css'
import type { Chart as Drawing } from 'chart.js'
import { t } from '../lib/i18n.ts'
import { isDark, text } from '../lib/theme.ts'
import { Button } from './button.tsx'
import { Ledger } from './ledger.tsx'

export interface ChartItem {
  label: string
  value: number
  tone?: 'primary' | 'pass' | 'fail' | 'hold'
}

export interface ChartLine {
  at: number
  label: string
}

interface ChartProps {
  kind: 'bar' | 'ring'
  /** The one question it answers. */
  title: string
  items: readonly ChartItem[]
  unit?: string
  /** A line across the bars, before the bar of this index, with its word. */
  line?: ChartLine
}

/** One question as a picture, the same numbers as a table beside it, and the picture to take along. */
export function Chart(props: ChartProps) {
  const id = createUniqueId()
  const [drawing, setDrawing] = createSignal<Drawing | null>(null)
  let tools: typeof import('./chart-drawing.ts') | undefined
  let canvas!: HTMLCanvasElement
  let gone = false

  onMount(async () => {
    tools = await import('./chart-drawing.ts')
    if (!gone) setDrawing(tools.draw(canvas, props.kind))
  })
  const paint = (items = props.items, line = props.line): void => {
    const chart = drawing()
    if (chart && !gone) tools?.paint(chart, props.kind, items, line)
  }
  createEffect(() => {
    // Colours and sizes come from the page's style, so theme and text size are reasons to draw again.
    isDark()
    text()
    drawing()
    // the theme is on the page once all effects have run
    const { items, line } = props
    queueMicrotask(() => paint(items, line))
  })
  /** A sheet of paper is narrower than the screen and never dark: what was drawn for one is unreadable on the other. */
  const turn = (): void => {
    drawing()?.resize()
    paint()
  }
  const paper = matchMedia('print')
  paper.addEventListener('change', turn)
  onCleanup(() => {
    gone = true
    paper.removeEventListener('change', turn)
    drawing()?.destroy()
  })

  const total = () => props.items.reduce((sum, item) => sum + item.value, 0)
  const share = (item: ChartItem) => (total() === 0 ? '–' : `${((100 * item.value) / total()).toFixed(1)}%`)
  const sentence = () =>
    `${props.title}：${props.items
      .flatMap((item, i) => [
        ...(props.line?.at === i ? [props.line.label] : []),
        `${item.label} ${item.value}${props.unit ?? ''}`,
      ])
      .join('，')}`

  async function save(): Promise<void> {
    const chart = drawing()
    if (!chart || !tools) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await tools.picture(chart, props.title))
    link.download = `${props.title}.png`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  }

  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption>
        <b id={id}>{props.title}</b>
        <Button kind="quiet" onPress={() => void save()} why={null}>
          {t('chart.png')}
        </Button>
      </figcaption>
      <div class="chart-parts">
        <div class="chart-canvas">
          <canvas ref={canvas} role="img" aria-label={sentence()} />
        </div>
        <Ledger
          caption={`${props.title} ${t('chart.table')}`}
          tight
          rows={props.items}
          id={(item) => item.label}
          columns={[
            { key: 'label', label: t('chart.item'), cell: (item) => item.label },
            { key: 'value', label: props.unit ?? t('chart.value'), num: true, cell: (item) => item.value },
            { key: 'share', label: t('chart.share'), num: true, cell: share },
          ]}
        />
      </div>
    </figure>
  )
}
