/** Rows in one statement: both databases bound the number of parameters, and the event loop breathes between two. */
const CHUNK = 60

export async function inChunks<R>(
  rows: readonly R[],
  write: (some: R[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) await write(rows.slice(start, start + CHUNK))
}
