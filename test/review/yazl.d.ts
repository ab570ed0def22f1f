declare module 'yazl' {
  /** What the tests use of the packer, which comes without types. */
  export class ZipFile {
    addBuffer(bytes: Buffer, name: string): void
    end(): void
    readonly outputStream: NodeJS.ReadableStream
  }
}
