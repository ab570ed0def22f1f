import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'
import type { App } from '../app.ts'
import { SEALED_FOR } from '../secret.ts'
import { newPassword } from './credentials.ts'

/**
 * The only file that knows how a second factor is reckoned: TOTP (RFC 6238) with six digits, 30 seconds and SHA-1,
 * which is what every authenticator reads.
 */
export interface Second {
  /** Base32; null until the first code has been confirmed. */
  secret: string | null
  /** A new one on its way: in use only once a code of it has come. */
  next: string | null
  /** The last step a code was taken for: no code works twice. */
  step: number
}

const PERIOD = 30
/** Steps a phone's clock may be off, either way. */
const DRIFT = 1
const RECOVERY_CODES = 10
/** Name an authenticator shows above the code. */
const ISSUER = 'Gongping 公评'

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: ISSUER, label, algorithm: 'SHA1', digits: 6, period: PERIOD, secret })

type Sealer = Pick<App, 'secret'>

export const openSecond = (app: Sealer, sealed: string | null): Second =>
  sealed ? JSON.parse(app.secret.unseal(sealed, SEALED_FOR.second)) : { secret: null, next: null, step: 0 }

export const sealSecond = (app: Sealer, second: Second): string =>
  app.secret.seal(JSON.stringify(second), SEALED_FOR.second)

export const newSecondSecret = (): string => new Secret({ size: 20 }).base32

/** What an authenticator reads: the address as text and as a picture (SVG). */
export async function enrolment(secret: string, label: string): Promise<{ uri: string; picture: string }> {
  const uri = totp(secret, label).toString()
  return { uri, picture: await QRCode.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) }
}

/** The step this code belongs to, or null: wrong, out of date, or of a step that was used before. */
export function stepOf(secret: string, code: string, now: Date, usedStep: number): number | null {
  const token = code.normalize('NFKC').replace(/\s/gu, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totp(secret).validate({ token, timestamp: +now, window: DRIFT })
  if (delta === null) return null
  const step = Math.floor(+now / 1000 / PERIOD) + delta
  return step > usedStep ? step : null
}

/** Ten codes for the day the phone is gone, told once: about 50 bits each. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, newPassword)

/** A recovery code as it is kept; how it is typed (blanks, capitals, dashes) does not matter. */
export const recoveryHash = (app: Sealer, code: string): string =>
  app.secret.hash(
    code
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
    'recovery',
  )
