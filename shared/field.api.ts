import { z } from 'zod'

/** An id a client sends. Records are kept by id, so a name that every object has is none. */
export const Id = z
  .string()
  .min(1)
  .max(64)
  .refine((id) => !(id in Object.prototype))

/**
 * Milliseconds since the epoch, to the end of the year 9999: PostgreSQL reads no later year as it is written. Fractions
 * are cut off by whoever stores it.
 */
export const Instant = z.number().min(0).max(253_402_300_799_999)
