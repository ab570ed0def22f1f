import { useSearchParams } from '@solidjs/router'
import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { loadWords } from '../../client/lib/i18n.ts'
import { createListState } from '../../client/lib/list-state.ts'
import { EmptyState } from '../../client/ui/empty-state.tsx'
import { ListView } from '../../client/ui/list-view.tsx'
import { problem } from '../../shared/problem.ts'
import { officePage } from './office-page.tsx'

interface Unit {
  id: string
  name: string
  code: string
  version: number
}

beforeAll(() => loadWords(['common', 'list', 'problem', 'refusal']))
afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
})

const ALL: readonly Unit[] = Array.from({ length: 75 }, (_, n) => ({
  ...{ id: `u${n}`, name: `单位${n}`, code: String(1000 + n), version: 0 },
}))

/** A list of units over a server that knows how to search and page, with the address it stands at. */
function unitList(options: { rows?: () => readonly Unit[]; start?: Record<string, string> } = {}) {
  const opened: string[] = []
  const done: Unit[][] = []
  let address!: () => Record<string, unknown>
  const asked = officePage({
    answer: (name, input) => {
      if (name !== 'org.list') return []
      const found = (options.rows?.() ?? ALL).filter(({ name: text }) =>
        text.includes(String(input.search ?? '')),
      )
      const [page, size] = [Number(input.page), Number(input.size)]
      return { rows: found.slice((page - 1) * size, page * size), total: found.length }
    },
    children: () => {
      const [params, setParams] = useSearchParams()
      address = () => ({ ...params })
      if (options.start) setParams(options.start)
      const state = createListState('org.list', {})
      const [current, setCurrent] = createSignal<string | null>(null)
      return (
        <ListView<Unit>
          list="org.list"
          state={state}
          title="单位"
          columns={[
            { id: 'name', label: '名称', sort: 'name', fixed: true, cell: (row) => row.name },
            { id: 'code', label: '代码', cell: (row) => row.code },
          ]}
          filters={[
            { key: 'state', label: '状态', options: [{ value: 'approved', label: '已审核' }] },
            { key: 'level', label: '级别', number: true, options: [{ value: '2', label: '市' }] },
          ]}
          search="名称"
          id={(row) => row.id}
          name={(row) => row.name}
          onOpen={(row) => {
            opened.push(row.id)
            setCurrent(row.id)
          }}
          current={current()}
          bulk={[
            { label: '停用', onPress: (rows) => void done.push(rows) },
            { label: '启用', why: () => '都在用。', onPress: () => {} },
          ]}
          empty={<EmptyState title="还没有单位" />}
        />
      )
    },
  })
  return {
    asked: () => asked().filter(({ name }) => name === 'org.list'),
    opened,
    done,
    address: () => address(),
  }
}

const row = (name: string) => screen.getByRole('button', { name })

test('the address holds search, filter, order and page; what is as usual stays out of it', async () => {
  const { asked, address } = unitList()
  await screen.findByText('单位0')
  expect(address()).toEqual({})
  expect(asked()[0]!.input).toEqual({ page: 1, size: 50 })

  fireEvent.click(row('下一页'))
  await screen.findByText('单位74')
  expect(address()).toEqual({ page: '2' })

  fireEvent.click(row('名称'))
  await waitFor(() => expect(asked().at(-1)!.input).toEqual({ sort: 'name', desc: false, page: 1, size: 50 }))
  expect(screen.getByRole('columnheader', { name: '名称' }).getAttribute('aria-sort')).toBe('ascending')
  fireEvent.click(row('名称'))
  await waitFor(() => expect(address()).toEqual({ sort: 'name', desc: '1' }))
  fireEvent.click(row('名称'))
  await waitFor(() => expect(address()).toEqual({}))

  fireEvent.change(screen.getByLabelText('级别'), { target: { value: '2' } })
  await waitFor(() => expect(asked().at(-1)!.input).toMatchObject({ level: 2, page: 1 }))
  expect(address()).toEqual({ level: '2' })
})

