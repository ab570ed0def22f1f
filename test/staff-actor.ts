import type { Actor } from '../shared/actor.ts'

/** A 经办人 of the world's own office, as the door would pass him on. */
export const staffActor = (own: Partial<Actor> = {}): Actor => ({
  accountId: 'staff',
  sessionId: '',
  kind: 'staff',
  name: '经办人',
  login: 'office',
  orgId: 'org-1',
  orgName: '河南省职称改革办公室',
  orgPath: '/org-1/',
  orgKind: 'office',
  orgState: 'approved',
  duties: ['handler'],
  scope: { series: [], sections: [] },
  officers: false,
  reviewId: null,
  expertId: null,
  personId: null,
  committeeId: null,
  mustChange: false,
  mustEnrol: false,
  ...own,
})
