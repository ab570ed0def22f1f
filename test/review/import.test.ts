import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { candidates, experts, reviews } from '../../db/schema/review.ts'
import { loadRoster } from '../../server/review/export.ts'
import { makeRoster } from '../roster.ts'
import { START } from '../world.ts'
import { editWorkbook } from './edit-workbook.ts'
import { commandId, download, dryRun, importRoster, type Office, openOffice, upload } from './office.ts'
import { packZip } from './pack-zip.ts'

let office: Office
beforeEach(async () => void (office = await openOffice()))
afterEach(() => office.close())

const commit = (jobId: string, id = commandId()) =>
  office.handler.call('review.commitImport', { commandId: id, jobId })

test('the exported workbook, imported again, changes nothing; neither do its people lose their ids', async () => {
  const { roster, workbook } = await makeRoster({ now: +START, mode: 'interview' })
  const job = await dryRun(office, workbook)
  expect(job).toMatchObject({
    state: 'checked',
    errorCount: 0,
    summary: { experts: 25, groups: 3, candidates: 30 },
  })
  const { reviewId } = await commit(job.jobId)
  const stored = async () => {
    const [review] = await office.world.app.db.read.select().from(reviews)
    return loadRoster(office.world.app.db.read, office.world.app.secret, review!, true)
  }
  expect(await stored()).toEqual(roster)
  const before = await office.handler.call('review.candidates', { reviewId })
  const { bytes, headers } = await download(office.world, office.handler, 'review.export', { reviewId })
  expect(String(headers['content-disposition'])).toContain("filename*=UTF-8''2026")
  const again = await dryRun(office, bytes, reviewId)
  expect(again.errors).toEqual([])
  await commit(again.jobId)
  expect(await stored()).toEqual(roster)
  const after = await office.handler.call('review.candidates', { reviewId })
  const ids = (list: { id: string }[]) => list.map(({ id }) => id)
  expect(ids(after)).toEqual(ids(before))
})

test('a faulty workbook is shown with its faults and cannot be saved; nothing is kept of it', async () => {
  const { workbook } = await makeRoster({ now: +START })
  const job = await dryRun(
    office,
    await editWorkbook(workbook, (sheet) => void (sheet('专家').getCell('B4').value = null)),
  )
  expect(job).toMatchObject({ state: 'checked', errorCount: 1 })
  expect(job.errors[0]).toEqual({ sheet: '专家', cell: 'B4', code: 'required', params: { name: '姓名' } })
  expect(job.preview.filter(({ errors }: { errors: number }) => errors > 0)).toHaveLength(1)
  const refused = await office.handler.refused('review.commitImport', {
    commandId: commandId(),
    jobId: job.jobId,
  })
  expect(refused).toEqual({ code: 'review.has_errors', params: { n: 1 } })
  expect(await office.handler.call('review.list', {})).toEqual([])
})

test('a commit sent twice makes one review and gives the same answer; another person’s job is not there', async () => {
  const { workbook } = await makeRoster({ now: +START })
  const { jobId } = await dryRun(office, workbook)
  const other = await office.world.person('other')
  await other.signIn()
  expect(await other.refused('review.job', { jobId })).toEqual({ code: 'not_found' })
  expect(await other.refused('review.commitImport', { commandId: commandId(), jobId })).toEqual({
    code: 'not_found',
  })
  const id = commandId()
  const answers = await Promise.all([commit(jobId, id), commit(jobId, id)])
  expect(answers[0]).toEqual(answers[1])
  expect(await office.handler.call('review.list', {})).toHaveLength(1)
})

test('ID numbers and phones are sealed at rest and masked in every answer', async () => {
  const { roster, workbook } = await makeRoster({ now: +START, candidates: 5 })
  const { jobId, preview } = await dryRun(office, workbook)
  const { reviewId } = await commit(jobId)
  const { read } = office.world.app.db
  const rows = [...(await read.select().from(experts)), ...(await read.select().from(candidates))]
  const detail = await office.handler.call('review.get', { reviewId })
  const list = await office.handler.call('review.candidates', { reviewId })
  const text = JSON.stringify([rows, preview, detail, list])
  for (const { idNumber } of [...roster.experts, ...roster.candidates]) expect(text).not.toContain(idNumber)
  for (const { phone } of roster.experts) expect(text).not.toContain(phone)
  expect(list[0].idMasked).toBe(`999*************${roster.candidates[0]!.idNumber.slice(-2)}`)
  expect(detail.panels[0].seats[0].phoneMasked).toBe('138****1000')
  // who may only look gets the workbook with masks
  const masked = await download(office.world, office.principal, 'review.export', { reviewId })
  const read2 = await editWorkbook(masked.bytes, (sheet) => {
    expect(sheet('专家').getCell('F2').value).toBe('138****1000')
    expect(String(sheet('参评人').getCell('I2').value)).toMatch(/^999\*{13}..$/)
  })
  expect(read2.length).toBeGreaterThan(1000)
})