test('a link shows what it says', async () => {
  const { asked } = unitList({
    start: { q: '单位7', state: 'approved', size: '20', sort: 'name', desc: '1' },
  })
  await screen.findByText('单位74')
  expect(asked().at(-1)!.input).toEqual({
    ...{ search: '单位7', state: 'approved', sort: 'name', desc: true, page: 1, size: 20 },
  })
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('单位7')
})

test('a search is asked once, when the hands rest', async () => {
  const { asked } = unitList()
  await screen.findByText('单位0')
  const field = screen.getByRole('searchbox')
  for (const value of ['单', '单位', '单位74']) fireEvent.input(field, { target: { value } })
  await waitFor(() => expect(screen.queryByText('单位0')).toBeNull())
  expect(asked().map(({ input }) => input.search)).toEqual([undefined, '单位74'])
})

test('nothing found says so and clears; nothing at all is another matter', async () => {
  const { address } = unitList({ start: { q: '没有' } })
  fireEvent.click(within((await screen.findByText('没有符合条件的行')).parentElement!).getByRole('button'))
  await screen.findByText('单位0')
  expect(address()).toEqual({})
  cleanup()
  unitList({ rows: () => [] })
  await screen.findByText('还没有单位')
})

test('what was refused says why and is asked again', async () => {
  let isDown = true
  unitList({
    rows: () => {
      if (isDown) throw problem('server.error')
      return ALL
    },
  })
  const alert = await screen.findByRole('alert')
  isDown = false
  fireEvent.click(within(alert).getByRole('button'))
  await screen.findByText('单位0')
})

test('a condition in the address that is none any more can be taken off', async () => {
  let refused = 0
  const { address } = unitList({
    start: { state: 'gone' },
    rows: () => {
      if (address().state && ++refused) throw problem('input.invalid')
      return ALL
    },
  })
  await screen.findByRole('alert')
  fireEvent.click(screen.getByRole('button', { name: '清空条件' }))
  await screen.findByText('单位0')
  expect(refused).toBeGreaterThan(0)
})

test('rows stay chosen over the pages, and are let go with another filter', async () => {
  const { done } = unitList()
  await screen.findByText('单位0')
  fireEvent.click(screen.getByLabelText('选择 单位0'))
  fireEvent.click(row('下一页'))
  await screen.findByText('单位74')
  fireEvent.click(screen.getByLabelText('选择 单位74'))
  expect(screen.getByText('已选 2 行')).toBeTruthy()
  const shut = screen.getByRole('button', { name: '启用', description: '都在用。' })
  expect(shut.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(row('停用'))
  expect(done).toEqual([[ALL[0], ALL[74]]])
  fireEvent.change(screen.getByLabelText('状态'), { target: { value: 'approved' } })
  await waitFor(() => expect(screen.queryByText('已选 2 行')).toBeNull())
})

test('the arrows walk, Space chooses, a press opens and the row stays marked', async () => {
  const { opened } = unitList()
  await screen.findByText('单位0')
  row('单位0').focus()
  fireEvent.keyDown(row('单位0'), { key: 'ArrowDown' })
  expect(document.activeElement).toBe(row('单位1'))
  fireEvent.keyDown(row('单位1'), { key: ' ' })
  expect(screen.getByLabelText<HTMLInputElement>('选择 单位1').checked).toBe(true)
  fireEvent.click(row('单位1'))
  expect(opened).toEqual(['u1'])
  expect(row('单位1').getAttribute('aria-current')).toBe('true')
  fireEvent.keyDown(row('单位1'), { key: 'ArrowUp' })
  expect(document.activeElement).toBe(row('单位0'))
})

test('columns are chosen and kept in this browser; one that must stay cannot go', async () => {
  unitList()
  await screen.findByText('单位0')
  fireEvent.click(row('列'))
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /名称/ }).disabled).toBe(true)
  fireEvent.click(screen.getByRole('checkbox', { name: '代码' }))
  expect(screen.queryByRole('columnheader', { name: '代码' })).toBeNull()
  cleanup()
  unitList()
  await screen.findByText('单位0')
  expect(screen.queryByRole('columnheader', { name: '代码' })).toBeNull()
})
