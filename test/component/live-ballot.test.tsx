import { Route, Router } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { createEffect, type JSX } from 'solid-js'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { OpinionPage } from '../../client/features/ballot/opinion-page.tsx'
import { inOrder } from '../../client/features/ballot/order.ts'
import { ScorePage } from '../../client/features/ballot/score-page.tsx'
import { stageItems } from '../../client/features/ballot/stages.ts'
import { SubmitPage } from '../../client/features/ballot/submit-page.tsx'
import { VotePage } from '../../client/features/ballot/vote-page.tsx'
import type { DossierOf } from '../../client/features/ballot/work.tsx'
import { loadWords } from '../../client/lib/i18n.ts'
import { createPanel, type LivePanel } from '../../client/lib/live.ts'
import { openRoom, settled } from './live-room.ts'
import type { MeetingOptions } from './meeting.ts'

beforeAll(() => loadWords(['common', 'problem', 'live']))
beforeEach(() => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('no network')
  })
  Element.prototype.scrollIntoView ??= () => {}
})
afterEach(() => {
  cleanup()
  localStorage.clear()
})

const fetchedAhead: string[] = []
const dossier: DossierOf = Object.assign(
  (candidateId: string, onShown: () => void) => {
    createEffect(onShown)
    return <p>材料 {candidateId}</p>
  },
  { ahead: (candidateId: string) => void fetchedAhead.push(candidateId) },
)

async function show(
  room: ReturnType<typeof openRoom>,
  page: (panel: LivePanel) => JSX.Element,
): Promise<LivePanel> {
  let made: LivePanel | undefined
  render(() => {
    const panel = createPanel('p1', { channel: room.channel, accountId: 'a1' })
    made = panel
    return (
      <Router>
        <Route path="*" component={() => <>{panel.status() === 'live' ? page(panel) : null}</>} />
      </Router>
    )
  })
  await settled(20)
  return made!
}

function drafting(options: MeetingOptions = {}, seatId = 's2') {
  const room = openRoom(seatId, { candidates: 3, seats: 5, ...options })
  room.meeting.signIn()
  room.meeting.assignAll()
  room.meeting.lead('start')
  return room
}

const vote = (panel: LivePanel) => <VotePage panel={panel} candidateId={undefined} dossier={dossier} />
const radio = (name: string) => screen.getByRole('radio', { name: new RegExp(name) })

describe('R-2.3 the three draft choices', () => {
  test('are exactly 拟通过, 拟否决, 拟弃权, and the fill comes with the stored value', async () => {
    const room = drafting()
    await show(room, vote)
    const group = screen.getByRole('radiogroup', { name: /拟投票/ })
    expect(
      within(group)
        .getAllByRole('radio')
        .map((each) => each.querySelector('span')?.textContent),
    ).toEqual(['拟通过', '拟否决', '拟弃权'])
    fireEvent.click(radio('拟通过'))
    expect(radio('拟通过').getAttribute('aria-checked')).toBe('false')
    expect(radio('拟通过').textContent).toContain('保存中')
    await settled(30)
    expect(radio('拟通过').getAttribute('aria-checked')).toBe('true')
    expect(room.meeting.state.drafts.s2?.c1).toBe('yes')
  })

  test('the file is told opened when it has been shown, before any draft', async () => {
    const room = drafting()
    await show(room, vote)
    await settled(20)
    expect(room.calls[0]?.name).toBe('live.openFile')
    expect(room.meeting.state.opened.s2).toEqual({ c1: true })
  })

  test('keys 1, 2, 3 choose', async () => {
    const room = drafting()
    await show(room, vote)
    await settled(20)
    fireEvent.keyDown(document.body, { key: '2' })
    await settled(20)
    expect(room.meeting.state.drafts.s2?.c1).toBe('no')
  })
})

test('R-1.2.1 a click on a name opens the candidate’s file', async () => {
  const room = drafting()
  await show(room, (panel) => <VotePage panel={panel} candidateId="c2" dossier={dossier} />)
  expect(screen.getByRole('link', { name: /王牧川/ }).getAttribute('href')).toBe('/review/p1/candidates/c3')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('李知远')
  expect(screen.getByText('材料 c2')).toBeTruthy()
})

