import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { marksOf } from '../../client/features/climb/marks.ts'
import { loadWords } from '../../client/lib/i18n.ts'
import { openFile, rail } from './climb-cast.tsx'
import { fileOf } from './climb-file.ts'

afterEach(cleanup)
beforeAll(() =>
  loadWords(['climb', 'common', 'dossier', 'form', 'list', 'manage', 'problem', 'refusal', 'reference']),
)
beforeEach(() => sessionStorage.clear())

const notice = { shown: 4, notice: 6, holidays: ['2026-10-01'], worked: ['2026-09-27'] }
const proof = { id: 'n1', slot: 'notice', name: '公示照片.jpg', size: 2048, type: 'image/jpeg', at: 1 }
const sheet = () => screen.findByRole('dialog')
const enter = (box: HTMLElement, label: string, value: string) =>
  fireEvent.change(within(box).getByLabelText(label), { target: { value } })
const shown = (box: HTMLElement, label: string) =>
  (within(box).getByLabelText(label) as HTMLInputElement).value

test('domain 1.3 the rule is the office’s, the earliest end is proposed with holidays, faults stand beside their days', async () => {
  const asked = openFile({
    'climb.get': () => fileOf({ unitPartOpen: true, notice }),
    'climb.setUnitPart': () => ({ version: 4 }),
  })
  await rail(/单位意见/)
  expect(screen.getByText(/展示不少于 4 日，再公示不少于 6 个工作日/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '填写单位意见' }))
  const box = await sheet()
  enter(box, '展示开始', '2026-09-20')
  expect(shown(box, '展示结束')).toBe('2026-09-23')
  // a Sunday that is worked, Monday to Wednesday, a holiday, Friday, and the Monday after
  enter(box, '公示开始', '2026-09-27')
  expect(shown(box, '公示结束')).toBe('2026-10-05')
  enter(box, '公示结束', '2026-10-02')
  expect(within(box).getByText(/天数不足，最早 2026-10-05。/)).toBeTruthy()
  const save = within(box).getByRole('button', { name: '保存' })
  expect(save.getAttribute('aria-disabled')).toBe('true')
  enter(box, '公示结束', '2026-10-09')
  // what somebody has chosen is not proposed over
  enter(box, '公示开始', '2026-09-28')
  expect(shown(box, '公示结束')).toBe('2026-10-09')
  fireEvent.click(save)
  await waitFor(() => expect(asked().some(({ name }) => name === 'climb.setUnitPart')).toBe(true))
  expect(asked().find(({ name }) => name === 'climb.setUnitPart')?.input).toMatchObject({
    ...{ shownFrom: '2026-09-20', shownTo: '2026-09-23', noticeFrom: '2026-09-28', noticeTo: '2026-10-09' },
  })
})

test('公示证明 is hung on and taken away by the unit, and only read by the others', async () => {
  const files = [...fileOf().files, proof]
  const asked = openFile({
    'climb.get': () => fileOf({ unitPartOpen: true, notice, files }),
    'climb.removeNotice': () => ({}),
  })
  await rail(/单位意见/)
  expect(screen.getByRole('button', { name: '上传公示证明' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '移除：公示照片.jpg' }))
  await waitFor(() => expect(asked().some(({ name }) => name === 'climb.removeNotice')).toBe(true))
  expect(asked().find(({ name }) => name === 'climb.removeNotice')?.input).toMatchObject({
    ...{ id: 'f1', fileId: 'n1' },
  })
  cleanup()
  openFile({ 'climb.get': () => fileOf({ files }) })
  await rail(/单位意见/)
  expect(screen.getByRole('button', { name: '公示照片.jpg' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '上传公示证明' })).toBeNull()
  expect(screen.queryByRole('button', { name: /^移除/ })).toBeNull()
})

test('what is marked outlives a reload, belongs to one hand-in and one reviewer, and goes when it is decided', async () => {
  const point = { section: 'papers' as const, text: '缺检索页' }
  marksOf({ id: 'reload', climb: 2 }, 'me').add(point)
  const kept = sessionStorage.getItem('gongping.climb.marks.me.reload.2')
  expect(JSON.parse(kept ?? '')).toEqual([point])
  sessionStorage.setItem('gongping.climb.marks.me.other.2', kept ?? '')
  sessionStorage.setItem('gongping.climb.marks.me.broken.2', '[{"section":"nothing","text":1}]')
  expect(marksOf({ id: 'other', climb: 2 }, 'me').points()).toEqual([point])
  for (const [id, climb, by] of [
    ['other', 3, 'me'],
    ['other', 2, 'you'],
    ['broken', 2, 'me'],
  ] as const)
    expect(marksOf({ id, climb }, by).points()).toEqual([])
  marksOf({ id: 'other', climb: 2 }, 'me').clear()
  expect(sessionStorage.getItem('gongping.climb.marks.me.other.2')).toBeNull()
})
