import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { Channel } from '../../shared/message/message.ts'

/** What an office plugs in to reach people outside the system: its own SMS platform, its mail server. */
export interface Gateway {
  /**
   * Sends one text to a telephone number or mail address. Resolves once the carrier has taken it; rejects when it has
   * not, and is asked again later. May be asked twice for the same after a crash in between.
   */
  send(channel: Channel, to: string, text: string): Promise<void>
}

/**
 * Writes what would be sent as lines of JSON into `<dataDir>/outbox/YYYY-MM-DD.jsonl`, for an office that sends from
 * there by its own means. Numbers stand in it as they are, so only the server's own user may read it.
 */
export function fileGateway(dataDir: string): Gateway {
  const folder = join(dataDir, 'outbox')
  return {
    async send(channel, to, text) {
      const now = new Date()
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const line = JSON.stringify({ at: now.toISOString(), channel, to, text })
      await appendFile(join(folder, `${dayOf(now)}.jsonl`), `${line}\n`, { mode: 0o600, flush: true })
    },
  }
}

/** The gateway an office has written: a module whose `open` gives one. Throws when there is none. */
export async function loadGateway(path: string): Promise<(dataDir: string) => Gateway> {
  const module = (await import(pathToFileURL(path).href)) as { open?: unknown }
  if (typeof module.open !== 'function') throw new Error(`${path} exports no function \`open\``)
  return module.open as (dataDir: string) => Gateway
}
