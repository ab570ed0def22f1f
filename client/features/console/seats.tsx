import { createMemo, mapArray, Show } from 'solid-js'
import type { SeatRecord } from '../../../shared/live/view.ts'
import { durationText } from '../../lib/duration.ts'
import { t } from '../../lib/i18n.ts'
import { run } from '../../lib/leader-act.ts'
import type { LivePanel } from '../../lib/live.ts'
import { everySecond } from '../../lib/tick.ts'
import { roleWord, two } from '../../lib/words.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/layout.tsx'
import { SeatGrid, type SeatState, type SeatTile } from '../../ui/seat-grid.tsx'

const COUNTING = new Set(['drafting', 'open', 'paused'])
const CHANGEABLE = new Set(['preparing', 'drafting', 'open', 'paused'])

/** The seats of the room: here or away, finished or not. A tile lives as long as its seat, whatever changes in it. */
export function Seats(props: { panel: LivePanel; onAbsent: (seatId?: string) => void }) {
  const now = everySecond()
  const ids = createMemo(() => props.panel.seats().map(({ id }) => id))
  const tiles = mapArray(ids, (id) => tileOf(props.panel, id, now, props.onAbsent))
  const facts = () => props.panel.facts()
  /** The red line above has the button already. */
  const waited = () =>
    COUNTING.has(props.panel.round()?.state ?? '') && props.panel.seats().some(({ unfinished }) => unfinished)
  const changeable = () => CHANGEABLE.has(props.panel.round()?.state ?? '')
  return (
    <Section
      plain
      title={t('console.seats')}
      meta={t('console.seats.meta', {
        seats: facts()?.seats ?? ids().length,
        present: facts()?.present ?? 0,
        online: props.panel.seats().filter(({ online }) => online).length,
      })}
      end={
        <Show when={changeable() && !waited()}>
          <Button kind="quiet" size="touch" onPress={() => props.onAbsent()}>
            {t('console.fix.absent')}
          </Button>
        </Show>
      }
    >
      <SeatGrid seats={tiles()} />
    </Section>
  )
}

function stateOf(seat: SeatRecord, counting: boolean): SeatState {
  if (seat.absent !== null) return 'absent'
  if (seat.submitted) return 'submitted'
  if (seat.signedInAt === null) return 'not_signed'
  return seat.unfinished && counting ? 'todo' : 'done'
}

function tileOf(
  panel: LivePanel,
  id: string,
  now: () => number,
  onAbsent: (seatId?: string) => void,
): SeatTile {
  const seat = createMemo(() => panel.seat(id) ?? ({ id, no: 0, name: '' } as SeatRecord))
  const state = () => panel.round()?.state ?? 'preparing'
  const tile = createMemo(() => stateOf(seat(), COUNTING.has(state())))
  return {
    id,
    get number() {
      return two(seat().no)
    },
    get name() {
      return seat().name
    },
    get state() {
      return tile()
    },
    get word() {
      if (state() === 'preparing' && tile() === 'done') return t('console.seat.signed')
      return state() !== 'drafting' && tile() === 'todo' ? t('console.seat.waiting') : undefined
    },
    get role() {
      const { role } = seat()
      return role === 'member' ? undefined : roleWord(role, panel.panel()?.panelKind ?? 'group')
    },
    get signedAt() {
      return seat().signedInAt
    },
    get online() {
      return seat().signedInAt === null ? undefined : seat().online
    },
    get offlineFor() {
      const since = seat().offlineSince
      return since ? durationText(now() - since) : undefined
    },
    get action() {
      return (
        <>
          <Show when={tile() === 'absent'}>
            <span class="meta">{t('console.seat.reason', { reason: seat().absent ?? '' })}</span>
            <Show when={CHANGEABLE.has(state())}>
              <Button size="touch" block onPress={() => void run(panel.send('markPresent', { seatId: id }))}>
                {t('console.seat.back')}
              </Button>
            </Show>
          </Show>
          <Show when={tile() === 'todo' && !seat().online}>
            <Button size="touch" kind="danger" block onPress={() => onAbsent(id)}>
              {t('console.fix.absent')}
            </Button>
          </Show>
        </>
      )
    },
  }
}
