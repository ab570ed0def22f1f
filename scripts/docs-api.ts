import type { Operation } from '../shared/operation.ts'
import { shapeOf } from './docs-schema.ts'

const INTRODUCTION = `# Operations

Generated from \`shared/*/*.api.ts\` by \`npm run docs\`; do not edit.

Everything a client can ask for, by domain. \`POST /api/<name>\` takes the input as JSON and answers with the output,
or with the status of a problem and \`{ code, params }\`. A *read* may also be asked with \`GET\` and \`?input=<JSON>\`.
An operation with the socket as a door is the event \`call\` with name and input, and is answered in its
acknowledgement. The right is what an account must have to ask at all; which review, which seat and which moment is
asked by the operation itself. A field with \`?\` may be left out; \`1..200\` is a range, for text one of its length.
`

/** docs/api.md: every operation with its right, its doors, what goes in and what comes out. */
export function apiDocument(api: Record<string, Record<string, Operation>>): string {
  const parts = [INTRODUCTION]
  for (const [domain, operations] of Object.entries(api)) {
    parts.push(`## ${domain}\n`)
    for (const [name, operation] of Object.entries(operations))
      parts.push(section(`${domain}.${name}`, operation))
  }
  return parts.join('\n')
}

function section(name: string, operation: Operation): string {
  const doors = [
    `POST /api/${name}`,
    operation.kind === 'read' ? `GET /api/${name}` : '',
    operation.live ? `socket ${name}` : '',
  ]
  const file = operation.upload ? 'A multipart body with one file, the input in its field `input`.\n\n' : ''
  const input = block('in', shapeOf(operation.input, 'input'))
  const output = operation.download
    ? 'Answers with a file.\n'
    : block('out', shapeOf(operation.output, 'output'))
  return `### ${name}

${operation.kind} · right \`${operation.right}\` · ${doors
    .filter(Boolean)
    .map((door) => `\`${door}\``)
    .join(' · ')}

${file}${input}
${output}`
}

const block = (label: string, text: string) => `\`\`\`ts\n// ${label}\n${text}\n\`\`\`\n`
