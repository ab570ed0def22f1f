/** What the documents need to know of a transition; the tables themselves are narrower. */
interface Transition {
  by: string | readonly string[]
  from: readonly string[]
  /** A function where the facts decide; the diagram then names the action without drawing where it leads. */
  to?: string | ((...facts: never[]) => string)
  panel?: string
}

interface NamedWorkflow {
  name: string
  table: Record<string, Transition>
}

const INTRODUCTION = `# Workflows

Generated from the tables in \`shared/*/*.workflow.ts\` by \`npm run docs\`; do not edit. The server decides by these
tables and the client shows its buttons by them; what else must hold for an action stands in the table's \`allow\`.
`

/** The workflow tables among what a module exports: `roundWorkflow` is the workflow `round`. */
export function workflowsOf(module: Record<string, unknown>): NamedWorkflow[] {
  return Object.entries(module)
    .filter(([name]) => name.endsWith('Workflow'))
    .map(([name, table]) => ({
      name: name.replace(/Workflow$/, ''),
      table: table as Record<string, Transition>,
    }))
}

/** docs/workflows.md: one diagram and one table per workflow. */
export function workflowDocument(workflows: NamedWorkflow[]): string {
  return [INTRODUCTION, ...workflows.map(section)].join('\n')
}

function section({ name, table }: NamedWorkflow): string {
  const rows = Object.entries(table)
  const edges = rows.flatMap(([action, { from, to, by }]) =>
    typeof to === 'string'
      ? from.map((state) => ({ state, to, label: `${action} (${[by].flat().join(', ')})` }))
      : [],
  )
  const left = new Set(rows.flatMap(([, { from }]) => from))
  const entered = new Set(edges.map(({ to }) => to))
  // where facts decide, a state that no arrow reaches may still be led to: it is no beginning then
  const whole = rows.every(([, { to }]) => typeof to === 'string')
  const first = [...left].filter((state) => whole && !entered.has(state)).map((state) => `  [*] --> ${state}`)
  const last = [...entered].filter((state) => !left.has(state)).map((state) => `  ${state} --> [*]`)
  const lines = edges.map(({ state, to, label }) => `  ${state} --> ${to}: ${label}`)
  const diagram = edges.length
    ? `\`\`\`mermaid\nstateDiagram-v2\n${[...first, ...lines, ...last].join('\n')}\n\`\`\`\n\n`
    : ''
  return `## ${name}

${diagram}| action | by | from | to | only in |
| --- | --- | --- | --- | --- |
${rows.map(([action, row]) => tableRow(action, row)).join('\n')}
`
}

function tableRow(action: string, { by, from, to, panel }: Transition): string {
  const target = typeof to === 'string' ? to : 'as the facts decide'
  return `| ${action} | ${[by].flat().join(', ')} | ${from.join(', ')} | ${target} | ${panel ?? ''} |`
}
