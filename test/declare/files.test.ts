import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shownName } from '../../server/files.ts'
import { sweepFiles } from '../../server/review/sweep-files.ts'
import { checkDocument } from '../../server/workers/check-document.ts'
import { commandId } from '../plan/plan-world.ts'
import { download } from '../review/office.ts'
import { type Applicant, type DeclareWorld, openDeclareWorld } from './declare-world.ts'
import { jpeg, packedPdf, pdf, png, send } from './documents.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongping-documents-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const check = (bytes: Buffer) => {
  const path = join(folder, 'document')
  writeFileSync(path, bytes)
  return checkDocument({ input: { path } })
}

describe('a document is what its content says', () => {
  test.each([
    ['a PDF', pdf(), null],
    ['a PNG', png(3000, 4000), null],
    ['a JPEG', jpeg(4000, 3000), null],
    ['a PDF whose objects are packed', packedPdf('1 0 << /Type /Catalog /Pages 2 0 R >>'), null],
    ['a word that only begins like an action', pdf('<< /LaunchPad 1 /JavaScripts 2 >>'), null],
    ['nothing', Buffer.alloc(0), 'type'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'type'],
    [
      'a drawing with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'type',
    ],
    ['a zip', Buffer.from('504b03041400000008000000', 'hex'), 'type'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'type'],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'), 'type'],
    ['a PNG of 3.6 thousand million dots', png(60_000, 60_000), 'pixels'],
    ['a JPEG of 65 thousand by 65 thousand', jpeg(65_000, 65_000), 'pixels'],
    ['a PNG cut off in its head', png().subarray(0, 18), 'broken'],
    [
      'a JPEG without a picture',
      Buffer.from('ffd8ffe000104a46494600010100000100010000ffda', 'hex'),
      'broken',
    ],
    ['a script', pdf('<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>'), 'active'],
    ['the same written with escapes', pdf('<< /S /J#61va#53cript /JS (x) >>'), 'active'],
    ['a program to start', pdf('<< /S /Launch /F (cmd.exe) >>'), 'active'],
    ['a file in the file', pdf('<< /Names << /EmbeddedFiles 3 0 R >> >>'), 'active'],
    ['a film', pdf('<< /Subtype /RichMedia >>'), 'active'],
    ['a script in a packed object', packedPdf('1 0 << /S /JavaScript /JS (x) >>'), 'active'],
  ] as const)('%s', async (_name, bytes, fault) => {
    expect(await check(bytes)).toBe(fault)
  })

  test('a packed object that unpacks to hundreds of megabytes is stopped, not unpacked', async () => {
    const before = process.memoryUsage().rss
    expect(await check(packedPdf('0'.repeat(64 * 1024 * 1024)))).toBeNull()
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
  })
})

test('a name is shown without paths, signs that hide, or an ending that lies', () => {
  const type = 'application/pdf'
  expect(shownName('../../etc/passwd', type)).toBe('.._.._etc_passwd.pdf')
  expect(shownName('C:\\a\\b.pdf', type)).toBe('C:_a_b.pdf')
  expect(shownName('论文\u202efdp.exe', type)).toBe('论文_fdp.exe.pdf')
  expect(shownName(`${'长'.repeat(300)}.pdf`, type)).toHaveLength(120)
})

describe('in the form', () => {
  let world: DeclareWorld
  let person: Applicant
  let id: string
  beforeAll(async () => {
    world = await openDeclareWorld()
    await world.planned('unit')
    person = await world.applicant()
    id = await world.filled(person)
  })
  afterAll(() => world.close())
  const files = () => join(world.config.dataDir, 'files')
  const stored = () => (existsSync(files()) ? readdirSync(files()) : [])

  test('what lies about its kind is refused with words and leaves no byte behind', async () => {
    const refused = async (bytes: Buffer, name: string, slot?: string) => {
      const { status, body } = await send(world, person, id, bytes, name, slot)
      return [status, body.code, body.params?.name]
    }
    expect(await refused(Buffer.from('<html>'), '论文.pdf')).toEqual([415, 'file.type', '论文.pdf'])
    expect(await refused(png(60_000, 60_000), '扫描.png')).toEqual([413, 'file.pixels', '扫描.png'])
    expect(await refused(pdf('<< /S /JavaScript >>'), '表.pdf')).toEqual([415, 'file.active', '表.pdf'])
    expect(await refused(png().subarray(0, 18), '坏.png')).toEqual([400, 'file.broken', '坏.png'])
    // the photograph is a picture, whatever it is called
    await person.call('declare.removeFile', { commandId: commandId(), id, fileId: `${id}-photo` })
    expect(await refused(pdf(), '照片.jpg', 'photo')).toEqual([415, 'file.type', '照片.jpg'])
    expect(stored()).toEqual([])
    expect(readdirSync(join(world.config.dataDir, 'partial'))).toEqual([])
    const { body } = await send(world, person, id, png(295, 413), '..\\照片.html', 'photo')
    expect(body).toMatchObject({ name: '.._照片.html.png', type: 'image/png' })
    const { headers } = await download(world, person, 'declare.file', { id, fileId: body.id })
    expect(headers['content-type']).toBe('image/png')
    expect(headers['content-disposition']).toMatch(/^inline; filename="/)
  })

  test('the sweep keeps what the form, an edition or a candidate names, and takes what nobody does', async () => {
    const [paper, award] = [pdf('<< /Paper 1 >>'), pdf('<< /Award 1 >>')]
    const { body } = await send(world, person, id, paper, '论文.pdf', 'papers')
    await send(world, person, id, award, '获奖.pdf', 'awards')
    expect(await world.own(person, 'submit', id)).toBeNull()
    expect(await world.own(person, 'recall', id)).toBeNull()
    // gone from the form, but handed in once
    await person.call('declare.removeFile', { commandId: commandId(), id, fileId: body.id })
    const nobody = 'f'.repeat(64)
    writeFileSync(join(files(), nobody), 'x')
    const old = new Date(Date.now() - 3 * 86_400_000)
    for (const name of stored()) utimesSync(join(files(), name), old, old)
    const before = stored()
    expect(await sweepFiles(world.app)).toBe(1)
    expect(stored()).toEqual(before.filter((name) => name !== nobody))
    expect(stored()).toHaveLength(3)
  })
})
