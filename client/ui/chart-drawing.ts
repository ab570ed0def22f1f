import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  LinearScale,
} from 'chart.js'
import type { ChartItem, ChartLine } from './chart.tsx'

// Only what is drawn; the rest of the library stays out of the bundle.
Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController, LinearScale)

const value = (canvas: HTMLCanvasElement, name: string): string =>
  getComputedStyle(canvas).getPropertyValue(name).trim()

const lines = new WeakMap<Chart, ChartLine>()

export function draw(canvas: HTMLCanvasElement, kind: 'bar' | 'ring'): Chart {
  return new Chart(canvas, {
    type: kind === 'bar' ? 'bar' : 'doughnut',
    data: { labels: [], datasets: [{ data: [] }] },
    options: { responsive: true, maintainAspectRatio: false, animation: false, events: [] },
    plugins: [{ id: 'direct-labels', afterDatasetsDraw: label }],
  })
}

/** Data and the page's present colours. */
export function paint(
  chart: Chart,
  kind: 'bar' | 'ring',
  items: readonly ChartItem[],
  line?: ChartLine,
): void {
  const { canvas } = chart
  const ink = value(canvas, '--ink')
  const font = {
    family: value(canvas, '--font-ui'),
    size: Number.parseFloat(getComputedStyle(canvas).fontSize),
  }
  if (line) lines.set(chart, line)
  else lines.delete(chart)
  chart.data.labels = items.map((item) => item.label)
  chart.data.datasets = [
    {
      data: items.map((item) => item.value),
      backgroundColor: items.map((item) => value(canvas, `--${item.tone ?? 'primary'}`)),
      borderColor: value(canvas, '--paper'),
      borderWidth: kind === 'ring' ? 2 : 0,
      ...(kind === 'bar' ? { maxBarThickness: 32 } : { cutout: '62%' }),
    },
  ]
  chart.options.font = font
  chart.options.color = ink
  chart.options.layout = { padding: kind === 'bar' ? { right: 48 } : 36 }
  if (kind === 'bar') {
    chart.options.indexAxis = 'y'
    chart.options.scales = {
      x: { display: false, beginAtZero: true },
      y: {
        grid: { display: false },
        border: { color: ink },
        ticks: { color: ink, font, callback: (_, i) => shortened(chart, items[i]?.label ?? '', font) },
      },
    }
  }
  chart.update()
}

/** Of the picture, for names: past half, with its marks, the library cuts them off at their front. The table beside has them whole. */
const NAMES = 0.36
function shortened({ ctx, width }: Chart, text: string, font: { size: number; family: string }): string {
  ctx.font = `${font.size}px ${font.family}`
  const fits = (some: string) => ctx.measureText(some).width <= width * NAMES
  if (fits(text)) return text
  const signs = [...text]
  while (signs.length > 1 && !fits(`${signs.join('')}…`)) signs.pop()
  return `${signs.join('')}…`
}

/** Each bar or arc carries its own name and number: no legend to match colours with. */
function label(chart: Chart): void {
  const { ctx } = chart
  const ring = chart.getDatasetMeta(0).type === 'doughnut'
  ctx.save()
  ctx.fillStyle = String(chart.options.color)
  ctx.font = `700 ${chart.options.font?.size ?? 14}px ${chart.options.font?.family ?? 'sans-serif'}`
  chart.getDatasetMeta(0).data.forEach((part, index) => {
    const n = Number(chart.data.datasets[0]?.data[index] ?? 0)
    if (ring && n === 0) return
    const text = ring ? `${chart.data.labels?.[index]} ${n}` : String(n)
    const spot = ring ? beyond(part as ArcElement) : { x: part.x + 8, y: part.y, align: 'left' as const }
    ctx.textAlign = spot.align
    ctx.textBaseline = 'middle'
    ctx.fillText(text, spot.x, spot.y)
  })
  const line = lines.get(chart)
  if (line) across(chart, line)
  ctx.restore()
}

/** The pass line, between two bars, from edge to edge; its word stands at the right, above it. */
function across(chart: Chart, line: ChartLine): void {
  const { ctx, chartArea, data } = chart
  const last = (data.labels?.length ?? 0) - 1
  const row = (at: number): number => chart.scales.y!.getPixelForValue(Math.min(Math.max(at, 0), last))
  const y = (row(line.at - 1) + row(line.at)) / 2
  ctx.beginPath()
  ctx.setLineDash([6, 4])
  ctx.strokeStyle = String(chart.options.color)
  ctx.moveTo(chartArea.left, y)
  ctx.lineTo(chart.width, y)
  ctx.stroke()
  ctx.textAlign = 'right'
  ctx.textBaseline = 'bottom'
  ctx.fillText(line.label, chart.width - 2, y - 3)
}

function beyond(arc: ArcElement): { x: number; y: number; align: CanvasTextAlign } {
  const { startAngle, endAngle, outerRadius } = arc.getProps(['startAngle', 'endAngle', 'outerRadius'])
  const x = arc.x ?? 0
  const y = arc.y ?? 0
  const angle = (startAngle + endAngle) / 2
  const right = Math.cos(angle) >= 0
  return {
    x: x + Math.cos(angle) * (outerRadius + 10),
    y: y + Math.sin(angle) * (outerRadius + 12),
    align: right ? 'left' : 'right',
  }
}

/** The drawing on paper with its title above, as PNG: a transparent picture would be unreadable in a document. */
export function picture(chart: Chart, title: string): Promise<Blob> {
  const from = chart.canvas
  const head = Math.round(from.height * 0.16)
  const to = document.createElement('canvas')
  to.width = from.width
  to.height = from.height + head
  const pen = to.getContext('2d')!
  pen.fillStyle = value(from, '--paper')
  pen.fillRect(0, 0, to.width, to.height)
  pen.fillStyle = value(from, '--ink')
  pen.font = `700 ${Math.round(head * 0.45)}px ${value(from, '--font-ui')}`
  pen.textBaseline = 'middle'
  pen.fillText(title, head * 0.3, head / 2)
  pen.drawImage(from, 0, head)
  return new Promise((done, fail) => {
    to.toBlob((blob) => (blob ? done(blob) : fail(new Error('No picture'))), 'image/png')
  })
}
