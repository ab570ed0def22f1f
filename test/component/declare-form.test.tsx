import { cleanup, fireEvent, screen, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import File from '../../client/features/declare/file.tsx'
import { AGAIN_MS, SAVE_AFTER_MS } from '../../client/features/declare/keeper.ts'
import { loadWords } from '../../client/lib/i18n.ts'
import { FORM } from '../../shared/declare/form.ts'
import { words } from '../../shared/i18n/zh-CN/form.ts'
import { declarePage, FILE, fileServer } from './declare-page.tsx'

beforeAll(() => loadWords(['common', 'problem', 'refusal', 'declare', 'form', 'dossier', 'entrance']))
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  vi.setSystemTime(new Date('2026-11-22T02:42:00Z'))
  localStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const at = (part: string) => `/declare/file/d-1/${part}`
const field = (name: string) => screen.getByLabelText(name) as HTMLInputElement
const type = (name: string, value: string): void => void fireEvent.input(field(name), { target: { value } })
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const open = async (part: string, given: Parameters<typeof fileServer>[0] = {}) => {
  const server = fileServer(given)
  const places = declarePage(at(part), File)
  await screen.findByRole('heading', { level: 1 })
  await later(10)
  return { server, places }
}
const word = (key: string): string => (words as Record<string, string>)[key]!

test('a section is drawn from its data: every field with its label, what is known is only read', async () => {
  await open('basic')
  for (const { key, known } of FORM.basic!.fields) {
    const label = word(`form.basic.${key}`)
    if (known) expect(screen.queryByLabelText(label), label).toBeNull()
    else
      expect(
        screen.getAllByLabelText(new RegExp(`^${label.replace(/[（）]/g, '.')}`)).length,
        label,
      ).toBeGreaterThan(0)
  }
  expect(screen.getByText('410*************2X')).toBeTruthy()
  expect(screen.getByText('伊水县人民医院')).toBeTruthy()
})

test('I-1 a section is kept by itself within two seconds after the last key, and says when', async () => {
  const { server } = await open('basic')
  type('籍贯', '洛')
  await later(SAVE_AFTER_MS - 100)
  type('籍贯', '洛川')
  await later(SAVE_AFTER_MS - 100)
  expect(server.saves()).toHaveLength(0)
  await later(200)
  expect(SAVE_AFTER_MS).toBeLessThanOrEqual(2000)
  expect(server.saves()).toMatchObject([
    { section: 'basic', version: 0, content: { values: { native: '洛川' } } },
  ])
  expect(await screen.findByText('已保存 10:42')).toBeTruthy()
})

test('I-1 two windows: what the other one kept is merged in, the own field stays', async () => {
  const { server } = await open('basic')
  server.elsewhere('basic', { values: { post: '科主任' }, rows: [] })
  type('籍贯', '洛川')
  await later(SAVE_AFTER_MS + 50)
  await later(50)
  expect(field('行政职务').value).toBe('科主任')
  expect(server.sections.get('basic')!.content.values).toEqual({ post: '科主任', native: '洛川' })
})

test('I-1 two windows wrote the same field: both are shown, nothing is sent before one is chosen', async () => {
  const { server } = await open('basic', { contents: { basic: { values: { post: '医师' }, rows: [] } } })
  server.elsewhere('basic', { values: { post: '科主任' }, rows: [] })
  type('行政职务', '副主任')
  await later(SAVE_AFTER_MS + 100)
  const asked = await screen.findByRole('alert')
  expect(within(asked).getByText('副主任')).toBeTruthy()
  expect(within(asked).getByText('科主任')).toBeTruthy()
  await later(10_000)
  expect(server.sections.get('basic')!.content.values.post).toBe('科主任')
  // a reload asks again instead of deciding by itself
  cleanup()
  declarePage(at('basic'), File)
  const again = await screen.findByRole('alert')
  await later(10_000)
  expect(server.sections.get('basic')!.content.values.post).toBe('科主任')
  fireEvent.click(within(again).getByRole('button', { name: '用本窗口的' }))
  await later(50)
  expect(server.sections.get('basic')!.content.values.post).toBe('副主任')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('without a line it stays on the device, says so, and is sent by itself with the same id', async () => {
  const { server } = await open('basic')
  server.now.down = true
  type('籍贯', '洛川')
  await later(SAVE_AFTER_MS + 50)
  expect(screen.getByText('已存在本机，联网后自动保存')).toBeTruthy()
  const kept = Object.keys(localStorage).find((key) => key.includes('draft'))!
  expect(localStorage.getItem(kept)).toContain('洛川')
  // known fields, the ID number above all, never lie there
  expect(localStorage.getItem(kept)).not.toContain('410*')
  server.now.down = false
  await later(AGAIN_MS + 50)
  expect(server.sections.get('basic')!.content.values.native).toBe('洛川')
  expect(Object.keys(localStorage).filter((key) => key.includes('draft'))).toEqual([])
})

test('what was typed before the page was closed comes back, beside what was kept elsewhere meanwhile', async () => {
  const { server } = await open('basic')
  server.now.down = true
  type('籍贯', '洛川')
  await later(100)
  cleanup()
  server.now.down = false
  server.elsewhere('basic', { values: { post: '科主任' }, rows: [] })
  declarePage(at('basic'), File)
  await screen.findByRole('heading', { level: 1 })
  await later(SAVE_AFTER_MS + 100)
  expect(field('籍贯').value).toBe('洛川')
  expect(field('行政职务').value).toBe('科主任')
  expect(server.sections.get('basic')!.content.values).toEqual({ post: '科主任', native: '洛川' })
})

test('an entry is added, called by its name, removed and brought back', async () => {
  const { server } = await open('work')
  fireEvent.click(screen.getByRole('button', { name: '添加工作经历' }))
  type('工作单位', '伊水县人民医院')
  type('从事工作或职务', '住院医师')
  fireEvent.click(screen.getByRole('button', { name: '填好了' }))
  await later(SAVE_AFTER_MS + 50)
  expect(server.sections.get('work')!.content.rows).toMatchObject([{ values: { unit: '伊水县人民医院' } }])
  expect(screen.getByRole('heading', { level: 2, name: '伊水县人民医院' })).toBeTruthy()
  // left open without a date: now it is called missing
  expect(
    within(document.querySelector<HTMLElement>('[data-row]')!).getByText('请填写“起始时间”。'),
  ).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '删除 伊水县人民医院' }))
  await later(SAVE_AFTER_MS + 50)
  expect(server.sections.get('work')!.content.rows).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: '撤销删除' }))
  await later(SAVE_AFTER_MS + 50)
  expect(server.sections.get('work')!.content.rows).toMatchObject([{ values: { post: '住院医师' } }])
})

