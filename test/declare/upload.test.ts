import { readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declarations, uploads } from '../../db/schema/declare.ts'
import { attachments } from '../../db/schema/history.ts'
import { tidyUploads } from '../../server/declare/upload.ts'
import { commandId } from '../plan/plan-world.ts'
import { download } from '../review/office.ts'
import type { Person } from '../world.ts'
import { type DeclareWorld, openDeclareWorld, titleOf } from './declare-world.ts'
import { begin, part, pdf, png, send } from './documents.ts'

let world: DeclareWorld
let person: Person
let other: Person
let id: string
const folder = (name: string) => join(world.config.dataDir, name)
const waiting = () => world.app.db.read.select().from(uploads)
const hung = () => world.app.db.read.select().from(attachments).where(eq(attachments.subjectId, id))
const finish = (uploadId: string, by = person, command = commandId()) =>
  by.ask('declare.finishUpload', { commandId: command, uploadId })

beforeAll(async () => {
  world = await openDeclareWorld()
  await world.planned('unit')
  person = await world.applicant()
  other = await world.applicant()
  id = (await person.call('declare.begin', titleOf())).id
})
afterAll(() => world.close())

const patch = (change: Partial<typeof declarations.$inferInsert>) =>
  world.app.db.write('x', async (tx) => {
    await tx.update(declarations).set(change).where(eq(declarations.id, id))
  })

test('I-1 an upload cut twice goes on where it stopped, and hangs in its slot under the name it was given', async () => {
  const bytes = Buffer.concat([pdf(), Buffer.alloc(3000, 32)])
  const { uploadId } = (await begin(person, id, '论文.pdf', bytes.length, 'papers')).body
  expect((await part(world, person, uploadId, 0, bytes.subarray(0, 1000))).body).toEqual({ received: 1000 })
  // cut: the page asks again, and is told what is there
  expect((await begin(person, id, '论文.pdf', bytes.length, 'papers')).body).toEqual({
    uploadId,
    received: 1000,
  })
  expect((await part(world, person, uploadId, 1000, bytes.subarray(1000, 2000))).body).toEqual({
    received: 2000,
  })
  expect((await part(world, person, uploadId, 1000, bytes.subarray(1000, 2000))).body).toEqual({
    ...{ code: 'declare.upload_offset', params: { received: 2000 } },
  })
  expect((await part(world, person, uploadId, 2500, bytes.subarray(2500))).body.code).toBe(
    'declare.upload_offset',
  )
  expect((await finish(uploadId)).body).toEqual({ code: 'declare.upload_offset', params: { received: 2000 } })
  // the machine went down with the last piece not yet on its disk
  truncateSync(join(folder('partial'), uploadId), 1500)
  expect((await part(world, person, uploadId, 2000, bytes.subarray(2000))).body.params).toEqual({
    received: 1500,
  })
  expect((await part(world, person, uploadId, 1500, bytes.subarray(1500))).body).toEqual({
    received: bytes.length,
  })
  const command = commandId()
  const { body } = await finish(uploadId, person, command)
  expect(body).toMatchObject({
    slot: 'papers',
    name: '论文.pdf',
    size: bytes.length,
    type: 'application/pdf',
  })
  expect((await finish(uploadId, person, command)).body).toEqual(body)
  expect((await finish(uploadId)).body.code).toBe('declare.upload_gone')
  // the same command with another's upload tells what it told at first
  expect((await finish('somebody-elses', person, command)).body).toEqual(body)
  expect([await waiting(), readdirSync(folder('partial'))]).toEqual([[], []])
  const opened = await download(world, person, 'declare.file', { id, fileId: body.id })
  expect(opened.bytes.equals(bytes)).toBe(true)
  expect(opened.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
  })
  expect((await send(world, person, id, Buffer.alloc(0))).body.code).toBe('input.invalid')
})

