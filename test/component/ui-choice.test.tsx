import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { loadWords } from '../../client/lib/i18n.ts'
import { type Choice, ChoiceTrio } from '../../client/ui/choice.tsx'

beforeAll(() => loadWords(['common', 'problem', 'refusal']))
afterEach(cleanup)

const radio = (name: string) => screen.getByRole('radio', { name: new RegExp(name) })

test('a choice is shown as chosen only after it was stored', () => {
  const [stored, setStored] = createSignal<Choice | null>(null)
  const [pending, setPending] = createSignal<Choice | null>(null)
  render(() => <ChoiceTrio stored={stored()} pending={pending()} onChoose={setPending} />)

  fireEvent.click(radio('拟否决'))
  expect(pending()).toBe('fail')
  expect(radio('拟否决').getAttribute('aria-checked')).toBe('false')
  expect(radio('拟否决').textContent).toContain('保存中')

  setStored('fail')
  setPending(null)
  expect(radio('拟否决').getAttribute('aria-checked')).toBe('true')
  expect(radio('拟否决').textContent).toContain('已保存')
})

test('arrows move the focus and store nothing', () => {
  const asked: Choice[] = []
  render(() => <ChoiceTrio stored={null} onChoose={(choice) => asked.push(choice)} />)
  radio('拟通过').focus()
  fireEvent.keyDown(radio('拟通过'), { key: 'ArrowRight' })
  expect(document.activeElement).toBe(radio('拟否决'))
  fireEvent.keyDown(radio('拟否决'), { key: 'ArrowLeft' })
  fireEvent.keyDown(radio('拟通过'), { key: 'ArrowLeft' })
  expect(document.activeElement).toBe(radio('拟弃权'))
  expect(asked).toEqual([])
})

test('a shut ballot keeps its three places and says why', () => {
  const asked: Choice[] = []
  render(() => <ChoiceTrio stored="hold" why="评审已暂停。" onChoose={(choice) => asked.push(choice)} />)
  expect(screen.getAllByRole('radio')).toHaveLength(3)
  fireEvent.click(radio('拟通过'))
  expect(asked).toEqual([])
  const described = screen.getByRole('radiogroup').getAttribute('aria-describedby')!
  expect(document.getElementById(described)?.textContent).toBe('评审已暂停。')
})
