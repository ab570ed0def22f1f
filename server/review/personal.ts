import { maskId, maskPhone } from '../../shared/person/mask.ts'
import { SEALED_FOR, type Secret } from '../secret.ts'

type Purpose = keyof typeof SEALED_FOR

/** Seals a personal number; an empty one is not kept at all. */
export const sealOrNull = (secret: Secret, text: string, purpose: Purpose): string | null =>
  text ? secret.seal(text, SEALED_FOR[purpose]) : null

export const unsealed = (secret: Secret, sealed: string | null, purpose: Purpose): string =>
  sealed === null ? '' : secret.unseal(sealed, SEALED_FOR[purpose])

export const maskedPhone = (secret: Secret, sealed: string | null): string =>
  maskPhone(unsealed(secret, sealed, 'phone'))
export const maskedId = (secret: Secret, sealed: string | null): string =>
  maskId(unsealed(secret, sealed, 'id'))