test('two tabs that send the same document make one of it, and their pieces do not mix', async () => {
  const bytes = Buffer.concat([png(), Buffer.from(Array.from({ length: 4000 }, (_, i) => i % 251))])
  const [{ body: a }, { body: b }] = [
    await begin(person, id, '获奖.png', bytes.length, 'awards'),
    await begin(person, id, '获奖.png', bytes.length, 'awards'),
  ]
  expect(a).toEqual(b)
  const tab = async () => {
    for (let at = 0; at < bytes.length; ) {
      const { status, body } = await part(world, person, a.uploadId, at, bytes.subarray(at, at + 700))
      at = status === 200 ? body.received : (body.params?.received ?? bytes.length)
    }
    return finish(a.uploadId)
  }
  const ends = await Promise.all([tab(), tab()])
  expect(ends.map(({ status }) => status).sort()).toEqual([200, 404])
  const kept = (await hung()).filter(({ slot }) => slot === 'awards')
  expect(kept).toHaveLength(1)
  const { bytes: got } = await download(world, person, 'declare.file', { id, fileId: kept[0]!.id })
  expect(got.equals(bytes)).toBe(true)
  // and once more from a third: the same content hangs there once
  const again = await send(world, person, id, bytes, '另一名称.png', 'awards')
  expect(again.body.id).toBe(kept[0]!.id)
})

test('nobody feeds, ends, cancels or reads the upload of another', async () => {
  const { uploadId } = (await begin(person, id, '私.pdf', pdf().length)).body
  expect((await begin(other, id, '私.pdf', pdf().length)).body.code).toBe('not_found')
  expect((await part(world, other, uploadId, 0, pdf())).body.code).toBe('declare.upload_gone')
  expect((await finish(uploadId, other)).body.code).toBe('declare.upload_gone')
  expect(await other.call('declare.cancelUpload', { uploadId })).toEqual({})
  expect(await waiting()).toHaveLength(1)
  const [file] = await hung()
  expect((await other.refused('declare.file', { id, fileId: file!.id })).code).toBe('not_found')
  expect(
    (await other.refused('declare.removeFile', { commandId: commandId(), id, fileId: file!.id })).code,
  ).toBe('not_found')
  const own = (await other.call('declare.begin', titleOf())).id
  for (const ask of [
    other.refused('declare.file', { id: own, fileId: file!.id }),
    other.refused('declare.reuseFile', { commandId: commandId(), id: own, fileId: file!.id, slot: 'other' }),
  ])
    expect((await ask).code).toBe('not_found')
  await part(world, person, uploadId, 0, pdf().subarray(0, 10))
  expect(await person.call('declare.cancelUpload', { uploadId })).toEqual({})
  expect([await waiting(), readdirSync(folder('partial'))]).toEqual([[], []])
})

test('documents come and go only while the file is with its applicant', async () => {
  const { uploadId } = (await begin(person, id, '晚.pdf', pdf().length)).body
  const [file] = await hung()
  await patch({ state: 'climbing' })
  const code = 'workflow.wrong_state'
  expect((await begin(person, id, '晚二.pdf', 10)).body.code).toBe(code)
  expect((await part(world, person, uploadId, 0, pdf())).body.code).toBe(code)
  expect((await finish(uploadId)).body.code).toBe(code)
  expect(
    (await person.refused('declare.removeFile', { commandId: commandId(), id, fileId: file!.id })).code,
  ).toBe(code)
  expect(
    (
      await person.refused('declare.reuseFile', {
        commandId: commandId(),
        id,
        fileId: file!.id,
        slot: 'other',
      })
    ).code,
  ).toBe(code)
  // what hangs there is still shown
  expect((await download(world, person, 'declare.file', { id, fileId: file!.id })).status).toBe(200)
  await patch({ state: 'filling' })
  await person.call('declare.cancelUpload', { uploadId })
})