test('40 experts and 500 candidates: read, checked and saved within seconds, the event loop free', async () => {
  const { workbook } = await makeRoster({
    now: +START,
    experts: 41,
    groups: 5,
    candidates: 500,
    dossierRows: 6,
  })
  // Longest stall as a share of the whole check: work done on the loop itself would be one stall of most of it.
  // A share and not a time, for other tests take the two cores away as they please.
  const shares: number[] = []
  for (let time = 0; time < 3; time++) {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    const began = performance.now()
    delay.enable()
    const job = await dryRun(office, workbook)
    delay.disable()
    const checked = performance.now()
    expect(job.errors).toEqual([])
    expect(job.done).toBe(job.total)
    expect(job.total).toBeGreaterThan(6000)
    if (time === 0) await commit(job.jobId)
    const saved = performance.now()
    const stall = delay.max / 1e6
    shares.push(stall / (checked - began))
    process.stdout.write(
      `import of 41 × 500: checked in ${(checked - began).toFixed(0)} ms, ` +
        `longest stall ${stall.toFixed(0)} ms; saved in ${(saved - checked).toFixed(0)} ms\n`,
    )
  }
  expect(Math.min(...shares)).toBeLessThan(0.4)
  expect((await office.handler.call('review.list', {}))[0]).toMatchObject({
    experts: 41,
    candidates: 500,
    groups: 5,
  })
})

test('what is not a workbook is refused by its content: text, old xls, encrypted, damaged, a zip of something else', async () => {
  const send = (file: Uint8Array) =>
    upload(office.world, office.handler, 'review.import', {}, file, 'roster.xlsx')
  expect(await send(Buffer.from('姓名,单位\n'))).toMatchObject({ status: 415, body: { code: 'file.type' } })
  expect(await send(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toMatchObject({ status: 415 })
  expect(await send(Buffer.alloc(0))).toMatchObject({ status: 415 })
  const { workbook } = await makeRoster({ now: +START })
  const broken = [
    workbook.subarray(0, workbook.length / 2),
    await packZip([['a.txt', 'hello']]),
    await packZip([
      ['[Content_Types].xml', '<x'],
      ['xl/workbook.xml', '<workbook><sheets>'],
      ['xl/_rels/workbook.xml.rels', 'x'],
    ]),
  ]
  for (const file of broken) {
    const job = await dryRun(office, file).catch((error: Error) => error.message)
    expect(job).toMatchObject({ state: 'failed', errorCount: 1, errors: [{ code: 'workbook_broken' }] })
    expect(
      await office.handler.refused('review.commitImport', { commandId: commandId(), jobId: job.jobId }),
    ).toMatchObject({
      code: 'review.has_errors',
    })
  }
  expect(await office.handler.call('review.list', {})).toEqual([])
})

test('a bomb does not go off: one that says how large it is, and one that lies', async () => {
  const huge = Buffer.alloc(400 * 1024 * 1024, 0x20)
  const parts: [string, string][] = [
    ['[Content_Types].xml', '<a/>'],
    ['xl/workbook.xml', '<workbook/>'],
    ['xl/_rels/workbook.xml.rels', '<a/>'],
  ]
  const honest = await packZip([...parts, ['xl/worksheets/sheet1.xml', huge]])
  expect(honest.length).toBeLessThan(2_000_000)
  expect(await dryRun(office, honest)).toMatchObject({ state: 'failed' })
  const size = huge.length
  const lying = Buffer.from(honest)
  for (let at = lying.indexOf(uint32(size)); at >= 0; at = lying.indexOf(uint32(size), at + 1))
    lying.writeUInt32LE(1000, at)
  expect(lying.equals(honest)).toBe(false)
  expect(await dryRun(office, lying)).toMatchObject({ state: 'failed' })
})

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

test('an approved review is not replaced, nor is one of another office', async () => {
  const reviewId = await importRoster(office)
  const { version } = await office.principal.call('review.get', { reviewId })
  const { workbook } = await makeRoster({ now: +START, candidates: 3 })
  const job = await dryRun(office, workbook, reviewId)
  await office.principal.call('review.approve', { commandId: commandId(), reviewId, version })
  expect(
    await office.handler.refused('review.commitImport', { commandId: commandId(), jobId: job.jobId }),
  ).toEqual({
    code: 'review.frozen',
  })
  const { body } = await upload(office.world, office.handler, 'review.import', { reviewId }, workbook)
  expect(body).toEqual({ code: 'review.frozen' })
  expect((await office.handler.call('review.get', { reviewId })).candidates).toBe(30)
})
