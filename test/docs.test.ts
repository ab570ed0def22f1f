import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { documents } from '../scripts/docs.ts'
import { apiDocument } from '../scripts/docs-api.ts'
import { shapeOf } from '../scripts/docs-schema.ts'
import { workflowDocument } from '../scripts/docs-workflow.ts'
import { read, write } from '../shared/operation.ts'

test.each(['docs/api.md', 'docs/workflows.md'])('%s is what `npm run docs` writes', async (path) => {
  const wanted = await documents()
  expect(readFileSync(path, 'utf8')).toBe(wanted.get(path))
})

test('a shape tells limits, presets, choices and what may be left out', () => {
  const input = z.strictObject({
    id: z.string().max(64),
    limit: z.int().min(1).max(200).default(50),
    choice: z.enum(['yes', 'no']).optional(),
    rows: z.array(z.object({ n: z.int(), at: z.iso.datetime().nullable() })),
    unit: z.string().nullable(),
  })
  expect(shapeOf(input, 'input')).toBe(`{
  id: string ..64
  limit?: integer 1..200 = 50
  choice?: "yes" | "no"
  rows: { n: integer; at: date-time | null }[]
  unit: string | null
}`)
})

test('an operation is listed with its right and its doors', () => {
  const nothing = z.strictObject({})
  const text = apiDocument({
    live: {
      join: read('live.watch', nothing, nothing, { live: true }),
      attach: write('review.edit', nothing, nothing, { upload: true }),
      minutes: read('live.watch', nothing, nothing, { download: true }),
    },
  })
  expect(text).toContain(
    'read · right `live.watch` · `POST /api/live.join` · `GET /api/live.join` · `socket live.join`',
  )
  expect(text).toContain('write · right `review.edit` · `POST /api/live.attach`\n\nA multipart body')
  expect(text).toContain('Answers with a file.')
})

test('a diagram begins where nothing leads and ends where nothing leaves', () => {
  const table = {
    submit: { by: 'unit', from: ['draft'], to: 'sent' },
    drop: { by: ['unit', 'office'], from: ['sent'], to: 'gone' },
  }
  const text = workflowDocument([{ name: 'plan', table }])
  expect(text).toContain('[*] --> draft')
  expect(text).toContain('draft --> sent: submit (unit)')
  expect(text).toContain('sent --> gone: drop (unit, office)')
  expect(text).toContain('gone --> [*]')
})

test('where facts decide, no beginning is claimed, and without any arrow there is no diagram', () => {
  const decide = { by: 'office', from: ['sent'], to: () => 'passed' }
  const drop = { by: 'unit', from: ['passed'], to: 'gone' }
  const text = workflowDocument([{ name: 'plan', table: { decide, drop } }])
  expect(text).toContain('passed --> gone: drop (unit)')
  expect(text).not.toContain('[*] -->')
  expect(text).toContain('| decide | office | sent | as the facts decide |  |')
  expect(workflowDocument([{ name: 'plan', table: { decide } }])).not.toContain('mermaid')
})
