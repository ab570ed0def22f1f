import { Route, Router } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import type { Component } from 'solid-js'
import { afterEach, beforeAll, expect, test } from 'vitest'
import Assign from '../../client/features/console/assign.tsx'
import Console from '../../client/features/console/console.tsx'
import Deliberation from '../../client/features/deliberation/deliberation.tsx'
import { Wall } from '../../client/features/screen/wall.tsx'
import { loadWords } from '../../client/lib/i18n.ts'
import type { LivePanel } from '../../client/lib/live.ts'
import type { Choice } from '../../shared/live/state.ts'
import { type Meeting, type MeetingOptions, openMeeting } from './meeting.ts'

beforeAll(() => loadWords(['common', 'problem', 'live', 'console']))
afterEach(cleanup)

const yes = (): Choice => 'yes'
const show = (page: Component<{ panel: LivePanel }>, meeting: Meeting) => {
  const Page = page
  return render(() => (
    <Router>
      <Route path="*" component={() => <Page panel={meeting.panel} />} />
    </Router>
  ))
}
const count = () => document.querySelector('.counter .sr-only')?.textContent
const button = (name: string | RegExp) => screen.getByRole('button', { name })
/** happy-dom has no top layer: an open sheet is a dialog in the page like any other. */
const sheet = () => within(document.querySelector<HTMLElement>('dialog[open]')!)

function drafting(options: MeetingOptions = {}): Meeting {
  const meeting = openMeeting({ seats: 5, candidates: 3, ...options })
  meeting.signIn()
  meeting.assignAll()
  meeting.lead('start')
  return meeting
}

function sealed(options: MeetingOptions = {}, choose: (seat: number, candidate: number) => Choice = yes) {
  const meeting = drafting(options)
  meeting.seats.forEach((id, seat) => {
    meeting.draft(id, (candidate) => choose(seat, candidate))
  })
  meeting.lead('open')
  for (const id of meeting.seats) meeting.submit(id)
  return meeting
}

test('R-1.3.1 the switch is greyed with its reason while one draft is missing, and opens once all are there', async () => {
  const meeting = drafting()
  meeting.seats.slice(0, 4).forEach((id) => {
    meeting.draft(id, yes)
  })
  show(Console, meeting)
  expect(button('开启投票开关').getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByText(/还有 1 位专家未完成拟投票/)).toBeTruthy()
  expect(screen.getByText(/傅云起 3 项/)).toBeTruthy()
  meeting.draft(meeting.seats[4]!, yes)
  expect(button('开启投票开关').hasAttribute('aria-disabled')).toBe(false)
  fireEvent.click(button('开启投票开关'))
  expect(sheet().getByText(/5 位（应到 5，法定人数 4）/)).toBeTruthy()
  fireEvent.click(sheet().getByRole('button', { name: '开启投票开关' }))
  await waitFor(() => expect(meeting.state.round.state).toBe('open'))
})

test('R-1.3.2 the number of experts not yet done falls by itself, first of drafts, then of submits', () => {
  const meeting = drafting()
  show(Console, meeting)
  expect(count()).toBe('未完成拟投票的专家 5 / 5')
  meeting.draft(meeting.seats[2]!, yes)
  expect(count()).toBe('未完成拟投票的专家 4 / 5')
  expect(screen.getByText(/有 1 位专家完成 · 已完成 1 位/)).toBeTruthy()
  meeting.seats.forEach((id) => {
    meeting.draft(id, yes)
  })
  expect(screen.getByText(/已完成 5 位/)).toBeTruthy()
  meeting.lead('open')
  expect(count()).toBe('未提交投票的专家 5 / 5')
  meeting.submit(meeting.seats[0]!)
  expect(count()).toBe('未提交投票的专家 4 / 5')
})

test('the console holds no choice anywhere, before the seal', () => {
  const meeting = drafting()
  meeting.seats.forEach((id, seat) => {
    meeting.draft(id, (candidate) => (['yes', 'no', 'abstain'] as const)[(seat + candidate) % 3]!)
  })
  show(Console, meeting)
  const before = document.body.innerHTML
  cleanup()
  const other = drafting()
  other.seats.forEach((id) => {
    other.draft(id, yes)
  })
  show(Console, other)
  const plain = (html: string) => html.replace(/(id|for|aria-labelledby|aria-describedby|name)="[^"]*"/g, '')
  expect(plain(before)).toBe(plain(document.body.innerHTML))
})

