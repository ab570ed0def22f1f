import type { Person } from '../../world.ts'
import { anywhere, command, inOffice, type Rows, wrongFile } from '../row.ts'

/** A finished export of the person's own. */
async function exportOf(person: Person): Promise<{ workbookJobId: string }> {
  const { jobId } = await person.call('workbook.export', {
    list: 'notice.list',
    input: {},
    columns: ['title'],
  })
  while ((await person.call('workbook.job', { jobId })).state === 'running')
    await new Promise((done) => setTimeout(done, 20))
  return { workbookJobId: jobId }
}
const viewOf = async (person: Person) => ({
  viewId: (
    await person.call('workbook.saveView', { list: 'notice.list', name: '未读', query: '', columns: [] })
  ).id,
})

export const workbook: Rows = {
  // asked of a list whose right they have; columns it has not are passed over
  export: {
    input: () => ({ list: 'notice.list', input: { node: 1 }, columns: ['title'] }),
    ...anywhere(inOffice('input.invalid')),
  },
  template: {
    input: () => ({ what: 'reference', target: 'specialty' }),
    ...anywhere({ ...inOffice('auth.forbidden'), admin: 'ok' }),
  },
  import: {
    input: () => ({ what: 'reference', target: 'specialty' }),
    file: wrongFile,
    ...anywhere({ ...inOffice('auth.forbidden'), admin: 'file.type' }),
  },
  job: { input: ({ workbookJobId }) => ({ jobId: workbookJobId }), mine: exportOf, own: inOffice('ok') },
  cancel: { input: ({ workbookJobId }) => ({ jobId: workbookJobId }), mine: exportOf, own: inOffice('ok') },
  file: { input: ({ workbookJobId }) => ({ jobId: workbookJobId }), mine: exportOf, own: inOffice('ok') },
  // an export is no import: there is nothing to save and nothing to give back
  commit: {
    input: ({ workbookJobId }) => ({ ...command(), jobId: workbookJobId }),
    mine: exportOf,
    own: inOffice('not_found'),
  },
  faults: {
    input: ({ workbookJobId }) => ({ jobId: workbookJobId }),
    mine: exportOf,
    own: inOffice('not_found'),
  },
  views: { input: () => ({ list: 'org.list' }), ...anywhere(inOffice('ok')) },
  saveView: {
    input: () => ({ list: 'org.list', name: '我的视图', query: '', columns: ['name'] }),
    ...anywhere(inOffice('ok')),
  },
  removeView: { input: ({ viewId }) => ({ id: viewId }), mine: viewOf, own: inOffice('ok') },
}
