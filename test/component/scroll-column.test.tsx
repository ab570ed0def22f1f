import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { loadWords } from '../../client/lib/i18n.ts'
import { ScrollColumn } from '../../client/ui/scroll-column.tsx'

beforeAll(() => loadWords(['common']))

/** Heights of the list and its box, which happy-dom does not lay out. */
let [list, box] = [900, 300]
/** Whether the person wants no motion. */
let calm = false
const frames = new Map<number, FrameRequestCallback>()
beforeEach(() => {
  ;[list, box, calm] = [900, 300, false]
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(() => list)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockImplementation(() => box)
  vi.stubGlobal('matchMedia', () => ({
    matches: calm,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
  let next = 0
  vi.stubGlobal('requestAnimationFrame', (call: FrameRequestCallback) => {
    frames.set(++next, call)
    return next
  })
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id))
})
afterEach(() => {
  cleanup()
  frames.clear()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

let clock = 0
/** Lets the browser draw for that long, 50 ms a frame. */
function draw(ms: number): void {
  for (let done = 0; done <= ms; done += 50) {
    clock += 50
    const due = [...frames.values()]
    frames.clear()
    for (const call of due) call(clock)
  }
}

const show = () =>
  render(() => (
    <ScrollColumn items={['甲', '乙', '丙']} label="处理意见">
      {(item) => <span>{item}</span>}
    </ScrollColumn>
  ))
const column = () => screen.getByRole('region', { name: '处理意见' })
const isMoving = () => {
  const before = column().scrollTop
  draw(1000)
  return column().scrollTop > before
}

test('M-7.2.1 the column moves by itself and stands still under the pointer and while it has the focus', () => {
  show()
  expect(isMoving()).toBe(true)
  fireEvent.pointerEnter(column())
  expect(isMoving()).toBe(false)
  fireEvent.pointerLeave(column())
  expect(isMoving()).toBe(true)
  fireEvent.focusIn(column())
  expect(isMoving()).toBe(false)
  fireEvent.focusOut(column())
  expect(isMoving()).toBe(true)
})

test('M-7.2.1 a button stops it and lets it go on, with the focus still on the button', () => {
  show()
  fireEvent.click(screen.getByRole('button', { name: '暂停滚动' }))
  expect(isMoving()).toBe(false)
  fireEvent.click(screen.getByRole('button', { name: '继续滚动' }))
  expect(isMoving()).toBe(true)
})

test('M-7.2.1 for whoever wants no motion, and where everything has room, it is an ordinary list', () => {
  calm = true
  const { unmount } = show()
  expect(isMoving()).toBe(false)
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getAllByText('甲')).toHaveLength(1)
  unmount()
  ;[list, calm] = [200, false]
  show()
  expect(isMoving()).toBe(false)
  expect(screen.queryByRole('button')).toBeNull()
})

test('M-7.2.1 it goes on from the beginning behind its end, is reached by keyboard, and is read once', () => {
  show()
  draw(60_000)
  expect(column().scrollTop).toBeLessThan(900)
  expect(column().getAttribute('tabindex')).toBe('0')
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
})