test('回避 closes the file, locks the choices and says why', async () => {
  const room = drafting()
  room.meeting.command('s2', 'recuse', { candidateId: 'c1', reason: '同一单位' })
  await show(room, (panel) => <VotePage panel={panel} candidateId="c1" dossier={dossier} />)
  expect(screen.queryByText('材料 c1')).toBeNull()
  expect(document.body.textContent).toContain('理由：同一单位')
  expect(screen.getByRole('radio', { name: /拟通过/ }).getAttribute('aria-disabled')).toBe('true')
})

describe('R-1.2.2 a draft', () => {
  test('A1 before the first one, the page says that the leader alone will see names', async () => {
    await show(drafting(), vote)
    expect(screen.getByText(/记名评议：全部提交后/)).toBeTruthy()
  })

  test('A1 an anonymous group says so instead, and warns when it is very small', async () => {
    await show(drafting({ seats: 3, rules: { groupBallots: 'anonymous' } }), vote)
    expect(screen.getByText(/无记名评议：组长只看到不具姓名/).textContent).toContain('少于 5 人')
  })

  test('A1 committee ballots are secret whatever the group setting says', async () => {
    await show(drafting({ kind: 'committee', rules: { groupBallots: 'named' } }), vote)
    expect(screen.getByText(/评委会投票为无记名投票/)).toBeTruthy()
  })

  test('the committee sees what the group decided', async () => {
    await show(drafting({ kind: 'committee' }), vote)
    expect(screen.getByText('专业组通过')).toBeTruthy()
    expect(screen.getByText(/第 1 位，同意推荐/)).toBeTruthy()
  })

  test('nobody else’s push moves the page or its focus', async () => {
    const room = drafting()
    await show(room, vote)
    await settled(20)
    const row = screen.getByRole('link', { name: /李知远/ })
    row.focus()
    room.meeting.command('s3', 'openFile', { candidateId: 'c1' })
    room.meeting.command('s3', 'draft', { candidateId: 'c1', choice: 'no' })
    room.push()
    expect(document.activeElement).toBe(row)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('陈砚秋')
  })
})

describe('R-1.4.1 submitting', () => {
  const open = (room: ReturnType<typeof openRoom>) => {
    for (const seat of room.meeting.seats) room.meeting.draft(seat, (i) => (i === 1 ? 'no' : 'yes'))
    room.meeting.lead('open')
  }

  test('before the switch the button keeps its place, greyed, with the reason', async () => {
    const room = drafting()
    room.meeting.draft('s2', () => 'yes')
    await show(room, (panel) => <SubmitPage panel={panel} />)
    const button = screen.getByRole('button', { name: /提交 3 项投票/ })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(document.body.textContent).toContain('投票开关尚未开启')
  })

  test('the moment the switch opens the ballot says so and leads to the summary', async () => {
    const room = drafting()
    await show(room, vote)
    expect(screen.queryByRole('alert')).toBeNull()
    open(room)
    room.push()
    expect(screen.getByRole('alert').textContent).toContain('投票开关已开启')
    expect(screen.getByRole('link', { name: '核对并提交' }).getAttribute('href')).toBe('/review/p1/submit')
  })

  test('one confirmed press hands in the list as it was seen; the receipt carries no choice', async () => {
    const room = drafting()
    open(room)
    await show(room, (panel) => <SubmitPage panel={panel} />)
    fireEvent.click(screen.getByRole('button', { name: /提交 3 项投票/ }))
    fireEvent.click(screen.getByRole('button', { name: '确认提交' }))
    await settled(40)
    expect(room.calls.at(-1)?.input.choices).toEqual({ c1: 'yes', c2: 'no', c3: 'yes' })
    expect(screen.getByRole('heading', { name: '投票回执' })).toBeTruthy()
    expect(document.body.textContent).toContain(room.meeting.state.seats.s2!.receipt!)
    expect(document.querySelector('.slip')?.textContent).not.toMatch(/通过|否决|弃权/)
  })

  test('on another tablet the receipt is there at once', async () => {
    const room = drafting()
    open(room)
    room.meeting.submit('s2')
    await show(room, vote)
    expect(screen.getByRole('heading', { name: '投票回执' })).toBeTruthy()
    expect(document.body.textContent).toContain('已提交 1')
  })
})

