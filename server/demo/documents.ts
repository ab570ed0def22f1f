import { createReadStream } from 'node:fs'
import { eq } from 'drizzle-orm'
import { candidates, files } from '../../db/schema/review.ts'
import type { App } from '../app.ts'
import { openFiles, type Stored } from '../files.ts'
import { timeId } from '../ids.ts'
import { chanceFrom } from './chance.ts'

const DOCUMENTS = [
  { file: 'project.pdf', name: '项目验收证书.pdf', section: 'achievement' },
  { file: 'patent.pdf', name: '发明专利证书.pdf', section: 'achievement' },
  { file: 'paper.pdf', name: '代表作论文全文.pdf', section: 'paper' },
  { file: 'award.png', name: '获奖证书.png', section: 'award' },
] as const

/** Hangs two to four demo documents on every candidate; the contents are stored once and shared. */
export async function attachDocuments(app: App, reviewId: string, seed: number): Promise<void> {
  const store = openFiles(app.config.dataDir)
  const contents: ((typeof DOCUMENTS)[number] & Stored)[] = []
  for (const document of DOCUMENTS) {
    const stored = await store.put(createReadStream(new URL(`./documents/${document.file}`, import.meta.url)))
    if (typeof stored === 'string')
      throw new Error(`the demo document ${document.file} is not storable: ${stored}`)
    contents.push({ ...document, ...stored })
  }
  const people = await app.db.read
    .select({ id: candidates.id })
    .from(candidates)
    .where(eq(candidates.reviewId, reviewId))
  const chance = chanceFrom(seed)
  const rows = people.flatMap(({ id }) =>
    contents
      .filter(({ file }) => file !== 'patent.pdf' || chance.maybe(0.6))
      .map(({ name, type, size, sha256, section }, sort) => ({
        id: timeId(app.clock()),
        candidateId: id,
        name,
        type,
        size,
        sha256,
        section,
        sort,
      })),
  )
  await app.db.write('demo', async (tx) => {
    for (let i = 0; i < rows.length; i += 100) await tx.insert(files).values(rows.slice(i, i + 100))
  })
}
