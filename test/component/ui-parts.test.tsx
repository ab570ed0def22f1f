import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { loadWords } from '../../client/lib/i18n.ts'
import { forgetTyped } from '../../client/lib/remember.ts'
import { Button } from '../../client/ui/button.tsx'
import { DataTable } from '../../client/ui/data-table.tsx'
import { Field } from '../../client/ui/field.tsx'
import { createForm } from '../../client/ui/form.ts'
import { Matrix } from '../../client/ui/matrix.tsx'
import { Menu } from '../../client/ui/menu.tsx'
import { Sheet } from '../../client/ui/sheet.tsx'
import { Tally } from '../../client/ui/tally.tsx'
import { TextInput } from '../../client/ui/text-input.tsx'
import { problem, type Result } from '../../shared/problem.ts'

beforeAll(() => loadWords(['common', 'problem', 'refusal']))
afterEach(cleanup)

test('a greyed button keeps its place, says why and cannot be pressed', () => {
  const press = vi.fn()
  render(() => (
    <Button why="还有 3 位专家未完成拟投票。" onPress={press}>
      开启投票开关
    </Button>
  ))
  const button = screen.getByRole('button', {
    name: '开启投票开关',
    description: '还有 3 位专家未完成拟投票。',
  })
  fireEvent.click(button)
  expect(press).not.toHaveBeenCalled()
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.hasAttribute('disabled')).toBe(false)
})

test('a field ties its label, need and error to the input', () => {
  render(() => (
    <Field label="评审名称" required error="请填写评审名称。">
      <TextInput value="" onInput={() => {}} />
    </Field>
  ))
  const input = screen.getByLabelText('评审名称')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(input.getAttribute('aria-required')).toBe('true')
  const note = document.getElementById(input.getAttribute('aria-describedby')!)
  expect(note?.textContent).toContain('请填写评审名称。')
})

test('a change made while a save is under way is saved next', async () => {
  const saved: string[] = []
  let release!: () => void
  const gate = new Promise<void>((done) => {
    release = done
  })
  const [form, setForm] = createSignal<ReturnType<typeof make>>()
  const make = () =>
    createForm({
      initial: { note: '' },
      delay: 1,
      save: async (values): Promise<Result<null>> => {
        saved.push(values.note)
        if (saved.length === 1) await gate
        return { ok: true, value: null }
      },
    })
  render(() => {
    setForm(make())
    return null
  })
  form()!.set('note', 'one')
  await waitFor(() => expect(saved).toEqual(['one']))
  form()!.set('note', 'two')
  release()
  await waitFor(() => expect(saved).toEqual(['one', 'two']))
  await waitFor(() => expect(form()!.status()).toBe('saved'))
})

/** A form with a server that answers as told; `keep` is where what is typed waits for a save. */
function openForm(answers: Result<null>[], over: { keep?: string } = {}) {
  const sent: [string, string][] = []
  let made!: ReturnType<typeof createForm<{ name: string; note: string }>>
  const { unmount } = render(() => {
    made = createForm({
      initial: { name: '', note: '' },
      delay: 1,
      save: async ({ note }, commandId) => {
        sent.push([note, commandId])
        return answers.shift() ?? { ok: true, value: null }
      },
      ...over,
    })
    return null
  })
  return { form: made, sent, unmount }
}
const lost: Result<null> = { ok: false, problem: problem('net.offline') }

test('a save whose answer was lost goes again with its own id when the network is back, and then what was typed since', async () => {
  const { form, sent } = openForm([lost])
  form.set('note', 'one')
  await waitFor(() => expect(form.status()).toBe('failed'))
  window.dispatchEvent(new Event('online'))
  form.set('note', 'two')
  await waitFor(() => expect(form.status()).toBe('saved'))
  expect(sent.map(([note]) => note)).toEqual(['one', 'one', 'two'])
  expect(sent[1]![1]).toBe(sent[0]![1])
  expect(sent[2]![1]).not.toBe(sent[0]![1])
})

test('what is typed outlives the end of a login, and is forgotten once it is saved', async () => {
  const refused: Result<null> = { ok: false, problem: problem('auth.required') }
  const first = openForm([refused, refused], { keep: 'test' })
  first.form.set('note', 'typed')
  await waitFor(() => expect(first.form.status()).toBe('failed'))
  first.unmount()
  const second = openForm([], { keep: 'test' })
  expect(second.form.restored).toBe(true)
  expect(second.form.values.note).toBe('typed')
  await waitFor(() => expect(second.form.status()).toBe('saved'))
  expect(openForm([], { keep: 'test' }).form.restored).toBe(false)
})

