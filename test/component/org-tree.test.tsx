import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { loadWords } from '../../client/lib/i18n.ts'
import { createOrgTree, type OrgNode } from '../../client/lib/org-tree.ts'
import { OrgTree } from '../../client/ui/org-tree.tsx'
import { Tree, type TreeNode } from '../../client/ui/tree.tsx'
import { problem } from '../../shared/problem.ts'
import { officePage } from './office-page.tsx'

beforeAll(() => loadWords(['common', 'manage', 'org', 'problem', 'refusal']))
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

const line = (name: string) => screen.getByRole('treeitem', { name: new RegExp(name) })
const key = (name: string, pressed: string) => fireEvent.keyDown(line(name), { key: pressed })

test('a node whose children are on their way opens at once, and keeps the focus when they come', async () => {
  const [children, setChildren] = createSignal<TreeNode[] | undefined>()
  const [opened, setOpened] = createSignal<ReadonlySet<string>>(new Set())
  const nodes = (): TreeNode[] => {
    const below = children()
    return [{ id: 'a', label: '洛川市职改办', more: true, ...(below ? { children: below } : {}) }]
  }
  render(() => (
    <Tree
      label="机构树"
      nodes={nodes()}
      opened={opened()}
      onToggle={(id, open) => setOpened(open ? new Set([id]) : new Set<string>())}
      onSelect={() => {}}
    />
  ))
  line('洛川市').focus()
  key('洛川市', 'ArrowRight')
  expect(line('洛川市').getAttribute('aria-busy')).toBe('true')
  expect(screen.getByText('正在载入')).toBeTruthy()
  const element = line('洛川市')
  setChildren([{ id: 'b', label: '研究院' }])
  expect(line('洛川市')).toBe(element)
  expect(document.activeElement).toBe(element)
  expect(line('洛川市').hasAttribute('aria-busy')).toBe(false)
  key('洛川市', 'ArrowRight')
  expect(document.activeElement).toBe(line('研究院'))
  expect(line('研究院').getAttribute('aria-level')).toBe('2')
  key('研究院', 'ArrowLeft')
  expect(document.activeElement).toBe(element)
  key('洛川市', 'ArrowLeft')
  expect(screen.queryByText('研究院')).toBeNull()
})

const org = (id: string, name: string, over: Partial<OrgNode> = {}): OrgNode => ({
  ...{ id, name, code: id, kind: 'unit', level: 2, state: 'approved', children: 0 },
  ...over,
})
const ROOT = org('r', '洛川市职改办', { kind: 'office', children: 2 })
const BUREAU = org('b', '教育局', { kind: 'department', children: 1 })
const SCHOOL = org('s', '第一中学', { state: 'submitted' })
const BELOW: Record<string, OrgNode[]> = {
  r: [BUREAU, org('u', '研究院')],
  b: [SCHOOL],
}

/** A server with three levels; `way` of the school is known to `org.get` and `org.find`. */
const answer = (name: string, input: Record<string, unknown>): unknown => {
  const way = [ROOT, BUREAU, SCHOOL].map(({ id, name }) => ({ id, name }))
  if (name === 'org.tree') return input.parentId ? (BELOW[String(input.parentId)] ?? []) : [ROOT]
  if (name === 'org.get') return { id: 's', way }
  if (name === 'org.find') return [{ ...SCHOOL, way }]
  throw problem('not_found')
}

test('M-1.1 the tree shows the own organisation open and asks for what is below a node when it is opened', async () => {
  const asked = officePage({ answer, children: () => <OrgTree selected={undefined} onSelect={() => {}} /> })
  await waitFor(() => expect(screen.getByText('研究院')).toBeTruthy())
  expect(line('洛川市职改办').getAttribute('aria-selected')).toBe('true')
  expect(screen.queryByText('第一中学')).toBeNull()
  expect(asked().filter(({ input }) => input.parentId === 'b')).toEqual([])
  key('教育局', 'ArrowRight')
  await waitFor(() => expect(line('第一中学').textContent).toContain('已提交'))
})

