/** One line of the table: what was measured, over several runs, beside the same thing without us. */
export interface Figure {
  name: string
  unit: string
  /** One value for each run. */
  runs: number[]
  /** The raw baseline of the same run of the bench, in the same unit. */
  raw: number[]
  /** What the baseline is. */
  against: string
  /** What we promise, in the figure's unit, or as a ratio to the baseline. */
  aim?: { most?: number; least?: number; ratioMost?: number; ratioLeast?: number }
}

export const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/** The value below which `share` of all lie; nearest rank. */
export const percentile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** Ours divided by the baseline, of the medians; null without one. */
export const ratio = ({ runs, raw }: Figure): number | null =>
  raw.length ? median(runs) / median(raw) : null

export function holds(figure: Figure): boolean | null {
  const { aim } = figure
  if (!aim) return null
  const value = median(figure.runs)
  const by = ratio(figure) ?? Number.NaN
  return (
    (aim.most === undefined || value <= aim.most) &&
    (aim.least === undefined || value >= aim.least) &&
    (aim.ratioMost === undefined || by <= aim.ratioMost) &&
    (aim.ratioLeast === undefined || by >= aim.ratioLeast)
  )
}

const digits = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value >= 10 ? value.toFixed(1) : value.toFixed(2)
const range = (values: readonly number[]): string =>
  values.length > 1 ? `${digits(sorted(values)[0]!)} – ${digits(sorted(values).at(-1)!)}` : ''

function aimText({ aim, unit }: Figure): string {
  if (!aim) return ''
  const parts = [
    aim.most !== undefined && `≤ ${digits(aim.most)} ${unit}`,
    aim.least !== undefined && `≥ ${digits(aim.least)} ${unit}`,
    aim.ratioMost !== undefined && `≤ ${aim.ratioMost} ×`,
    aim.ratioLeast !== undefined && `≥ ${aim.ratioLeast} ×`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** The figures as a Markdown table, which reads in a terminal as well. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['measured', 'median', 'min – max', 'baseline', 'ratio', 'aim', 'holds']
  const rows = figures.map((figure) => {
    const by = ratio(figure)
    const kept = holds(figure)
    return [
      figure.name,
      `${digits(median(figure.runs))} ${figure.unit}`,
      range(figure.runs),
      by === null ? figure.against : `${digits(median(figure.raw))} ${figure.unit} (${figure.against})`,
      by === null ? '' : `${by.toFixed(2)} ×`,
      aimText(figure),
      kept === null ? '' : kept ? 'yes' : '**no**',
    ]
  })
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
