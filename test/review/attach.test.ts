import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  approve,
  commandId,
  download,
  finished,
  importRoster,
  type Office,
  openOffice,
  upload,
} from './office.ts'
import { packZip } from './pack-zip.ts'

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const EXE = Buffer.from(`MZ${'\0'.repeat(200)}`)

let office: Office
let reviewId: string
let people: { id: string; no: number; name: string; files: number }[]
beforeEach(async () => {
  office = await openOffice()
  reviewId = await importRoster(office, { candidates: 6, experts: 9 })
  people = await office.handler.call('review.candidates', { reviewId })
})
afterEach(() => office.close())

async function attach(archive: Uint8Array) {
  const { status, body } = await upload(
    office.world,
    office.handler,
    'review.attach',
    { reviewId },
    archive,
    'a.zip',
  )
  if (status !== 200) throw new Error(JSON.stringify(body))
  return finished(office.handler, body.jobId)
}
const folder = () => join(office.world.config.dataDir, 'files')
const stored = () => readdirSync(folder()).sort()

test('documents find their candidates by number, name or both; what fits nobody is told file by file', async () => {
  const [a, b, c] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]
  const job = await attach(
    await packZip([
      [`${a.no}_${a.name}/论文 一.pdf`, PDF],
      [`${a.no}_${a.name}/获奖证书.png`, PNG],
      [`材料/${b.name}/学历证.pdf`, Buffer.concat([PDF, Buffer.from('2')])],
      [`${c.no}-业绩.pdf`, Buffer.concat([PDF, Buffer.from('3')])],
      ['__MACOSX/x/._论文.pdf', PDF],
      ['不知道是谁.pdf', PDF],
      [`${a.no}_${b.name}/a.pdf`, PDF],
      [`${c.no}/木马.pdf`, EXE],
      [`${c.no}/空.pdf`, Buffer.alloc(0)],
    ]),
  )
  expect(job).toMatchObject({ state: 'done', errorCount: 4, summary: { files: 4, candidates: 3 } })
  expect(job.errors.map(({ sheet, code }: { sheet: string; code: string }) => [sheet, code])).toEqual([
    ['不知道是谁.pdf', 'file_unmatched'],
    [`${a.no}_${b.name}/a.pdf`, 'file_mismatch'],
    [`${c.no}/木马.pdf`, 'file_type'],
    [`${c.no}/空.pdf`, 'file_empty'],
  ])
  const list = await office.handler.call('review.files', { candidateId: a.id })
  expect(list.map(({ name, type, section }: Record<string, string>) => [name, type, section])).toEqual([
    ['论文 一.pdf', 'application/pdf', 'paper'],
    ['获奖证书.png', 'image/png', 'award'],
  ])
  // four contents, each under its hash, nothing half-written beside them
  expect(stored()).toHaveLength(4)
  expect(stored().every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true)
})

test('names written in GBK by a Chinese Windows are read, and the same document is kept once', async () => {
  const [a] = people as [(typeof people)[0]]
  // 参评人 in GBK; the archive is packed with a name of the same length and the name is then written over
  const gbk = Buffer.from('b2ceC6C0C8CB'.toLowerCase(), 'hex')
  const packed = await packZip([[`${a.no}_AAAAAA.pdf`, PDF]])
  for (let at = packed.indexOf('AAAAAA'); at >= 0; at = packed.indexOf('AAAAAA', at + 1)) gbk.copy(packed, at)
  // yazl marks every name as UTF-8: a Windows archive does not
  for (const mark of ['PK\u0003\u0004', 'PK\u0001\u0002']) {
    const at = packed.indexOf(mark, 0, 'latin1') + (mark === 'PK\u0003\u0004' ? 6 : 8)
    packed.writeUInt16LE(packed.readUInt16LE(at) & ~0x800, at)
  }
  expect(await attach(packed)).toMatchObject({ state: 'done', errorCount: 0 })
  expect(await attach(await packZip([[`${a.no}/同一份.pdf`, PDF]]))).toMatchObject({ errorCount: 0 })
  const names = (await office.handler.call('review.files', { candidateId: a.id })).map(
    (file: { name: string }) => file.name,
  )
  expect(names).toEqual([`${a.no}_参评人.pdf`, '同一份.pdf'])
  expect(stored()).toHaveLength(1)
})

