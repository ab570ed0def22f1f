import type { Actor } from '../../shared/actor.ts'
import { stageOf, stagesOf } from '../../shared/live/modes.ts'
import { CHOICES, type Choice } from '../../shared/live/state.ts'
import type { CandidateRecord, MineRecord, PanelRecord, View } from '../../shared/live/view.ts'
import type { App } from '../app.ts'
import { type Act, actAs, actorsOf, commandId } from './act.ts'
import type { Chance } from './chance.ts'

/** One expert in one panel of the demo, acting through the same operations as a tablet. */
interface Player {
  act: Act
  role: string
}

export interface Meeting {
  /** Panels by name, with the players that sit there, leader first. */
  panels: { panelId: string; name: string; kind: string; players: Player[] }[]
  reporter: Act
}

export async function openMeeting(app: App, reviewId: string): Promise<Meeting> {
  const panels = new Map<string, Meeting['panels'][number]>()
  let reporter: Act | null = null
  for (const actor of (await actorsOf(app, reviewId)).filter((each: Actor) => each.kind === 'expert')) {
    const act = actAs(app, actor)
    const mine = await act('live.panels', {})
    if (mine.reporter) reporter = act
    for (const { panelId, name, kind, role, seatId } of mine.panels) {
      if (!seatId) continue
      const panel = panels.get(panelId) ?? { panelId, name, kind, players: [] }
      panels.set(panelId, panel)
      panel.players.push({ act, role: role ?? 'member' })
    }
  }
  for (const { players } of panels.values())
    players.sort((a, b) => Number(b.role === 'leader') - Number(a.role === 'leader'))
  if (!reporter) throw new Error('the demo review has no reporter')
  return { panels: [...panels.values()], reporter }
}

type Panel = Meeting['panels'][number]

const viewOf = async (panelId: string, { act }: Player): Promise<View> => {
  const { audience, own } = (await act('live.view', { panelId })) as { audience: View; own: View | null }
  return { ...audience, ...own }
}
const mineIn = (view: View) =>
  Object.keys(view)
    .filter((key) => key.startsWith('mine:'))
    .map((key) => view[key] as MineRecord)

const leaderOf = (panel: Panel) => panel.players[0]!

export const signIn = ({ panelId, players }: Panel, some = players.length): Promise<unknown> =>
  Promise.all(
    players.slice(0, some).map(({ act }) => act('live.signIn', { panelId, commandId: commandId() })),
  )

export const leaderActs = (panel: Panel, action: Parameters<typeof act>[1]) => act(panel, action)
async function act(
  panel: Panel,
  action: 'start' | 'open' | 'deliberate' | 'finish' | 'confirm',
): Promise<void> {
  await leaderOf(panel).act('live.act', { panelId: panel.panelId, commandId: commandId(), action })
}

export const assignLeads = ({ panelId, players }: Panel): Promise<unknown> =>
  players[0]!.act('live.autoAssign', { panelId, commandId: commandId(), per: 2 })

/** Questions, scores and opinions the mode asks for; `share` of the experts have done theirs. */
export async function prepare(chance: Chance, panel: Panel, share = 1): Promise<void> {
  const { panelId, players } = panel
  const done = players.filter((_, i) => i < Math.ceil(players.length * share))
  for (const kind of ['question', 'score', 'opinion'] as const)
    await Promise.all(
      done.map(async (player) => {
        const view = await viewOf(panelId, player)
        const { mode, panelKind, hasGroups, rules } = view.panel as PanelRecord
        const stage = stageOf(stagesOf(mode, panelKind, hasGroups), kind)
        if (!stage) return
        const due = mineIn(view).filter((own) => own.recused === null && (stage.by !== 'lead' || own.lead))
        await Promise.all(
          due.map(({ candidateId }) => {
            const base = { panelId, commandId: commandId(), candidateId }
            if (kind === 'question') return player.act('live.questions', { ...base, list: QUESTIONS })
            if (kind === 'opinion')
              return player.act('live.opinion', { ...base, text: chance.pick(OPINIONS) })
            const parts = Object.fromEntries(
              rules.score.criteria.map(({ key, max }) => [
                key,
                Math.round(max * (0.68 + 0.28 * chance.next())),
              ]),
            )
            return player.act('live.score', { ...base, parts, submit: true })
          }),
        )
      }),
    )
}

