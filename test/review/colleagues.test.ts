import { afterEach, beforeEach, expect, test } from 'vitest'
import { START } from '../world.ts'
import { approve, commandId, foreignOffice, importRoster, type Office, openOffice } from './office.ts'

let office: Office
beforeEach(async () => void (office = await openOffice()))
afterEach(() => office.close())

const told = async (work: () => Promise<unknown>): Promise<unknown> => {
  const socket = await office.handler.socket()
  const next = socket.next('supervision:changed')
  await work()
  return next
}

test('M-5.13.1 who has a review open is told of the 审核通过 of a colleague and of another time', async () => {
  const reviewId = await importRoster(office)
  const { startsAt, endsAt } = await office.handler.call('review.get', { reviewId })
  expect(await told(() => approve(office, reviewId))).toEqual({ reviewId })
  const later = { commandId: commandId(), reviewId, startsAt, endsAt: endsAt + 60_000, reason: '顺延' }
  expect(await told(() => office.handler.call('review.setWindow', later))).toEqual({ reviewId })
})

test('a review that is new is told of too, and nobody of another office hears of it', async () => {
  const other = await foreignOffice(office, 'elsewhere', 'org-other', '/org-other/')
  const heard: unknown[] = []
  const socket = await other.socket()
  socket.raw.on('supervision:changed', (event: unknown) => heard.push(event))
  let reviewId = ''
  const event = await told(async () => {
    reviewId = await importRoster(office)
  })
  expect(event).toEqual({ reviewId })
  // an answer over the same line comes after whatever was sent before it
  expect(await socket.call('review.supervision')).toEqual({ ok: true, value: [] })
  expect(heard).toEqual([])
})

test('the office reads 申报材料 as the experts will, with the documents beside', async () => {
  const reviewId = await importRoster(office)
  const [candidate] = await office.handler.call('review.candidates', { reviewId })
  const found = await office.handler.call('review.dossier', { candidateId: candidate.id })
  expect(found).toMatchObject({ candidateId: candidate.id, files: [] })
  expect(found.sections.map(({ key }: { key: string }) => key)).toContain('basic')
  const other = await foreignOffice(office, 'elsewhere', 'org-other', '/org-other/')
  expect(await other.refused('review.dossier', { candidateId: candidate.id })).toEqual({ code: 'not_found' })
})

test('a review says who imported it and when', async () => {
  const reviewId = await importRoster(office)
  const imported = { createdBy: '姓名handler', createdAt: +START }
  expect(await office.principal.call('review.get', { reviewId })).toMatchObject(imported)
})