test('whoever logs out leaves nothing typed to the next at the machine', () => {
  const first = openForm([], { keep: 'test' })
  first.form.set('note', '13800000000')
  expect(JSON.stringify({ ...sessionStorage })).toContain('13800000000')
  forgetTyped()
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('13800000000')
})

test('what another hand saved meanwhile is taken in; what both wrote is told and waits', async () => {
  const { form } = openForm([])
  form.set('note', 'mine')
  expect(form.merge({ name: 'theirs', note: '' })).toEqual([])
  expect({ ...form.values }).toEqual({ name: 'theirs', note: 'mine' })
  expect(form.merge({ name: 'theirs', note: 'other' })).toEqual(['note'])
  expect(form.values.note).toBe('mine')
  // the same on both sides is no difference
  expect(form.merge({ name: 'theirs', note: 'mine' })).toEqual([])
  expect(form.status()).toBe('clean')
})

test('a sheet stays with the refusal, and closes when the server has agreed', async () => {
  const [open, setOpen] = createSignal(true)
  const answers = [problem('live.undecided', { n: 5 }), null]
  render(() => (
    <Sheet
      open={open()}
      onClose={() => setOpen(false)}
      title="上报 14 人的评审结果"
      names={['陈砚秋', '李知远']}
      action="上报"
      onConfirm={() => Promise.resolve(answers.shift() ?? null)}
    />
  ))
  fireEvent.click(screen.getByRole('button', { name: '上报' }))
  expect(await screen.findByText(/还有 5 位参评人未确定评议结果/)).toBeTruthy()
  expect(open()).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: '上报' }))
  await waitFor(() => expect(open()).toBe(false))
})

test('completeness counts what is due without the recused', () => {
  const { container } = render(() => (
    <Matrix columns={['01', '02', '03', '04']} rows={[{ number: '06', name: '梁既白', cells: '10x1' }]} />
  ))
  expect(container.querySelector('tbody .num')?.textContent).toBe('2 / 3')
  expect(container.querySelectorAll('[data-sign="recused"]')).toHaveLength(2)
})

test('the line of a tally stands behind the votes the rule needs', () => {
  const { container } = render(() => <Tally yes={3} no={1} abstain={1} need={3} />)
  const marks = [...container.querySelector('.tally-marks')!.children].map(
    (each) => each.getAttribute('data-kind') ?? 'need',
  )
  expect(marks).toEqual(['pass', 'pass', 'pass', 'need', 'fail', 'hold'])
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe('同意 3 票，反对 1 票，弃权 1 票，需 3 票')
})

test('a list is searched, ordered as Chinese names are, and selected over what was found', () => {
  const rows = ['赵明栖', '陈砚秋', '李知远'].map((name, n) => ({ id: String(n), name }))
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set())
  const { container } = render(() => (
    <DataTable
      caption="名单"
      remember="test"
      rows={rows}
      id={(row) => row.id}
      name={(row) => row.name}
      columns={[{ id: 'name', label: '姓名', value: (row) => row.name }]}
      selected={selected()}
      onSelect={setSelected}
    />
  ))
  const names = () => [...container.querySelectorAll('tbody td:last-child')].map((cell) => cell.textContent)
  fireEvent.click(screen.getByRole('button', { name: '姓名' }))
  expect(names()).toEqual(['陈砚秋', '李知远', '赵明栖'])
  fireEvent.click(screen.getByRole('button', { name: '姓名' }))
  expect(names()).toEqual(['赵明栖', '李知远', '陈砚秋'])

  fireEvent.input(screen.getByRole('searchbox'), { target: { value: '李' } })
  expect(names()).toEqual(['李知远'])
  fireEvent.click(screen.getByRole('checkbox', { name: '全选' }))
  expect([...selected()]).toEqual(['2'])
})

test('the number behind an entry changes under the finger and the keyboard: the link stays the same', () => {
  const [count, setCount] = createSignal(1)
  const groups = () => [
    {
      label: '单位管理',
      items: [{ href: '/plans', label: '申报计划审查', short: '审查', current: false, count: count() }],
    },
  ]
  render(() => <Menu groups={groups()} label="功能菜单" folded={false} fold="收起" onFold={() => {}} />)
  const link = screen.getByRole('link')
  link.focus()
  setCount(2)
  expect(link.textContent).toContain('2')
  expect(document.activeElement).toBe(link)
})