test('marking absent says what it does to the count, wants a reason, and can be undone before the switch', async () => {
  const meeting = drafting()
  show(Console, meeting)
  fireEvent.click(screen.getAllByRole('button', { name: '标记缺席' })[0]!)
  fireEvent.click(sheet().getByRole('radio', { name: /秦晓山/ }))
  expect(sheet().getByText(/签到人数由 5 减为 4/)).toBeTruthy()
  const mark = sheet().getByRole('button', { name: '标记缺席' })
  expect(mark.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(sheet().getByRole('button', { name: '中途离场' }))
  fireEvent.click(mark)
  await waitFor(() => expect(meeting.state.seats.s3!.absent?.reason).toBe('中途离场'))
  fireEvent.click(button('撤销缺席'))
  await waitFor(() => expect(meeting.state.seats.s3!.absent).toBeNull())
})

test('after the switch the sheet warns when the round would be lost for want of a quorum', () => {
  const meeting = drafting({ seats: 3 })
  meeting.seats.forEach((id) => {
    meeting.draft(id, yes)
  })
  meeting.lead('open')
  show(Console, meeting)
  fireEvent.click(screen.getAllByRole('button', { name: '标记缺席' })[0]!)
  fireEvent.click(sheet().getByRole('radio', { name: /秦晓山/ }))
  expect(sheet().getByText(/不足法定人数 3 位：本轮将作废/)).toBeTruthy()
})

test('R-1.1.2 lead reviewers: balanced by the machine, shown as a difference, sent only when saved', async () => {
  const meeting = openMeeting({ seats: 5, candidates: 4 })
  meeting.signIn()
  meeting.command('s2', 'recuse', { candidateId: 'c1', reason: '师生' })
  show(Assign, meeting)
  expect(screen.getByText('还有 4 位参评人未分配')).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /陆沉舟/ }).disabled).toBe(true)
  fireEvent.click(button('自动均衡分配'))
  expect(meeting.sent).toHaveLength(0)
  fireEvent.click(button('保存分配'))
  expect(sheet().getByText(/4 位参评人的主审专家随之更新/)).toBeTruthy()
  fireEvent.click(sheet().getByRole('button', { name: '保存分配' }))
  await waitFor(() => expect(Object.keys(meeting.state.leads)).toHaveLength(4))
  expect(meeting.state.leads.c1).not.toContain('s2')
  for (const leads of Object.values(meeting.state.leads)) expect(leads).toHaveLength(2)
})

test('R-1.5.1 nothing before the seal; then names and choices, or unnamed lines when the scheme says so', async () => {
  const early = drafting()
  show(Deliberation, early)
  expect(screen.getByText('全部专家提交投票后，方可查看票数')).toBeTruthy()
  expect(screen.queryByText('各专家投票')).toBeNull()
  cleanup()

  const choose = (seat: number): Choice => (seat === 2 ? 'no' : 'yes')
  const named = sealed({}, choose)
  named.lead('deliberate')
  show(Deliberation, named)
  const lines = () => screen.getByText('各专家投票').closest('section')!
  expect(within(lines()).getByText('秦晓山').parentElement!.textContent).toContain('反对')
  cleanup()

  const secret = sealed({ rules: { groupBallots: 'anonymous' } }, choose)
  secret.lead('deliberate')
  show(Deliberation, secret)
  expect(within(lines()).queryByText('秦晓山')).toBeNull()
  expect(within(lines()).getByText('专家甲')).toBeTruthy()
  expect(within(lines()).getAllByText('反对')).toHaveLength(1)
})

test('the result stands as the votes say; against them only where the scheme allows, with a written reason', async () => {
  const fixed = sealed()
  fixed.lead('deliberate')
  show(Deliberation, fixed)
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '未通过' }).disabled).toBe(true)
  cleanup()

  const free = sealed({ rules: { againstTally: true } })
  free.lead('deliberate')
  show(Deliberation, free)
  fireEvent.click(screen.getByRole('radio', { name: '未通过' }))
  expect(screen.getByText('请写明理由，写明后才会保存。')).toBeTruthy()
  const [reason, opinion] = screen.getAllByRole('textbox')
  fireEvent.input(opinion!, { target: { value: '材料存疑。' } })
  fireEvent.blur(opinion!)
  expect(free.state.outcomes.c1!.pass).toBe(true)
  fireEvent.input(reason!, { target: { value: '代表性成果署名有误' } })
  fireEvent.blur(reason!)
  await waitFor(() =>
    expect(free.state.outcomes.c1).toMatchObject({ pass: false, reason: '代表性成果署名有误' }),
  )
})

