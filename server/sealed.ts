import { maskId, maskPhone } from '../shared/person/mask.ts'
import { SEALED_FOR, type Secret } from './secret.ts'

/** How the number of a person is kept: sealed, masked, and as a keyed hash that tells equals. `number` is as `normalId` gives it. */
export const sealedId = (secret: Secret, number: string) => ({
  idHash: secret.hash(number, 'id'),
  idSealed: secret.seal(number, SEALED_FOR.id),
  idMasked: maskId(number),
})

export const sealedPhone = (secret: Secret, phone: string) => ({
  phoneSealed: phone ? secret.seal(phone, SEALED_FOR.phone) : null,
  phoneMasked: maskPhone(phone),
})
