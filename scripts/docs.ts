/**
 * `npm run docs` writes docs/api.md from the operations and docs/workflows.md from the workflow tables. With `--check`
 * it writes nothing and fails when either is out of date.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { apiDocument } from './docs-api.ts'
import { workflowDocument, workflowsOf } from './docs-workflow.ts'

const root = resolve(import.meta.dirname, '..')

/** Every generated document by its path, as it should be now. */
export async function documents(): Promise<Map<string, string>> {
  const { api } = await import('../shared/api.ts')
  const files = readdirSync(resolve(root, 'shared'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.workflow.ts'))
    .sort()
  const modules = await Promise.all(files.map((name) => import(resolve(root, 'shared', name))))
  return new Map([
    ['docs/api.md', apiDocument(api)],
    ['docs/workflows.md', workflowDocument(modules.flatMap(workflowsOf))],
  ])
}

/** The paths of the generated documents that differ from what stands in the project. */
export function staleAmong(wanted: Map<string, string>): string[] {
  return [...wanted].filter(([path, text]) => current(path) !== text).map(([path]) => path)
}

function current(path: string): string | null {
  try {
    return readFileSync(resolve(root, path), 'utf8')
  } catch {
    return null
  }
}

async function main(): Promise<void> {
  const wanted = await documents()
  const stale = staleAmong(wanted)
  if (process.argv.includes('--check')) {
    for (const path of stale) process.stderr.write(`${path} is out of date: npm run docs\n`)
    process.exitCode = stale.length > 0 ? 1 : 0
    return
  }
  for (const path of stale) {
    writeFileSync(resolve(root, path), wanted.get(path)!)
    process.stdout.write(`wrote ${path}\n`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
