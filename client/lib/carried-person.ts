import { createSignal } from 'solid-js'
import type { IdType } from '../../shared/person/person.ts'

export interface CarriedPerson {
  idType: IdType
  idNumber: string
  name: string
}

/**
 * Who turned out to be registered elsewhere, on the way from the form for people to the one for transfers. Kept in
 * memory: an ID number has no place in an address or in a browser's history.
 */
const [carried, setCarried] = createSignal<CarriedPerson | null>(null)

export const carryPerson = (person: CarriedPerson): void => void setCarried(person)

/** Hands the carried person over, once. */
export function takeCarriedPerson(): CarriedPerson | null {
  const person = carried()
  setCarried(null)
  return person
}
