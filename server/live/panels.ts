import { eq } from 'drizzle-orm'
import { reviews } from '../../db/schema/review.ts'
import { audienceView } from '../../shared/live/audience-view.ts'
import { ownView } from '../../shared/live/own-view.ts'
import { Refusal, refuse } from '../../shared/problem.ts'
import type { Ctx } from '../ctx.ts'
import { isPlace, placeOf } from './audience.ts'
import { seatOf } from './engine.ts'
import { liveOf } from './live.ts'

/** Where this account sits and what it may open: its own panels, the committee for the reporter, all for the screen. */
export async function myPanels({ app, db, actor }: Ctx) {
  const reviewId = actor?.reviewId ?? refuse('not_found')
  const [review] = await db.read.select().from(reviews).where(eq(reviews.id, reviewId))
  if (!review) return refuse('not_found')
  const { title, committee, year, mode, status, place, startsAt, endsAt, rehearsal } = review
  const { panels, reporter } = await liveOf(app).engine.quiet(reviewId, (live) => {
    const reporter = Boolean(actor?.expertId && live?.reporters.has(actor.expertId))
    const panels = [...(live?.panels.values() ?? [])].flatMap((state) => {
      const seat = state.seats[seatOf(state, actor?.expertId) ?? '']
      const shown = seat || actor?.kind === 'screen' || (reporter && state.panel.kind === 'committee')
      if (!shown) return []
      return [
        {
          panelId: state.panel.id,
          seatId: seat?.id ?? null,
          kind: state.panel.kind,
          name: state.panel.name,
          role: seat?.role ?? null,
          seatNo: seat?.no ?? null,
          roundState: state.round.state,
        },
      ]
    })
    return { panels, reporter }
  })
  return {
    review: {
      id: reviewId,
      title,
      committee,
      year,
      mode,
      status,
      place,
      startsAt,
      endsAt,
      rehearsal,
    },
    panels,
    reporter,
  }
}

/** A panel as this person sees it now, both parts, without following it. */
export async function viewOf({ app, actor }: Ctx, { panelId }: { panelId: string }) {
  const { engine, hub } = liveOf(app)
  const reviewId = (await engine.reviewOf(panelId)) ?? refuse('not_found')
  return engine.quiet(reviewId, (live) => {
    const state = live?.panels.get(panelId)
    if (!live || !state || !actor) return refuse('not_found')
    const place = placeOf(actor, live, state)
    if (!isPlace(place)) throw new Refusal(place)
    const audience = audienceView(state, place.audience, hub.presence(panelId))
    return { audience, own: place.seatId === null ? null : ownView(state, place.seatId) }
  })
}
