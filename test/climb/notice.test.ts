import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachments } from '../../db/schema/history.ts'
import { png } from '../declare/documents.ts'
import { readPdf } from '../declare/read-pdf.ts'
import { download, upload } from '../review/office.ts'
import type { Person } from '../world.ts'
import { ALL, type ClimbWorld, commandId, FILES, openClimbWorld } from './climb-world.ts'

let world: ClimbWorld
beforeAll(async () => void (world = await openClimbWorld()))
afterAll(() => world.close())

let n = 0
const hang = (by: Person, id: string, bytes = png(2, 2, `${++n}`), name = '公示照片.png') =>
  upload(world, by, 'climb.addNotice', { commandId: commandId(), id }, bytes, name)
const hung = async (by: Person, id: string, bytes?: Buffer) => {
  const { status, body } = await hang(by, id, bytes)
  expect([status, body.slot]).toEqual([200, 'notice'])
  return body.id as string
}
const take = (by: Person, id: string, fileId: string) =>
  by.ask('climb.removeNotice', { commandId: commandId(), id, fileId })
const noticesOf = async (by: Person, id: string): Promise<string[]> =>
  (await by.call('climb.get', { id })).files
    .filter(({ slot }: { slot: string }) => slot === 'notice')
    .map((file: { id: string }) => file.id)
const opened = async (by: Person, id: string, fileId: string) =>
  (await download(world, by, 'climb.file', { id, fileId })).status

test('domain 3.9 part 15: 公示证明 is hung on by the unit while the file lies there, and read by all who see the file', async () => {
  const id = await world.sown()
  const [handler, principal] = [
    await world.at('unit', { duties: ['handler'] }),
    await world.at('unit', { duties: ['principal'] }),
  ]
  const first = await hung(handler, id)
  const second = await hung(principal, id)
  const { version } = await world.row(id)
  expect(version).toBe(0)
  expect((await take(handler, id, second)).status).toBe(200)
  expect(await noticesOf(handler, id)).toEqual([first])
  expect(await opened(handler, id, second)).toBe(404)
  // who is not there yet, and who never will be
  for (const other of ['dep', 'unit2'])
    expect((await hang(await world.at(other), id)).body.code).toBe('not_found')
  await world.upTo(id, 'dep')
  // whatever part of the content somebody reviews
  const papers = await world.at('dep', { duties: ['handler'], scope: { series: [], sections: ['papers'] } })
  expect(await noticesOf(papers, id)).toEqual([first])
  expect(await opened(papers, id, first)).toBe(200)
  expect(await opened(papers, id, FILES[0]!.id)).toBe(404)
  for (const by of [handler, principal, papers]) {
    expect((await hang(by, id)).body.code).toBe('climb.not_at_desk')
    expect((await take(by, id, first)).body.code).toBe('climb.not_at_desk')
  }
  expect(await opened(await world.at('county'), id, first)).toBe(404)
})

test('公示证明 is the unit’s: it outlives a return, is never new to the hand-in, and the applicant takes none away', async () => {
  const id = await world.sown()
  const handler = await world.at('unit', { duties: ['handler'] })
  const file = await hung(handler, id)
  expect(await world.done(handler, 'sendBack', id, { reason: '材料须补充' })).toBeNull()
  const applicant = await world.applicant(id)
  const remove = { commandId: commandId(), id, fileId: file }
  expect((await applicant.refused('declare.removeFile', remove)).code).toBe('auth.forbidden')
  const begin = { commandId: commandId(), id, slot: 'notice', name: '公示.pdf', size: 5 }
  expect((await applicant.refused('declare.beginUpload', begin)).code).toBe('input.invalid')
  await world.again(id)
  const seen = await handler.call('climb.get', { id })
  expect(await noticesOf(handler, id)).toEqual([file])
  expect(seen.filesAdded).toEqual(['f-paper-2'])
})

test('公示证明: what is no document, one too many and the applicant’s own are refused; the same one hangs there once', async () => {
  const id = await world.sown()
  const handler = await world.at('unit', { duties: ['handler'] })
  const refused = async (bytes: Buffer, name?: string) => (await hang(handler, id, bytes, name)).body.code
  expect(await refused(Buffer.from('a note'), '公示.pdf')).toBe('file.type')
  expect(await refused(Buffer.alloc(0))).toBe('file.type')
  const bytes = png(3, 3, 'same')
  expect(await hung(handler, id, bytes)).toBe(await hung(handler, id, bytes))
  for (let more = 0; more < 4; more++) await hung(handler, id)
  expect(await refused(png(4, 4))).toBe('declare.attachment_limit')
  expect(await noticesOf(handler, id)).toHaveLength(5)
  await world.app.db.write('test', async (tx) => {
    await tx.insert(attachments).values({
      ...{ id: 'own', kind: 'declaration', subjectId: id, slot: 'papers', name: '论文.pdf', byName: '' },
      ...{ sha256: '1'.repeat(64), size: 1, type: 'application/pdf', at: world.now() },
    })
  })
  expect((await take(handler, id, 'own')).body.code).toBe('not_found')
})

test('M-2.16 the printed form says how many proofs of the public notice hang on it', async () => {
  const id = await world.sown({ sections: ALL })
  const handler = await world.at('unit', { duties: ['handler'] })
  await hung(handler, id)
  await hung(handler, id)
  const { bytes } = await download(world, handler, 'climb.print', { id, form: 'table' })
  expect((await readPdf(bytes)).text).toContain('单位公示证明2份')
})

test('domain 1.3 who may write the unit’s part is told what 展示 and 公示 must last, and by which calendar', async () => {
  const [id, expert] = [await world.sown(), await world.sown({ kind: 'expert' })]
  await world.setting('org-1', 'climb.notice', { shown: 4, notice: 7 })
  const handler = await world.at('unit', { duties: ['handler'] })
  expect((await handler.call('climb.get', { id })).notice).toMatchObject({ shown: 4, notice: 7 })
  const { notice } = await handler.call('climb.get', { id: expert })
  expect(notice).toMatchObject({ shown: 0, notice: 0 })
  const dates = { shownFrom: '', shownTo: '', noticeFrom: '2026-11-02', noticeTo: '2026-11-02' }
  const part = { ...dates, groupOpinion: '', opinion: '' }
  // an expert's application owes none
  expect(await world.done(handler, 'setUnitPart', id, part)).toBe('climb.notice_order')
  expect(await world.done(handler, 'setUnitPart', expert, part)).toBeNull()
  await world.setting('org-1', 'climb.notice', { shown: 0, notice: 0 })
  await world.upTo(id, 'dep')
  expect((await handler.call('climb.get', { id })).notice).toBeNull()
})
