/** What a server's process has used: memory after a collection, bytes, and processor time since its start, ms. */
export interface Usage {
  rss: number
  heapUsed: number
  cpuMs: number
}

export function usage(): Usage {
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return { rss, heapUsed, cpuMs: (user + system) / 1000 }
}
