import type { Problem, Result } from '../../shared/problem.ts'
import { uuid } from './uuid.ts'

const UNANSWERED: ReadonlySet<string> = new Set(['net.offline', 'net.cancelled', 'server.stopping'])

/** What says nothing about whether the command was carried out: the same goes again, with the same id. */
export const isUnanswered = ({ code }: Problem): boolean => UNANSWERED.has(code)

/** Sends commands, each under a key of what it does: until it is answered the same key goes with the same id. */
export function createCommandIds() {
  const unanswered = new Map<string, string>()
  return async <T>(key: string, send: (commandId: string) => Promise<Result<T>>): Promise<Result<T>> => {
    const commandId = unanswered.get(key) ?? uuid()
    unanswered.set(key, commandId)
    const result = await send(commandId)
    if (result.ok || !isUnanswered(result.problem)) unanswered.delete(key)
    return result
  }
}
