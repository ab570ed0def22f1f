import { createServer } from 'node:net'

/** Fails as listening there would (`EADDRINUSE`, `EACCES`): what is prepared before it listens can take a minute. */
export const tryAddress = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen({ host, port }, () => server.close(() => resolve()))
  })
