/** Every message there is; its words are `message.kind.<kind>` and `.title`. */
export const MESSAGE_KINDS = [
  'declare.submitted',
  'declare.arrived',
  'declare.returned',
  'declare.failed',
  'declare.late',
  'declare.waiting',
  'declare.accepted',
  'declare.correct',
  'declare.stopped',
  'declare.reopened',
  'declare.deadline',
  'expert.pooled',
  'expert.returned',
  'expert.failed',
  'expert.expiring',
  'expert.state',
  'climb.deadline',
  'blacklist.active',
  'blacklist.lifted',
  'window.changed',
  'plan.remind',
  'notice.remind',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]
/**
 * What each kind's words are filled with; the others than `?` are always given. All are texts to be read as they are
 * (`title` 职称 with its series, days `2026-11-20`, moments `2026-11-20 09:00` in Beijing) or counts; `state` is a code.
 */
export const MESSAGE_PARAMS = {
  /** org: where it lies now. */
  'declare.submitted': ['title', 'org'],
  'declare.arrived': ['title', 'org'],
  /** points: how many places are to be mended. */
  'declare.returned': ['title', 'org', 'reason', 'points?'],
  'declare.failed': ['title', 'org', 'reason'],
  'declare.late': ['title', 'committee', 'deadline'],
  'declare.waiting': ['title', 'committee'],
  'declare.accepted': ['title', 'committee'],
  'declare.correct': ['title', 'committee', 'reason', 'until'],
  /** By the blacklist. */
  'declare.stopped': ['title', 'until', 'decisionNo?'],
  'declare.reopened': ['title', 'org', 'until', 'reason?'],
  'declare.deadline': ['title', 'committee', 'deadline', 'days'],
  'expert.pooled': ['until'],
  'expert.returned': ['org', 'reason', 'points?'],
  'expert.failed': ['org', 'reason'],
  'expert.expiring': ['until', 'days'],
  /** state: one of `EXPERT_STATES`. */
  'expert.state': ['state', 'reason?'],
  /** To the staff of an office: how many of its files would be late. */
  'climb.deadline': ['committee', 'count', 'deadline', 'days'],
  'blacklist.active': ['until', 'decisionNo', 'org'],
  'blacklist.lifted': ['day', 'reason?'],
  'window.changed': ['committee', 'year', 'opens?', 'closes?', 'deadline?'],
  /** To the staff of a unit; org: who asks. */
  'plan.remind': ['org', 'year', 'until?'],
  /** org: whose notice it is. */
  'notice.remind': ['title', 'org'],
} as const satisfies Record<MessageKind, readonly string[]>

/** What also goes out by the gateway: what a person must not miss. */
export const POSTED: readonly MessageKind[] = [
  'declare.returned',
  'declare.failed',
  'declare.late',
  'declare.accepted',
  'declare.correct',
  'declare.deadline',
  'expert.pooled',
  'plan.remind',
]

/** What its words need: names of offices and committees, days, counts, a reason. Never a number of a person. */
export type MessageParams = Record<string, string | number>

export const CHANNELS = ['sms', 'mail'] as const
export type Channel = (typeof CHANNELS)[number]
export const DELIVERY_STATES = ['due', 'sent', 'failed'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]
