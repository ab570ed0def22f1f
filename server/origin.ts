import type { IncomingHttpHeaders } from 'node:http'
import type { Config } from './config.ts'

/**
 * Whether a request that changes something comes from our own pages. Browsers say so themselves (`Sec-Fetch-Site`,
 * `Origin`); a request that says nothing is refused too, so programs send an `Origin` like everybody.
 */
export function sameOrigin(headers: IncomingHttpHeaders, config: Pick<Config, 'publicUrl'>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const { origin, host } = headers
  if (origin === undefined) return site === 'same-origin'
  if (config.publicUrl) {
    if (origin === new URL(config.publicUrl).origin) return true
  }
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host
}
