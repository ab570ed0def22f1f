import type { CallOutput } from '../../client/lib/call.ts'

type File = CallOutput<'climb.get'>

const paper = (name: string, more: Record<string, string> = {}) => ({
  ...{ kind: 'paper', date: '2024-03', name, journal: '机械工程学报', number: 'CN11-2187', rank: '1' },
  ...more,
})

/** A file at the unit’s 经办人, handed in for the second time; `change` says what is different. */
export const fileOf = (change: Partial<File> = {}): File => ({
  ...{ id: 'f1', year: 2026, kind: 'title', state: 'climbing', series: '05', level: '2', title: '0502' },
  ...{ specialty: '机械制造', reviewType: 'normal', counted: true, committeeId: 'c', climb: 2, at: 1 },
  ...{ committeeName: '机械高评委', deskOrgName: '云台公司', deskDuty: 'handler', deskSince: 1 },
  ...{ submittedAt: 1, acceptedAt: null, endedAt: null, endCause: null, returnReason: '请核对' },
  ...{ deadlineAt: null, correctBy: null, version: 3, name: '褚南星', sex: 1, idMasked: '410*11' },
  ...{ orgName: '云台公司', hidden: [], filesGone: [], passes: [], uncovered: [], unitPart: null },
  ...{ unitPartOpen: false, notice: null, way: [], steps: [], sha256: 'a'.repeat(64) },
  sections: [
    {
      section: 'basic',
      content: { values: { phone: '138', specialty: '机械设计' }, rows: [] },
      before: { values: { phone: '138', specialty: '机械' }, rows: [] },
    },
    {
      section: 'papers',
      content: {
        values: {},
        rows: [
          { id: 'a', values: paper('轴承密封研究', { number: 'CN99-0001' }) },
          { id: 'b', values: paper('新写的一篇') },
        ],
      },
      before: {
        values: {},
        rows: [
          { id: 'a', values: paper('轴承密封研究') },
          { id: 'c', values: paper('删掉的一篇') },
        ],
      },
    },
  ],
  files: [
    { id: 'd1', slot: 'papers', name: '全文.pdf', size: 2048, type: 'application/pdf', at: 1 },
    { id: 'd2', slot: 'photo', name: '照片.jpg', size: 2048, type: 'image/jpeg', at: 1 },
  ],
  filesAdded: ['d1'],
  open: ['basic', 'papers'],
  openMine: ['basic', 'papers'],
  points: [{ section: 'papers', rowId: 'a', field: 'number', text: '刊号有误' }],
  actions: [
    { action: 'pass', problem: null },
    { action: 'sendBack', problem: null },
    { action: 'fail', problem: null },
  ],
  ...change,
})

export const rowOf = (id: string, name: string, change: object = {}) => ({
  ...{ id, name, year: 2026, kind: 'title', state: 'climbing', series: '05', level: '2', title: '0502' },
  ...{ specialty: '机械制造', reviewType: 'normal', committeeId: 'c', committeeName: '机械高评委' },
  ...{ deskOrgName: '云台公司', deskDuty: 'handler', deskSince: 1, climb: 1, submittedAt: 1 },
  ...{ acceptedAt: null, endedAt: null, deadlineAt: null, version: 1, sex: 1, idMasked: '410*11' },
  ...{ orgId: 'unit', orgName: '云台公司', open: ['basic', 'papers'], openMine: ['papers'], mine: true },
  ...change,
})