test('while the committee waits for corrections, only documents of what it named come and go', async () => {
  const [paper, award] = await hung()
  await patch({ state: 'correcting', returnPoints: [{ section: 'papers', text: '缺封面' }] })
  const remove = (fileId: string) => person.ask('declare.removeFile', { commandId: commandId(), id, fileId })
  expect([paper!.slot, award!.slot]).toEqual(['papers', 'awards'])
  for (const { body } of [await begin(person, id, '新.pdf', 9, 'awards'), await remove(award!.id)])
    expect(body).toEqual({ code: 'declare.correct_only', params: { section: 'awards' } })
  expect((await remove(paper!.id)).status).toBe(200)
  expect((await send(world, person, id, pdf('<< /Cover 1 >>'), '论文（含封面）.pdf', 'papers')).status).toBe(
    200,
  )
  await patch({ state: 'filling', returnPoints: null })
})

test('20 MB a document, 200 MB a file, so many as the slot takes; what stands still gives way', async () => {
  const mb = 1024 * 1024
  expect((await begin(person, id, '大.pdf', 20 * mb + 1)).body).toMatchObject({ code: 'file.too_large' })
  expect((await begin(person, id, '无此.pdf', 9, 'nowhere')).body.code).toBe('input.invalid')
  for (let i = 0; i < 9; i++) expect((await begin(person, id, `${i}.pdf`, 20 * mb)).status).toBe(200)
  expect((await begin(person, id, '末.pdf', 20 * mb)).body.code).toBe('declare.bytes_limit')
  world.pass(2 * 3600_000)
  await world.again(person)
  expect((await begin(person, id, '末.pdf', 20 * mb)).status).toBe(200)
  expect(await waiting()).toHaveLength(9)
  const photo = await send(world, person, id, png(295, 413), '照片.png', 'photo')
  expect(photo.status).toBe(200)
  expect((await begin(person, id, '二.png', 90, 'photo')).body).toMatchObject({
    ...{ code: 'declare.attachment_limit', params: { slot: 'form.slot.photo', max: 1 } },
  })
  // a piece beyond what was announced
  const { uploadId } = (await begin(person, id, '小.pdf', 20)).body
  expect((await part(world, person, uploadId, 0, Buffer.alloc(21))).body.code).toBe('input.invalid')
})

test('a document removed from the form, and one taken over into another slot, keep their bytes once', async () => {
  const stored = () => readdirSync(folder('files')).length
  const { body } = await send(world, person, id, pdf('<< /A 1 >>'), '业绩.pdf', 'results')
  const before = stored()
  const input = { commandId: commandId(), id, fileId: body.id, slot: 'other' }
  const copy = await person.call('declare.reuseFile', input)
  expect(copy).toMatchObject({ slot: 'other', name: '业绩.pdf', size: body.size })
  expect(await person.call('declare.reuseFile', input)).toEqual(copy)
  const remove = { commandId: commandId(), id, fileId: body.id }
  expect(await person.call('declare.removeFile', remove)).toEqual({})
  expect(await person.call('declare.removeFile', remove)).toEqual({})
  expect(stored()).toBe(before)
  expect((await hung()).some(({ id: each }) => each === body.id)).toBe(false)
})

test('three days later the tidying takes what nobody went on with, rows and bytes', async () => {
  const { uploadId } = (await begin(person, id, '旧.pdf', 5000)).body
  await part(world, person, uploadId, 0, Buffer.alloc(100))
  expect(statSync(join(folder('partial'), uploadId)).size).toBe(100)
  const run = (days: number) =>
    world.app.db.write('tidy', (tx) =>
      tidyUploads(world.app, tx, { dueAt: new Date(+world.now() + days * 86_400_000) } as never),
    )
  expect(await run(2)).toEqual({ uploads: 0 })
  const n = (await waiting()).length
  expect(await run(4)).toEqual({ uploads: n })
  await expect.poll(() => readdirSync(folder('partial'))).toEqual([])
  expect(await waiting()).toEqual([])
  expect((await part(world, person, uploadId, 100, Buffer.alloc(5))).body.code).toBe('declare.upload_gone')
})
