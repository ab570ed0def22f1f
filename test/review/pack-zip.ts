import { ZipFile } from 'yazl'

/** An archive of these entries, in this order. */
export function packZip(parts: readonly [name: string, bytes: Buffer | string][]): Promise<Buffer> {
  const file = new ZipFile()
  for (const [name, bytes] of parts) file.addBuffer(Buffer.from(bytes as string), name)
  file.end()
  return new Promise((done) => {
    const chunks: Buffer[] = []
    file.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => done(Buffer.concat(chunks)))
  })
}
