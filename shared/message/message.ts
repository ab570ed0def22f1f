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
  'climb.waiting',
  'blacklist.active',
  'blacklist.lifted',
  'window.changed',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]
/** What its words need: names of offices and committees, days, counts, a reason. Never a number of a person. */
export type MessageParams = Record<string, string | number>

export const CHANNELS = ['sms', 'mail'] as const
export type Channel = (typeof CHANNELS)[number]
export const DELIVERY_STATES = ['due', 'sent', 'failed'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]
