import { audienceView, renewAudience } from '../../shared/live/audience-view.ts'
import { type Delta, diff, isEmpty, type Snapshot } from '../../shared/live/delta.ts'
import { ownView, renewOwn } from '../../shared/live/own-view.ts'
import type { LiveState } from '../../shared/live/state.ts'
import type { Audience, Presence, View } from '../../shared/live/view.ts'

/** One part of a panel's view as its room knows it: an audience's, or a seat's own. */
export interface Part {
  key: string
  of: { audience: Audience } | { seatId: string }
  version: number
  view: View
  /** Records to make anew before the next push; `all` for the whole part. */
  dirty: Set<string> | 'all'
}

export const audienceKey = (panelId: string, audience: Audience): string => `panel:${panelId}:${audience}`
export const seatKey = (seatId: string): string => `seat:${seatId}`

export function openPart(key: string, of: Part['of'], state: LiveState, presence: Presence): Part {
  return { key, of, version: 1, view: wholeView(of, state, presence), dirty: new Set() }
}

export function soil(part: Part, keys: 'all' | readonly string[]): void {
  if (keys === 'all') part.dirty = 'all'
  else if (part.dirty !== 'all') for (const key of keys) part.dirty.add(key)
}

export const isDirty = (part: Part): boolean => part.dirty === 'all' || part.dirty.size > 0

/** Brings the part up to date; the difference for those who have the version before, or null when nothing is new. */
export function advance(part: Part, state: LiveState, presence: Presence): Delta | null {
  if (!isDirty(part)) return null
  const { of, dirty } = part
  const view =
    dirty === 'all'
      ? wholeView(of, state, presence)
      : 'audience' in of
        ? renewAudience(state, of.audience, part.view, dirty, presence)
        : renewOwn(state, of.seatId, part.view, dirty)
  part.dirty = new Set()
  const change = diff(part.view, view)
  if (isEmpty(change)) return null
  part.view = view
  part.version++
  return { part: part.key, from: part.version - 1, to: part.version, ...change }
}

const wholeView = (of: Part['of'], state: LiveState, presence: Presence): View =>
  'audience' in of ? audienceView(state, of.audience, presence) : ownView(state, of.seatId)

export const snapshotOf = ({ key, version, view }: Part): Snapshot => ({ part: key, version, view })
