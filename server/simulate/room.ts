import type { Output } from '../../shared/operation.ts'
import type { reviewApi } from '../../shared/review/review.api.ts'
import type { SimulateOptions, VisitorRole } from './options.ts'
import { Tablet } from './tablet.ts'

type Review = Output<typeof reviewApi.list>[number]
type Detail = Output<typeof reviewApi.get>
export type Slip = Output<typeof reviewApi.slips>['slips'][number]

/** Accounts of a review, dealt out between the simulator and the visitor. */
export interface Room {
  review: Detail
  played: Slip[]
  left: { role: VisitorRole; slip: Slip }[]
}

/**
 * The office's desk, signed in at the management entrance. Throws a `Refusal` when refused, and what `fetch`
 * throws when nobody answers: a tablet would go on trying for ever.
 */
export async function signInDesk({ url, login, password }: SimulateOptions): Promise<Tablet> {
  await fetch(`${url}/readyz`)
  const desk = new Tablet(login, password, { url, portal: 'manage' })
  await desk.signIn()
  return desk
}

/** Running reviews whose id is, or whose title holds, what was asked for. */
export async function findReviews(desk: Tablet, wanted: string): Promise<Review[]> {
  const running = await desk.need<Review[]>('review.list', { status: 'approved' })
  return running.filter(({ id, title }) => id === wanted || title.includes(wanted))
}

/** Reads the slips (the office's log says so) and sets the visitor's accounts apart. */
export async function openRoom(desk: Tablet, reviewId: string, options: SimulateOptions): Promise<Room> {
  const review = await desk.need<Detail>('review.get', { reviewId })
  const { slips } = await desk.need<Output<typeof reviewApi.slips>>('review.slips', {
    reviewId,
    purpose: 'view',
  })
  const experts = slips.filter(({ kind, password }) => kind === 'expert' && password !== null)
  const left = options.leave.flatMap((role) => {
    const slip = experts.find(({ name }) => name === holderOf(review, role))
    return slip ? [{ role, slip }] : []
  })
  const played = experts.filter((slip) => left.every((other) => other.slip !== slip))
  return { review, left, played: leadersFirst(review, played).slice(0, options.experts) }
}

function holderOf({ panels, reporters }: Detail, role: VisitorRole): string | undefined {
  if (role === 'reporter') return reporters[0]?.name
  const panel = panels.find(({ kind }) => kind === (role === 'chair' ? 'committee' : 'group'))
  return panel?.seats.find((seat) => seat.role === 'leader')?.name
}

/** When fewer come than are invited, those without whom nothing moves come first. */
function leadersFirst({ panels }: Detail, slips: Slip[]): Slip[] {
  const leaders = new Set(
    panels.flatMap(({ seats }) => seats.filter(({ role }) => role === 'leader').map(({ name }) => name)),
  )
  return [...slips].sort((a, b) => Number(leaders.has(b.name)) - Number(leaders.has(a.name)))
}