test('a gap is no fault before the field was left; what is wrong is said in words beside it', async () => {
  await open('basic')
  expect(screen.queryByText('请填写“现从事专业”。')).toBeNull()
  fireEvent.blur(field('现从事专业'))
  expect(screen.getByText('请填写“现从事专业”。')).toBeTruthy()
  type('手机号码', '1380')
  expect(screen.queryByText('手机号码应为 11 位数字，请核对。')).toBeNull()
  fireEvent.blur(field('手机号码'))
  expect(screen.getByText('手机号码应为 11 位数字，请核对。')).toBeTruthy()
  expect(field('手机号码').getAttribute('aria-invalid')).toBe('true')
})

test('the check lists what bars the hand-in with the way to its place, and only then lets one sign', async () => {
  const { server } = await open('check')
  const basic = screen.getByRole('region', { name: '基本信息' })
  expect(within(basic).getByRole('link', { name: '民族' }).getAttribute('href')).toBe(
    '/declare/file/d-1/basic?field=ethnic',
  )
  expect(within(basic).getByRole('link', { name: '一寸免冠照片' }).getAttribute('href')).toBe(
    '/declare/file/d-1/basic?slot=photo',
  )
  const hand = screen.getByRole('button', { name: '提交申报' })
  expect(hand.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByText(/还有 \d+ 处须处理/)).toBeTruthy()
  expect(server.asked('declare.submit')).toHaveLength(0)
})

test('domain 4.6 in a correction only the named sections can be changed; the reason and the points stand on top', async () => {
  const head = {
    ...{ state: 'correcting', returnReason: '请补充聘任文件', correctBy: Date.parse('2026-12-01T00:00:00Z') },
    points: [{ section: 'title', field: 'appointedSince', text: '聘任时间与聘书不一致' }],
    actions: FILE.actions.slice(0, 2),
  }
  await open('basic', { head })
  expect(screen.getByText('请补充聘任文件')).toBeTruthy()
  expect(screen.getByRole('link', { name: '现任职称 · 聘任时间' }).getAttribute('href')).toBe(
    '/declare/file/d-1/title?field=appointedSince',
  )
  expect(screen.getByText(/补正期间只能修改评委会指出的部分/)).toBeTruthy()
  expect(screen.queryByLabelText('籍贯')).toBeNull()
})

test('without a part it leads to what is to be mended, to the first gap, or to the way once it is handed in', async () => {
  const { places } = await open('', {
    head: { points: [{ section: 'papers', text: '缺少封面' }], state: 'returned' },
  })
  await later(50)
  expect(places.get()).toBe('/declare/file/d-1/papers')
  cleanup()
  const gap = await open('')
  await later(50)
  expect(gap.places.get()).toBe('/declare/file/d-1/basic')
  cleanup()
  const handed = await open('', {
    head: { state: 'climbing', actions: [], editions: [{ no: 1, at: 0, sha256: 'a'.repeat(64) }] },
  })
  await later(50)
  expect(handed.places.get()).toBe('/declare/file/d-1/way')
  expect(screen.getByRole('heading', { name: '提交回执' })).toBeTruthy()
})
