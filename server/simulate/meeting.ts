import type { LeaderAction } from '../../shared/live/round.workflow.ts'
import type { ProgressRecord } from '../../shared/live/view.ts'
import { Refusal } from '../../shared/problem.ts'
import { playExpert, roundOf } from './expert.ts'
import { playLeader } from './leader.ts'
import type { Tablet } from './tablet.ts'
import type { Temper } from './temper.ts'

/** A seat of one panel, as `live.panels` tells it. */
export interface Place {
  panelId: string
  seatId: string | null
  kind: 'group' | 'committee'
  name: string
  role: 'leader' | 'deputy' | 'member' | null
}

export interface MeetingPlan {
  /** Also press the leader's buttons. */
  lead: boolean
  /** Whether everybody who is to come has come to this panel. */
  ready: (place: Place, progress: ProgressRecord) => boolean
  onAct?: (place: Place, action: LeaderAction) => void
  onDecided?: (place: Place) => void
}

/** Where this account sits, groups before the committee. */
export async function placesOf(tablet: Tablet): Promise<Place[]> {
  for (;;) {
    const answer = await tablet.call('live.panels', {})
    if (answer && !answer.ok) throw new Refusal(answer.problem)
    if (answer)
      return (answer.value.panels as Place[])
        .filter(({ seatId }) => seatId !== null)
        .sort((a, b) => Number(a.kind === 'committee') - Number(b.kind === 'committee'))
  }
}

/** One person's whole meeting: first the group, then the committee, each until it has decided. */
export async function attend(tablet: Tablet, temper: Temper, plan: MeetingPlan): Promise<void> {
  for (const place of await placesOf(tablet)) {
    await tablet.join(place.panelId)
    const own = [playExpert(tablet, temper)]
    if (plan.lead && place.role === 'leader')
      own.push(
        playLeader(tablet, temper, {
          ready: (progress) => plan.ready(place, progress),
          onAct: (action) => plan.onAct?.(place, action),
        }),
      )
    await Promise.all(own)
    if (roundOf(tablet.view).state === 'decided') plan.onDecided?.(place)
  }
}
