import type { Person } from '../world.ts'
import { approve, commandId, importRoster, type Office } from './office.ts'

interface Slip {
  accountId: string
  no: number
  login: string
  password: string
}

/** A review of one group of three and a committee of the same three, with its experts signed in. */
export interface Meeting {
  reviewId: string
  group: string
  committee: string
  experts: Person[]
  screenSlip: Slip
  /** Takes a panel from sign-in to its decision; `votes` by expert, each for every candidate. */
  decide(panelId: string, votes: ('yes' | 'no' | 'abstain')[]): Promise<void>
  act(panelId: string, action: string): Promise<unknown>
  report(): Promise<{ passed: number; failed: number }>
}

export const MEETING = {
  experts: 3,
  groups: 1,
  candidates: 3,
  rules: { committeeMin: 3, groupFilter: false, requireOpened: false, opinionRequired: false, leadsPer: 1 },
} as const

export async function slipsOf(office: Office, reviewId: string): Promise<Slip[]> {
  return (await office.handler.call('review.slips', { reviewId, purpose: 'view' })).slips
}

export async function openMeeting(office: Office): Promise<Meeting> {
  const reviewId = await importRoster(office, MEETING)
  await approve(office, reviewId)
  const detail = await office.handler.call('review.get', { reviewId })
  const [group, committee] = detail.panels.map(({ id }: { id: string }) => id)
  const slips = await slipsOf(office, reviewId)
  const experts = await Promise.all(
    slips.slice(0, 3).map(async (slip) => {
      const expert = office.world.browser({ id: slip.accountId, login: slip.login }, 'expert')
      await expert.signIn(slip.password)
      return expert
    }),
  )
  const command = (n: number, operation: string, panelId: string, input: object = {}) =>
    experts[n]!.call(`live.${operation}`, { panelId, commandId: commandId(), ...input })
  const act = (panelId: string, action: string) => command(0, 'act', panelId, { action })
  return {
    reviewId,
    group,
    committee,
    experts,
    screenSlip: slips[3]!,
    act,
    async decide(panelId, votes) {
      for (const n of [0, 1, 2]) await command(n, 'signIn', panelId)
      if (panelId === group) await command(0, 'autoAssign', panelId, { per: 1 })
      await act(panelId, 'start')
      for (const n of [0, 1, 2]) await command(n, 'draftRest', panelId, { choice: votes[n] })
      await act(panelId, 'open')
      for (const n of [0, 1, 2]) {
        const { own } = await experts[n]!.call('live.view', { panelId })
        const mine = Object.values(own.view ?? own).filter(
          (record): record is { candidateId: string; choice: string } =>
            typeof record === 'object' && record !== null && 'candidateId' in record && 'choice' in record,
        )
        const choices = Object.fromEntries(
          mine.filter(({ choice }) => choice).map(({ candidateId, choice }) => [candidateId, choice]),
        )
        await command(n, 'submit', panelId, { choices })
      }
      if (panelId === group) {
        await act(panelId, 'deliberate')
        await act(panelId, 'finish')
      } else await act(panelId, 'confirm')
    },
    async report() {
      const { passed, failed } = await experts[2]!.call('live.results')
      await experts[2]!.call('live.report', { commandId: commandId(), passed, failed })
      return { passed, failed }
    },
  }
}
