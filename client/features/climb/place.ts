import { useLocation } from '@solidjs/router'
import type { OfficeDuty } from '../../../shared/declare/declaration.ts'
import type { DeclarationKind } from '../../../shared/declare/sections.ts'
import { useStaff } from '../../lib/staff.tsx'

/** The menu entries that lead to the files of a climb, each with its own title and what it shows first. */
export type Place = 'handler' | 'principal' | 'experts' | 'committee'

const PATHS: Record<Place, string> = {
  handler: '/manage/climb',
  principal: '/manage/climb-principal',
  experts: '/manage/climb-experts',
  committee: '/manage/climb-committee',
}
const PLACES = Object.keys(PATHS) as Place[]

export const listPlace = (place: Place): string => PATHS[place]
/** The same for `useNavigate`, which puts the portal before it by itself. */
export const listPath = (place: Place): string => PATHS[place].slice('/manage'.length)
export const kindOf = (place: Place): DeclarationKind => (place === 'experts' ? 'expert' : 'title')
/** Whose steps wait there: 经办人审查 and 负责人审查 have one each, the others both. */
export const dutyOf = (place: Place): { duty?: OfficeDuty } =>
  place === 'handler' || place === 'principal' ? { duty: place } : {}

/**
 * Which of them this address belongs to. `/manage/climb/<id>` is the address of a file for everybody: what leads
 * there from elsewhere need not know whose step it is; it belongs to the entry this person has.
 */
export function usePlace(): () => Place {
  const location = useLocation()
  const staff = useStaff()
  const own = (): Place =>
    staff.may('declare.accept')
      ? 'committee'
      : staff.me.actor.duties.includes('handler')
        ? 'handler'
        : 'principal'
  return () => {
    const found = PLACES.find((place) => `${location.pathname}/`.startsWith(`${PATHS[place]}/`))
    return found === undefined || found === 'handler' ? own() : found
  }
}