describe('R-1.0 the pages follow from the mode', () => {
  const menu = async (mode: MeetingOptions['mode'], seatId = 's2') => {
    const room = openRoom(seatId, { candidates: 2, seats: 3, ...(mode ? { mode } : {}) })
    room.meeting.signIn()
    room.meeting.assignAll()
    let labels: string[] = []
    await show(room, (panel) => {
      labels = stageItems(panel).map(({ label }) => label)
      return null
    })
    return labels
  }

  test('three committees, three menus', async () => {
    expect(await menu('expert', 's3')).toEqual(['拟投票', '提交'])
    expect(await menu('lecture', 's3')).toEqual(['讲课答辩打分', '主审意见', '拟投票', '提交'])
    expect(await menu('interview', 's3')).toEqual(['查看资料·出面试题', '面试答辩打分', '拟投票', '提交'])
  })

  test('a leader has the pages of a leader besides', async () => {
    expect(await menu('expert', 's1')).toEqual([
      '分配主审专家',
      '主审意见',
      '拟投票',
      '小组数据操作',
      '提交',
      '专业组评议',
    ])
  })
})

describe('scores and opinions', () => {
  test('R-3.1.2 a lead reviewer’s score is locked until the questions are set, and says so', async () => {
    const room = openRoom('s1', { candidates: 2, seats: 3, mode: 'interview' })
    room.meeting.signIn()
    room.meeting.assignAll()
    await show(room, (panel) => <ScorePage panel={panel} candidateId="c1" dossier={dossier} />)
    expect(document.body.textContent).toContain('请先填写面试题')
    expect(screen.getByRole('button', { name: '提交评分' }).getAttribute('aria-disabled')).toBe('true')
  })

  test('R-2.1 the total grows with the points, and a number out of range is named', async () => {
    const room = openRoom('s2', { candidates: 2, seats: 3, mode: 'lecture' })
    room.meeting.signIn()
    await show(room, (panel) => <ScorePage panel={panel} candidateId="c1" dossier={dossier} />)
    const [first, second] = screen.getAllByRole('textbox')
    fireEvent.input(first!, { target: { value: '90' } })
    fireEvent.input(second!, { target: { value: '101' } })
    expect(document.body.textContent).toContain('请填写 0 至 100 的整数')
    fireEvent.input(second!, { target: { value: '81' } })
    expect(document.body.textContent).toContain('85.50')
    fireEvent.click(screen.getByRole('button', { name: '保存草稿' }))
    await settled(30)
    expect(room.meeting.state.scores.s2?.c1).toMatchObject({ total: 8550, submitted: false })
  })

  test('R-2.2.2 a half-written opinion outlives a push and a reload', async () => {
    const room = openRoom('s1', { candidates: 2, seats: 3, mode: 'lecture' })
    room.meeting.signIn()
    room.meeting.assignAll()
    const page = (panel: LivePanel) => <OpinionPage panel={panel} candidateId="c1" dossier={dossier} />
    await show(room, page)
    fireEvent.input(screen.getByRole('textbox'), { target: { value: '该同志长期在生产一线' } })
    room.meeting.command('s2', 'openFile', { candidateId: 'c1' })
    room.push()
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('该同志长期在生产一线')
    cleanup()
    await show(room, page)
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('该同志长期在生产一线')
    fireEvent.click(screen.getByRole('button', { name: '保存意见' }))
    await settled(30)
    expect(room.meeting.state.opinions.c1?.s1?.text).toBe('该同志长期在生产一线')
  })
})

test('the list can be ordered by strokes and by pinyin', () => {
  const people = ['张三', '丁一', '王五', '李四'].map((name, i) => ({ no: i + 1, lot: 4 - i, name }))
  const names = (order: Parameters<typeof inOrder>[1]) =>
    inOrder(people, order)
      .map(({ name }) => name[0])
      .join('')
  expect(names('no')).toBe('张丁王李')
  expect(names('lot')).toBe('李王丁张')
  expect(names('stroke')).toBe('丁王张李')
  expect(names('pinyin')).toBe('丁李王张')
})