/** Drafts of everybody but the last `late` players, who stop half-way. Worthier files get more consent. */
export async function draft(chance: Chance, panel: Panel, late = 0): Promise<void> {
  const { panelId, players } = panel
  await Promise.all(
    players.map(async (player, i) => {
      const own = mineIn(await viewOf(panelId, player)).filter(({ recused }) => recused === null)
      const todo = i >= players.length - late ? own.slice(0, Math.floor(own.length * 0.6)) : own
      await Promise.all(
        todo.map(async ({ candidateId }, n) => {
          await player.act('live.openFile', { panelId, commandId: commandId(), candidateId })
          const choice = inclined(chance, (n * 7) % 10)
          await player.act('live.draft', { panelId, commandId: commandId(), candidateId, choice })
        }),
      )
    }),
  )
}

function inclined(chance: Chance, worth: number): Choice {
  const yes = worth < 2 ? 0.45 : worth < 4 ? 0.7 : 0.93
  const x = chance.next()
  return CHOICES[x < yes ? 0 : x < yes + (1 - yes) * 0.75 ? 1 : 2]!
}

async function submitAll({ panelId, players }: Panel): Promise<void> {
  await Promise.all(
    players.map(async (player) => {
      const own = mineIn(await viewOf(panelId, player)).filter(({ recused }) => recused === null)
      const choices = Object.fromEntries(own.map(({ candidateId, choice }) => [candidateId, choice!]))
      await player.act('live.submit', { panelId, commandId: commandId(), choices })
    }),
  )
}

/** A group's whole meeting, from sign-in to the result it hands to the committee. */
export async function holdGroup(chance: Chance, panel: Panel): Promise<void> {
  await signIn(panel)
  await assignLeads(panel)
  await prepare(chance, panel)
  await act(panel, 'start')
  await draft(chance, panel)
  await act(panel, 'open')
  await submitAll(panel)
  await act(panel, 'deliberate')
  await leaderOf(panel).act('live.decideRest', {
    panelId: panel.panelId,
    commandId: commandId(),
    opinions: {
      pass: '该同志业绩突出，符合评审条件，专业组同意推荐。',
      fail: '业绩材料与评审条件尚有差距，专业组未予通过。',
    },
  })
  await act(panel, 'finish')
}

export async function holdCommittee(chance: Chance, panel: Panel): Promise<void> {
  await signIn(panel)
  await act(panel, 'start')
  await draft(chance, panel)
  await act(panel, 'open')
  await submitAll(panel)
  await act(panel, 'confirm')
}

/** Two recusals, as they happen in every real group: the expert knows the candidate. */
export async function recuse({ panelId, players }: Panel, n: number): Promise<void> {
  for (const player of players.slice(1, 1 + n)) {
    const view = await viewOf(panelId, player)
    const ids = mineIn(view).map(({ candidateId }) => candidateId)
    const first = ids.map((id) => view[`candidate:${id}`] as CandidateRecord).sort((a, b) => a.no - b.no)
    const candidate = first[n + players.indexOf(player) * 3]
    if (!candidate) continue
    await player.act('live.recuse', {
      panelId,
      commandId: commandId(),
      candidateId: candidate.id,
      reason: '与参评人有师生关系',
    })
  }
}

const QUESTIONS = ['请说明代表性业绩中您本人承担的具体工作。', '实施过程中遇到的主要困难是什么，如何解决？']
const OPINIONS = [
  '业绩材料真实完整，代表性成果有应用证明，本人作用清楚，建议提交评议。',
  '任现职以来工作量饱满，论文与业绩相互印证，达到申报级别要求。',
  '成果数量符合条件，其中一项本人排名靠后，建议评议时关注。',
]
