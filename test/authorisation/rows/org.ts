import { all, anywhere, atWork, command, nothing, old, REASON, type Rows, wrongFile } from '../row.ts'

const one = ({ orgId }: { orgId: string }) => ({ ...command(), ...old, id: orgId })
/** A superior is let in; the unit itself is told that the one above does this. */
const superior = { admin: 'stale', unit_admin: 'org.own_node' }
const province = all('ok', 'admin', 'handler', 'principal', 'auditor', 'system', 'security')
/** What is a sister's is not there for a unit. */
const sister = { ...province, ...all('not_found', 'unit_admin', 'unit_handler', 'unit_principal') }
const sisterOf = { admin: 'stale', unit_admin: 'not_found' }
/** The three administrators, the unaudited one's too. */
const admins = (outcome: string) => all(outcome, 'admin', 'unit_admin', 'unapproved')

const profile = {
  ...{ creditCode: '', areaCode: '', affiliation: '', rank: '', nature: '', sector: '' },
  ...{ legalPerson: '', address: '', contactName: '', contactPhone: '', contactMail: '' },
  ...{ professionals: null, note: '' },
}

export const org: Rows = {
  tree: { input: ({ orgId }) => ({ parentId: orgId }), own: atWork('ok'), sibling: sister },
  find: { input: () => ({ search: '医院' }), ...anywhere(atWork('ok')) },
  list: { input: ({ orgId }) => ({ node: orgId }), own: atWork('ok'), sibling: sister },
  get: { input: ({ orgId }) => ({ id: orgId }), own: atWork('ok'), sibling: sister },

  create: {
    // an office under a unit is never to be had: whoever may add is told so
    input: ({ orgId }) => ({
      ...command(),
      parentId: orgId,
      ...{ name: '某市职改办', code: '410999', kind: 'office', level: 2 },
    }),
    own: all('org.kind_place', 'admin', 'unit_admin'),
    sibling: { admin: 'org.kind_place', unit_admin: 'not_found' },
  },
  rename: { input: (of) => ({ ...one(of), name: '某某医院' }), own: superior, sibling: sisterOf },
  move: {
    input: (of) => ({ ...one(of), parentId: 'city-1', reason: REASON }),
    own: superior,
    sibling: sisterOf,
  },
  moving: {
    input: ({ orgId }) => ({ id: orgId, parentId: orgId }),
    own: all('ok', 'admin', 'unit_admin'),
    sibling: { admin: 'ok', unit_admin: 'not_found' },
  },
  disable: { input: (of) => ({ ...one(of), reason: REASON }), own: superior, sibling: sisterOf },
  enable: { input: one, own: superior, sibling: sisterOf },
  remove: { input: (of) => ({ ...one(of), reason: REASON }), own: superior, sibling: sisterOf },
  approve: { input: (of) => ({ ...one(of), opinion: '' }), own: superior, sibling: sisterOf },
  sendBack: { input: (of) => ({ ...one(of), reason: REASON }), own: superior, sibling: sisterOf },
  editAdmin: {
    input: ({ orgId, adminId }) => ({
      ...command(),
      ...{ id: orgId, accountId: adminId, name: '李敏', phone: '', mail: '' },
    }),
    own: { admin: 'ok', unit_admin: 'org.own_node' },
    sibling: { admin: 'ok', unit_admin: 'not_found' },
  },
  resetAdmin: {
    input: ({ orgId, adminId }) => ({ ...command(), id: orgId, accountId: adminId }),
    own: { admin: 'ok', unit_admin: 'org.own_node' },
    sibling: { admin: 'ok', unit_admin: 'not_found' },
  },

  own: { input: nothing, ...anywhere(admins('ok')) },
  saveDraft: { input: () => ({ ...command(), ...old, profile }), ...anywhere(admins('stale')) },
  submit: { input: () => ({ ...command(), ...old, profile }), ...anywhere(admins('stale')) },
  recall: { input: () => ({ ...command(), ...old }), ...anywhere(admins('stale')) },
  attach: { input: nothing, file: wrongFile, ...anywhere(admins('file.type')) },
  detach: {
    input: () => ({ ...command(), attachmentId: 'no-such-file' }),
    ...anywhere(admins('not_found')),
  },
  // whose the document is tells `fileBelow`; here only the own one is there
  file: {
    input: ({ orgFileId }) => ({ attachmentId: orgFileId }),
    own: { ...admins('not_found'), unit_admin: 'ok' },
  },
  fileBelow: { input: ({ orgFileId }) => ({ attachmentId: orgFileId }), own: atWork('ok') },
}
