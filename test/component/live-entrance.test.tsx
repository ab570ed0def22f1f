import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Gate } from '../../client/features/auth/gate.tsx'
import { noteRefusal } from '../../client/lib/call.ts'
import { loadWords } from '../../client/lib/i18n.ts'
import { settled } from './live-room.ts'

const NOW = Date.now()
const me = (mustChange = false) => ({
  actor: { accountId: 'a1', kind: 'expert', name: '江临川', login: 'k7tm-4hqd' },
  portal: 'review',
  rights: [],
  mustChange,
  mustEnrol: false,
  policy: { min: 8, kinds: 3, history: 5, days: 0 },
  passwordExpiresAt: null,
  platform: '河南省职称工作信息平台',
  session: { serverTime: NOW, idleAt: NOW + 900_000, endsAt: NOW + 9_000_000, warnMs: 120_000 },
})

let answers: Record<string, (body: Record<string, unknown>) => Response>
const refusal = (code: string, params = {}) => Response.json({ code, params }, { status: 401 })

beforeAll(() => loadWords(['common', 'problem', 'entrance']))
beforeEach(() => {
  answers = {
    'auth.me': () => refusal('auth.required'),
    'auth.entrance': ({ portal }) => Response.json({ portal, platform: '河南省职称工作信息平台' }),
  }
  vi.stubGlobal('fetch', async (url: string, options: { body: string }) => {
    const answer = answers[url.slice('/api/'.length)]
    if (!answer) throw new TypeError('no network')
    return answer(JSON.parse(options.body))
  })
})
afterEach(cleanup)

async function come(portal: 'review' | 'manage' = 'review'): Promise<void> {
  render(() => <Gate portal={portal}>{(who) => <p>里面：{who.actor.name}</p>}</Gate>)
  await settled(20)
}

async function signIn(): Promise<void> {
  fireEvent.input(screen.getByLabelText('用户名'), { target: { value: 'k7tm-4hqd' } })
  fireEvent.input(screen.getByLabelText('密码'), { target: { value: 'secret' } })
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  await settled(20)
}

test('R-0.2 M-0.2 each system has its own entrance, title and heading', async () => {
  await come('review')
  expect(document.title).toBe('河南省职称工作信息平台-职称评审系统')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('河南省职称工作信息平台-职称评审系统')
  cleanup()
  await come('manage')
  expect(document.title).toBe('河南省职称工作信息平台-职称管理系统')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('河南省职称工作信息平台-职称管理系统')
})

test('R-0.1 R-0.3 user name and password are asked for and nothing else; nobody registers here', async () => {
  await come()
  expect([...document.querySelectorAll('input')].map(({ name }) => name)).toEqual(['username', 'password'])
  expect(document.body.textContent).not.toMatch(/注册/)
})

test('a wrong pair is refused in neutral words, and the password is asked for again', async () => {
  await come()
  answers['auth.login'] = () => refusal('auth.wrong_pair')
  await signIn()
  expect(screen.getByText('用户名或密码不正确，请核对后重新输入。')).toBeTruthy()
  expect((screen.getByLabelText('密码') as HTMLInputElement).value).toBe('')
})

test('a locked account says for how many minutes', async () => {
  await come()
  answers['auth.login'] = () => refusal('auth.locked', { minutes: 14 })
  await signIn()
  expect(document.body.textContent).toContain('14 分钟')
})

test('an account with a second factor is asked for its code once the pair is right, and again when it is wrong', async () => {
  const sent: Record<string, unknown>[] = []
  await come('manage')
  answers['auth.login'] = (body) => {
    sent.push(body)
    if (body.code === '123456') return Response.json(me())
    return refusal(body.code ? 'auth.second_wrong' : 'auth.second_needed')
  }
  await signIn()
  const code = () => screen.getByLabelText('动态口令') as HTMLInputElement
  expect(document.activeElement).toBe(code())
  fireEvent.input(code(), { target: { value: '000000' } })
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  await settled(20)
  expect(screen.getByRole('alert').textContent).toContain('动态口令不正确')
  expect(code().value).toBe('')
  fireEvent.input(code(), { target: { value: ' 123456 ' } })
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  await settled(20)
  expect(sent.map((body) => body.code)).toEqual([undefined, '000000', '123456'])
  expect(screen.getByText('里面：江临川')).toBeTruthy()
})

test('R-0.4 after a right pair the work begins', async () => {
  await come()
  answers['auth.login'] = () => Response.json(me())
  await signIn()
  expect(screen.getByText('里面：江临川')).toBeTruthy()
})

test('M-0.3 M-0.4 the first change comes before everything, each rule ticked as it is met', async () => {
  answers['auth.me'] = () => Response.json(me(true))
  await come()
  await screen.findByLabelText('新密码', {}, { timeout: 5000 })
  expect(screen.queryByText('里面：江临川')).toBeNull()
  const rule = (text: RegExp) => screen.getByText(text).closest('.state')!.getAttribute('data-kind')
  expect(rule(/不少于 8 位/)).toBe('wait')
  fireEvent.input(screen.getByLabelText('新密码'), { target: { value: 'Yellow-7' } })
  expect(rule(/不少于 8 位/)).toBe('done')
  expect(rule(/3 种/)).toBe('done')
  expect(rule(/不与用户名/)).toBe('done')
  fireEvent.input(screen.getByLabelText('新密码'), { target: { value: 'k7tm-4hqd' } })
  expect(rule(/不与用户名/)).toBe('wait')
  expect(screen.getByRole('button', { name: '修改密码并继续' }).getAttribute('aria-disabled')).toBe('true')
})

test('a seat taken over elsewhere says so on the old tablet, and what to do', async () => {
  answers['auth.me'] = () => Response.json(me())
  await come()
  expect(screen.getByText('里面：江临川')).toBeTruthy()
  noteRefusal({ code: 'auth.taken_over' })
  await settled(20)
  expect(screen.queryByText('里面：江临川')).toBeNull()
  expect(screen.getByRole('alert').textContent).toContain('您的席位已在另一台设备上登录')
  expect(screen.getByRole('button', { name: '重新登录' })).toBeTruthy()
})

test('a server that cannot be reached is told apart from a login that has ended', async () => {
  delete answers['auth.me']
  await come()
  expect(document.body.textContent).toContain('连接不上服务器')
  answers['auth.me'] = () => Response.json(me())
  fireEvent.click(screen.getByRole('button', { name: '重试' }))
  await settled(20)
  expect(screen.getByText('里面：江临川')).toBeTruthy()
})
