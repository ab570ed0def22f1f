import { deflateSync } from 'node:zlib'
import { commandId } from '../plan/plan-world.ts'
import { upload } from '../review/office.ts'
import type { Person, World } from '../world.ts'

/** A picture of so many dots that says so, and nothing more. */
export function png(width = 2, height = 2, more = ''): Buffer {
  const head = Buffer.alloc(25)
  head.writeUInt32BE(13, 0)
  head.write('IHDR', 4, 'latin1')
  head.writeUInt32BE(width, 8)
  head.writeUInt32BE(height, 12)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), head, Buffer.from(more)])
}

export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0001108000000000301110002110103110100', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    frame,
    Buffer.from('ffda0000', 'hex'),
    Buffer.alloc(40, 7),
  ])
}

export const pdf = (body = '<< /Type /Catalog >>'): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n${body}\nendobj\ntrailer\n%%EOF\n`, 'latin1')

/** A PDF whose objects lie packed in a stream, as newer programs write them. */
export const packedPdf = (objects: string): Buffer => {
  const packed = deflateSync(Buffer.from(objects, 'latin1'))
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream\nendobj\n%%EOF\n')])
}

export const begin = (person: Person, id: string, name: string, size: number, slot = 'other') =>
  person.ask('declare.beginUpload', { commandId: commandId(), id, slot, name, size })

export const part = (world: World, person: Person, uploadId: string, offset: number, bytes: Uint8Array) =>
  upload(world, person, 'declare.sendPart', { uploadId, offset }, bytes)

/** A whole document in one piece; the answer to its end, or to the first step that was refused. */
export async function send(
  world: World,
  person: Person,
  id: string,
  bytes: Buffer,
  name = '材料.pdf',
  slot = 'other',
) {
  const begun = await begin(person, id, name, bytes.length, slot)
  if (begun.status !== 200) return begun
  const { uploadId, received } = begun.body
  const sent = await part(world, person, uploadId, received, bytes.subarray(received))
  if (sent.status !== 200) return sent
  return person.ask('declare.finishUpload', { commandId: commandId(), uploadId })
}
