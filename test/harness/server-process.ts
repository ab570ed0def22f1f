import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface ServerProcess {
  url: string
  pid: number
  /** Sends the signal and resolves when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
}

/** A port nobody listens on now; the same one is used again after a restart. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

/**
 * Starts the program as an operator does, on a data directory and a port; resolves when it answers requests. Throws
 * with what it said when it ends instead.
 */
export async function startServer(dataDir: string, port: number): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(root, 'server/main.ts'), '--no-demo'], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = listen(child)
  const url = `http://127.0.0.1:${port}`
  const ended = once(child, 'exit')
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said()}`)
    if (await answers(url)) break
    await Promise.race([ended, new Promise((done) => setTimeout(done, 15))])
  }
  return {
    url,
    pid: child.pid!,
    async kill(signal) {
      child.kill(signal)
      if (child.exitCode === null && child.signalCode === null) await ended
      if (signal !== 'SIGKILL' && child.exitCode !== 0)
        throw new Error(`the server ended with ${child.exitCode}: ${said()}`)
    },
  }
}

/** Collects what the process says; errors it logs are the reader's business. */
function listen(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-8000)
    })
  return () => text
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  )
