import { copyFile, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes of uploads under way in `<dataDir>/partial`, a file each: unlike other uploads they outlive a restart. */
export function openPartial(dataDir: string) {
  const folder = join(dataDir, 'partial')
  const pathOf = (id: string): string => {
    if (!/^[0-9a-zA-Z_-]+$/.test(id)) throw new Error('not an id of an upload')
    return join(folder, id)
  }
  const sizeOf = async (id: string): Promise<number> => (await stat(pathOf(id)).catch(() => null))?.size ?? 0
  return {
    pathOf,
    sizeOf,
    /** Puts a piece at `offset` and cuts off what may lie behind it, left by a piece that was never counted. */
    async append(id: string, offset: number, piece: string): Promise<void> {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      if (offset === 0) return copyFile(piece, pathOf(id))
      const [target, source] = [await open(pathOf(id), 'r+'), await open(piece, 'r')]
      try {
        await target.truncate(offset)
        let at = offset
        for await (const chunk of source.createReadStream({ autoClose: false })) {
          await target.write(chunk as Buffer, 0, (chunk as Buffer).length, at)
          at += (chunk as Buffer).length
        }
      } finally {
        await Promise.all([target.close(), source.close()])
      }
    },
    drop: (id: string): Promise<void> => rm(pathOf(id), { force: true }),
    names: (): Promise<string[]> => readdir(folder).catch(() => []),
  }
}