test('a path that would leave its folder, an oversized file and a bomb are refused; the rest is kept', async () => {
  const [a] = people as [(typeof people)[0]]
  const packed = await packZip([
    [`${a.no}/BB/BB/passwd.pdf`, PDF],
    [`${a.no}/good.pdf`, PDF],
    [`${a.no}/large.pdf`, Buffer.concat([PDF, Buffer.alloc(21 * 1024 * 1024, 1)])],
    [`${a.no}/bomb.pdf`, Buffer.concat([PDF, Buffer.alloc(19 * 1024 * 1024)])],
  ])
  for (let at = packed.indexOf('/BB/BB/'); at >= 0; at = packed.indexOf('/BB/BB/', at + 1))
    packed.write('/../../', at)
  const job = await attach(packed)
  expect(job.errors.map(({ code }: { code: string }) => code)).toEqual([
    'file_path',
    'file_too_large',
    'file_broken',
  ])
  expect(stored()).toHaveLength(1)
})

test('an archive that is none, or lies about its sizes, leaves nothing behind', async () => {
  const send = (file: Uint8Array) => upload(office.world, office.handler, 'review.attach', { reviewId }, file)
  expect(await send(Buffer.from('Rar!\u001a'))).toMatchObject({ status: 415, body: { code: 'file.type' } })
  const packed = await packZip([[`${people[0]!.no}/a.pdf`, Buffer.concat([PDF, Buffer.alloc(3_000_000, 7)])]])
  expect(await attach(packed.subarray(0, packed.length - 40))).toMatchObject({
    state: 'failed',
    errors: [{ code: 'zip_broken' }],
  })
  const at = packed.lastIndexOf('PK\u0001\u0002', undefined, 'latin1')
  packed.writeUInt32LE(100, at + 24)
  expect(await attach(packed)).toMatchObject({ state: 'done', errors: [{ code: 'file_broken' }] })
  expect(stored()).toEqual([])
})

test('one document is added, shown as nothing but a document, and removed before the approval only', async () => {
  const candidateId = people[0]!.id
  const send = (file: Uint8Array, name: string) =>
    upload(office.world, office.handler, 'review.attachOne', { candidateId }, file, name)
  expect(await send(EXE, '论文.pdf')).toMatchObject({ status: 415, body: { code: 'file.type' } })
  const { body } = await send(PNG, '..%2f<身份证>.exe')
  const { headers, bytes } = await download(office.world, office.handler, 'review.file', {
    fileId: body.fileId,
  })
  expect(bytes.equals(PNG)).toBe(true)
  expect(headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
  expect(headers['content-security-policy']).toContain('sandbox')
  expect(headers['content-disposition']).toMatch(/^inline; filename=".*\.png"; filename\*=UTF-8''/)
  expect((await office.handler.call('review.candidates', { reviewId }))[0].files).toBe(1)

  const second = await send(PDF, '论文.pdf')
  const remove = { commandId: commandId(), fileId: second.body.fileId }
  expect(await office.handler.call('review.removeFile', remove)).toEqual({})
  expect(await office.handler.call('review.removeFile', remove)).toEqual({})
  expect(await office.handler.refused('review.removeFile', { ...remove, commandId: commandId() })).toEqual({
    code: 'not_found',
  })
  await approve(office, reviewId)
  expect(
    await office.handler.refused('review.removeFile', { commandId: commandId(), fileId: body.fileId }),
  ).toMatchObject({ code: 'review.frozen' })
  // what is forgotten may still be added until the review begins
  expect(await send(PDF, '补充.pdf')).toMatchObject({ status: 200 })
})
