import type { Complete } from '../index.ts'
import type { words as zh } from '../zh-CN/message.ts'

export const words: Complete<typeof zh> = {
  'message.title': 'Messages',
  'message.unread': '{{n}} unread',
  'message.none_unread': 'Nothing unread',
  'message.only_unread': 'Unread only',
  'message.read_all': 'Mark all as read',
  'message.read_one': 'Mark as read',
  'message.open': 'Open',
  'message.new': 'Unread',
  'message.earlier': 'Earlier messages',
  'message.empty': 'No messages yet',
  'message.empty.what': 'Results, changed times and reminders that concern you appear here by themselves.',
  'message.empty_unread': 'Nothing unread',
  'message.empty_unread.what': 'Messages you have read are kept; switch “Unread only” off to see them.',
  'message.menu': 'Messages, {{n}} unread',
  'message.sms': '[Title review] {{text}}',
  'message.state.in': 'in the pool',
  'message.state.suspended': 'suspended',
  'message.state.out': 'withdrawn',
  'message.state.disqualified': 'disqualified',
  'message.kind.declare.submitted.title': 'Declaration handed in',
  'message.kind.declare.submitted':
    'Your declaration[ for {{title}}] has been handed in; {{org}} is examining it.',
  'message.kind.declare.arrived.title': 'Declaration passed on',
  'message.kind.declare.arrived':
    'Your declaration[ for {{title}}] has passed the level before; {{org}} is examining it now.',
  'message.kind.declare.returned.title': 'Declaration returned to be mended',
  'message.kind.declare.returned':
    '{{org}} has returned your declaration[ for {{title}}]. Mend it and hand it in again. Reason: {{reason}}[ ({{points}} {{points|place|places}} to be mended)]',
  'message.kind.declare.failed.title': 'Declaration refused',
  'message.kind.declare.failed': '{{org}} has refused your declaration[ for {{title}}]. Reason: {{reason}}',
  'message.kind.declare.late.title': 'Declaration too late',
  'message.kind.declare.late':
    '{{committee}} had not accepted your declaration[ for {{title}}] by its deadline, {{deadline}}; under the rules it counts as not passed. If there is a special reason, tell your unit or the title office.',
  'message.kind.declare.waiting.title': 'Declaration with the committee',
  'message.kind.declare.waiting':
    'Your declaration[ for {{title}}] has passed every level and waits for {{committee}} to accept it.',
  'message.kind.declare.accepted.title': 'Declaration accepted by the committee',
  'message.kind.declare.accepted':
    '{{committee}} has accepted your declaration[ for {{title}}]. The review will be scheduled.',
  'message.kind.declare.correct.title': 'Correction requested',
  'message.kind.declare.correct':
    '{{committee}} asks you to correct your declaration[ for {{title}}] once and completely, and to hand it in again before {{until}}; after that the rules apply. To be corrected: {{reason}}',
  'message.kind.declare.stopped.title': 'Declaration stopped',
  'message.kind.declare.stopped':
    'A decision on dishonesty[ ({{decisionNo}})] has come into force: your declaration[ for {{title}}] is stopped, and you may not declare until {{until}}.',
  'message.kind.declare.reopened.title': 'Declaration reopened',
  'message.kind.declare.reopened':
    '{{org}} has reopened your declaration[ for {{title}}]; the committee must accept it before {{until}}.[ Note: {{reason}}]',
  'message.kind.declare.deadline.title': '{{days}} {{days|day|days}} until the deadline',
  'message.kind.declare.deadline':
    '{{committee}} accepts files until {{deadline}}. Your declaration[ for {{title}}] has not been accepted yet: watch its progress, and hand it in soon if it lies with you.',
  'message.kind.expert.pooled.title': 'You are in the pool of experts',
  'message.kind.expert.pooled':
    'Your application as an expert has passed; you are in the pool until {{until}}.',
  'message.kind.expert.returned.title': 'Application as an expert returned',
  'message.kind.expert.returned':
    '{{org}} has returned your application as an expert. Mend it and hand it in again. Reason: {{reason}}[ ({{points}} {{points|place|places}} to be mended)]',
  'message.kind.expert.failed.title': 'Application as an expert refused',
  'message.kind.expert.failed': '{{org}} has refused your application as an expert. Reason: {{reason}}',
  'message.kind.expert.expiring.title': 'Your term as an expert is ending',
  'message.kind.expert.expiring':
    'Your term in the pool of experts ends on {{until}}, in {{days}} {{days|day|days}}. Apply again in time if you wish to go on.',
  'message.kind.expert.state.title': 'Your standing as an expert has changed',
  'message.kind.expert.state':
    'Your standing in the pool of experts is now “{{state}}”.[ Reason: {{reason}}]',
  'message.kind.climb.deadline.title': '{{days}} {{days|day|days}} until the deadline',
  'message.kind.climb.deadline':
    '{{committee}} accepts files until {{deadline}}. {{count}} {{count|declaration|declarations}} {{count|is|are}} still here or below; those not accepted by then will count as not passed.',
  'message.kind.blacklist.active.title': 'Decision on dishonesty in force',
  'message.kind.blacklist.active':
    'The decision {{decisionNo}} of {{org}} is in force: until {{until}}, that day included, you may not declare a title or apply as an expert. Objections go to the office that decided.',
  'message.kind.blacklist.lifted.title': 'Decision on dishonesty lifted',
  'message.kind.blacklist.lifted':
    'The decision on dishonesty was lifted on {{day}}; you may declare again.[ Note: {{reason}}]',
  'message.kind.window.changed.title': 'Times of a committee changed',
  'message.kind.window.changed':
    'The times of {{committee}} for {{year}} have changed.[ Declarations from {{opens}}.][ Declarations until {{closes}}.][ Files accepted until {{deadline}}.]',
  'message.kind.plan.remind.title': 'Please hand in the plan for {{year}}',
  'message.kind.plan.remind':
    '{{org}} asks for it: the declaration plan of your unit for {{year}} has not been handed in yet.[ It is due by {{until}}.]',
  'message.kind.notice.remind.title': 'A notice waits to be read',
  'message.kind.notice.remind': 'A word from {{org}}: nobody of yours has read “{{title}}” yet.',
}