test('R-1.5.2 R-1.4.2 the group result is handed in once, when every opinion is written, and is then frozen', async () => {
  const meeting = sealed()
  meeting.lead('deliberate')
  show(Deliberation, meeting)
  expect(button('提交评议结果').getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(button('其余统一填写'))
  expect(sheet().getByText(/通过的 3 位/)).toBeTruthy()
  fireEvent.click(sheet().getByRole('button', { name: '其余统一填写' }))
  await waitFor(() => expect(document.querySelector('dialog[open]')).toBeNull())
  expect(button('提交评议结果').hasAttribute('aria-disabled')).toBe(false)
  fireEvent.click(button('提交评议结果'))
  fireEvent.click(sheet().getByRole('button', { name: '提交评议结果' }))
  await waitFor(() => expect(meeting.state.round.state).toBe('decided'))
  expect(screen.queryByRole('textbox')).toBeNull()
})

test('what a push brings does not touch the opinion being written', () => {
  const meeting = sealed()
  meeting.lead('deliberate')
  show(Deliberation, meeting)
  const opinion = screen.getByRole<HTMLTextAreaElement>('textbox')
  fireEvent.input(opinion, { target: { value: '写到一半' } })
  meeting.command('s1', 'decide', { candidateId: 'c1', pass: true, opinion: '另一台设备写的' })
  expect(opinion.value).toBe('写到一半')
})

test('R-1.6.2 R-1.7.1 the committee has 【评委会投票开关】 for the 主任, and only totals after it', async () => {
  const meeting = drafting({ kind: 'committee' })
  show(Console, meeting)
  expect(button('评委会投票开关').getAttribute('aria-disabled')).toBe('true')
  meeting.seats.forEach((id, seat) => {
    meeting.draft(id, (candidate) => (candidate === 0 && seat < 2 ? 'no' : 'yes'))
  })
  meeting.lead('open')
  for (const id of meeting.seats) meeting.submit(id)
  expect(
    screen.getByText('应到 5 · 签到 5 · 回避 0 · 需 4 票', { selector: 'tr:first-child td' }),
  ).toBeTruthy()
  const row = screen.getByText('陈砚秋').closest('tr')!
  expect(row.textContent).toContain('未通过')
  for (const name of ['陆沉舟', '秦晓山'])
    expect(within(screen.getByRole('table', { name: '评审结果' })).queryByText(name)).toBeNull()
})

test('R-1.8.2 a tie at the cap is explained, blocks 【确定】 and opens one more round among the tied', async () => {
  const meeting = sealed({ kind: 'committee', rules: { passCap: { num: 1, den: 3 } } })
  show(Console, meeting)
  expect(screen.getByText(/至多通过 1 位；按票数 3 位达到要求/)).toBeTruthy()
  expect(button('确定').getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(button('加投一轮'))
  expect(sheet().getByText(/只就同票的 3 位参评人/)).toBeTruthy()
  fireEvent.click(sheet().getByRole('button', { name: '加投一轮' }))
  await waitFor(() => expect(meeting.state.round).toMatchObject({ no: 2, kind: 'tie', state: 'drafting' }))
  expect(screen.getByRole('heading', { name: '各轮次' })).toBeTruthy()
})

test('the wall shows arrivals and counts; results only when released and decided; never a name beside a choice', () => {
  const meeting = sealed({}, (seat) => (seat === 2 ? 'no' : 'yes'))
  const wall = () => (
    <Wall
      source={meeting.wall}
      show={meeting.wall.screen()!.show}
      released={meeting.wall.screen()!.released}
    />
  )
  render(wall)
  expect(screen.getByText('秦晓山')).toBeTruthy()
  meeting.command('s1', 'show', { show: { what: 'results' }, released: false })
  expect(screen.getByText('结果尚未公布')).toBeTruthy()
  meeting.lead('deliberate')
  meeting.command('s1', 'decideRest', { opinions: { pass: '同意', fail: '不同意' } })
  meeting.lead('finish')
  expect(screen.getByText('结果尚未公布')).toBeTruthy()
  meeting.command('s1', 'show', { show: { what: 'results' }, released: true })
  expect(screen.getByText('陈砚秋').parentElement!.textContent).toContain('通过')
  meeting.command('s1', 'show', { show: { what: 'candidate', candidateId: 'c1' }, released: true })
  expect(screen.getByText('同意 4 · 反对 1 · 弃权 0')).toBeTruthy()
  expect(screen.queryByText('秦晓山')).toBeNull()
})

test('a rehearsal says so on the console and on the wall', () => {
  const meeting = drafting({ rehearsal: true })
  show(Console, meeting)
  expect(screen.getByText('这是演练评审，投票与结果均不作数。')).toBeTruthy()
  cleanup()
  render(() => <Wall source={meeting.wall} show={{ what: 'progress' }} released={false} />)
  expect(screen.getAllByText(/演练/).length).toBeGreaterThan(0)
})