test('M-1.1 a node entered by a link is shown with the way to it open', async () => {
  officePage({ answer, children: () => <OrgTree selected="s" onSelect={() => {}} /> })
  await waitFor(() => expect(line('第一中学').getAttribute('aria-selected')).toBe('true'))
})

test('M-1.1 by keyboard: * opens all beside, and a letter begins a search', async () => {
  const nothing = (name: string, input: Record<string, unknown>) =>
    name === 'org.find' ? [] : answer(name, input)
  officePage({ answer: nothing, children: () => <OrgTree selected={undefined} onSelect={() => {}} /> })
  await waitFor(() => expect(screen.getByText('研究院')).toBeTruthy())
  line('研究院').focus()
  key('研究院', '*')
  await waitFor(() => expect(line('第一中学')).toBeTruthy())
  key('研究院', 'd')
  expect(document.activeElement).toBe(screen.getByRole('searchbox'))
  expect(screen.getByRole('searchbox')).toHaveProperty('value', 'd')
  await screen.findByText('请至少输入两个字。')
})

test('M-1.1 what was opened is open again when the page is entered next; what is gone by then stays quiet', async () => {
  const page = () =>
    officePage({
      answer: (name, input) => {
        if (input.parentId === 'gone') throw problem('not_found')
        return answer(name, input)
      },
      children: () => <OrgTree selected={undefined} onSelect={() => {}} />,
    })
  page()
  await waitFor(() => expect(screen.getByText('研究院')).toBeTruthy())
  key('教育局', 'ArrowRight')
  await waitFor(() => expect(line('第一中学')).toBeTruthy())
  cleanup()
  const name = Object.keys(sessionStorage).find((each) => each.includes('org-tree'))!
  sessionStorage.setItem(name, JSON.stringify([...JSON.parse(sessionStorage.getItem(name)!), 'gone']))
  page()
  await waitFor(() => expect(line('第一中学')).toBeTruthy())
  await waitFor(() => expect(JSON.parse(sessionStorage.getItem(name)!)).not.toContain('gone'))
  expect(screen.queryByRole('alert')).toBeNull()
})

test('M-1.1 what is found by initials is chosen by keyboard and its way opened', async () => {
  const chosen = vi.fn()
  const asked = officePage({
    answer,
    children: () => <OrgTree selected={undefined} onSelect={chosen} />,
  })
  const field = screen.getByRole('searchbox')
  fireEvent.input(field, { target: { value: 'dyzx' } })
  await waitFor(() => expect(screen.getByRole('button', { name: /第一中学/ })).toBeTruthy())
  expect(asked().at(-1)).toEqual({ name: 'org.find', input: { search: 'dyzx' } })
  expect(screen.getByText(/洛川市职改办 › 教育局/)).toBeTruthy()
  field.focus()
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  expect(document.activeElement?.textContent).toContain('第一中学')
  fireEvent.click(document.activeElement!)
  expect(chosen).toHaveBeenCalledWith('s', '第一中学')
  await waitFor(() => expect(line('第一中学')).toBeTruthy())
})

test('a node that cannot be opened closes again', async () => {
  const refusing = (name: string, input: Record<string, unknown>): unknown => {
    if (input.parentId === 'b') throw problem('not_found')
    return answer(name, input)
  }
  let tree!: ReturnType<typeof createOrgTree>
  officePage({
    answer: refusing,
    children: () => {
      tree = createOrgTree(() => undefined)
      return <p>{tree.nodes().length}</p>
    },
  })
  await waitFor(() => expect(tree.orgOf('b')).toBeTruthy())
  tree.toggle('b', true)
  expect(tree.opened().has('b')).toBe(true)
  await waitFor(() => expect(tree.opened().has('b')).toBe(false))
})
