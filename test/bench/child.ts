import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Usage } from './usage.ts'

export interface Child {
  url: string
  usage(): Promise<Usage>
  /** What the server needed for each answer since this was asked last, ms. */
  times(): Promise<number[]>
  stop(): Promise<void>
}

/** Starts a server of the bench in a process of its own; `flags` go to Node, such as `--cpu-prof`. */
export async function startChild(file: 'server.ts' | 'bare.ts', args: string[] = []): Promise<Child> {
  const flags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)
  const child = fork(join(import.meta.dirname, file), args, {
    execArgv: ['--expose-gc', ...(file === 'server.ts' ? flags : [])],
  })
  const { promise: ended, reject } = Promise.withResolvers<never>()
  ended.catch(() => null)
  child.once('exit', (code) => reject(new Error(`a server of the bench ended with ${code}`)))
  const message = async <T>(): Promise<T> => (await Promise.race([once(child, 'message'), ended]))[0] as T
  const { url } = await message<{ url: string }>()
  return {
    url,
    usage() {
      const answer = message<Usage>()
      child.send('usage')
      return answer
    },
    times() {
      const answer = message<number[]>()
      child.send('times')
      return answer
    },
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}
