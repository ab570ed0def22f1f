import { createReadStream } from 'node:fs'
import type { EditionFile } from '../../db/schema/declare.ts'
import type { attachments } from '../../db/schema/history.ts'
import { slotOf } from '../../shared/declare/form.ts'
import type { Section } from '../../shared/declare/sections.ts'
import type { App } from '../app.ts'
import { openFiles, type Stored } from '../files.ts'
import { timeId } from '../ids.ts'
import type { Chance } from './chance.ts'

/** What hangs in the slots of the demo's declarations; the bytes are kept once and shared. */
const PAPERS = [
  { file: 'photo.jpg', name: '一寸照片.jpg', slot: 'photo', share: 1 },
  { file: 'id-card.jpg', name: '身份证.jpg', slot: 'id_card', share: 1 },
  { file: 'diploma.jpg', name: '毕业证书.jpg', slot: 'education', share: 1 },
  { file: 'project.pdf', name: '项目验收证书.pdf', slot: 'results', share: 0.6 },
  { file: 'paper.pdf', name: '代表作论文全文.pdf', slot: 'papers', share: 0.7 },
  { file: 'award.png', name: '获奖证书.png', slot: 'awards', share: 0.5 },
] as const
export type Paper = (typeof PAPERS)[number] & Stored

export async function storePapers(app: App): Promise<Paper[]> {
  const store = openFiles(app.config.dataDir)
  const papers: Paper[] = []
  for (const paper of PAPERS) {
    const stored = await store.put(createReadStream(new URL(`./documents/${paper.file}`, import.meta.url)))
    if (typeof stored === 'string')
      throw new Error(`the demo document ${paper.file} is not storable: ${stored}`)
    papers.push({ ...paper, ...stored })
  }
  return papers
}

type Attachment = typeof attachments.$inferInsert

/** Documents of one declaration: the required ones, and some of the others where their section has entries. */
export function papersOf(
  chance: Chance,
  papers: readonly Paper[],
  declarationId: string,
  at: Date,
  byName: string,
  filled: (section: Section) => boolean,
): Attachment[] {
  return papers
    .filter(({ slot, share }) => share === 1 || (filled(slotOf(slot)!.section) && chance.maybe(share)))
    .map(({ slot, name, sha256, size, type }) => ({
      ...{ id: timeId(at), kind: 'declaration', subjectId: declarationId, slot, name, sha256, size, type },
      ...{ at, byName },
    }))
}

export const editionFile = ({ id, slot = '', name, sha256, size, type }: Attachment): EditionFile => ({
  ...{ id, slot, name, sha256, size, type },
})
