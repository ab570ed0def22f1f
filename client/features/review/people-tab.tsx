import { createSignal, For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Segment } from '../../ui/segment.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Panel, Review, Seat } from './queries.ts'
import './people.css'
import { useStaff } from '../../lib/staff.tsx'
import { roleWord, roundWord, two } from './words.ts'

type Asked = { what: 'role'; panel: Panel; seat: Seat; role: Seat['role'] } | { what: 'reporter'; seat: Seat }

const ROLES = ['leader', 'deputy', 'member'] as const
/** From here on the votes are in and the one who leads may no longer change (M-5.6.2). */
const SHUT = ['open', 'paused', 'submitted', 'deliberating', 'decided']

/** 人员展示: every panel with its seats; 设置组长, 设置主任, 选择上报人 (M-5.6, M-5.8.6). */
export function PeopleTab(props: { review: Review }) {
  const act = useAct()
  const [asked, setAsked] = createSignal<Asked | null>(null)
  const [shown, setShown] = createSignal<string>('all')
  const panels = () => props.review.panels.filter(({ id }) => shown() === 'all' || id === shown())
  const reporter = () => props.review.reporters.map(({ name }) => name).join('、')

  const change = () => {
    const found = asked()
    if (!found) return Promise.resolve(null)
    const reviewId = props.review.id
    const done = () => toast(t('people.changed'))
    return found.what === 'role'
      ? act('review.setRole', { reviewId, seatId: found.seat.seatId, role: found.role }, done)
      : act('review.setReporter', { reviewId, expertId: found.seat.expertId }, done)
  }
  return (
    <Stack gap={6}>
      <Show when={props.review.panels.length > 2}>
        <div>
          <Segment
            label={t('people.panel')}
            value={shown()}
            onChange={setShown}
            options={[
              { value: 'all', label: t('review.all') },
              ...props.review.panels.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
      </Show>
      <For each={panels()}>
        {(panel) => <PanelSeats review={props.review} panel={panel} onAsk={setAsked} />}
      </For>
      <Sheet
        open={asked() !== null}
        onClose={() => setAsked(null)}
        title={askedTitle(asked())}
        effect={askedEffect(asked(), reporter())}
        action={t('act.confirm')}
        onConfirm={change}
      />
    </Stack>
  )
}

function askedTitle(asked: Asked | null): string {
  if (!asked) return ''
  return asked.what === 'reporter'
    ? t('people.reporter.title', { name: asked.seat.name })
    : t('people.role.title', { name: asked.seat.name, role: roleWord(asked.role, asked.panel.kind) })
}

function askedEffect(asked: Asked | null, reporter: string): string {
  if (!asked) return ''
  if (asked.what === 'reporter') return t('people.reporter.effect', reporter ? { name: reporter } : {})
  const before = asked.panel.seats.find(({ role }) => role === 'leader')
  if (asked.role === 'leader' && before && before.seatId !== asked.seat.seatId)
    return t('people.role.effect.swap', { before: before.name, role: roleWord('leader', asked.panel.kind) })
  return t('people.role.effect', { role: roleWord(asked.role, asked.panel.kind) })
}

function PanelSeats(props: { review: Review; panel: Panel; onAsk: (asked: Asked) => void }) {
  const staff = useStaff()
  const kind = () => props.panel.kind
  const edits = () =>
    staff.may('review.edit') && (props.review.status === 'draft' || props.review.status === 'approved')
  const shut = () =>
    props.review.status !== 'draft' && SHUT.includes(props.panel.roundState)
      ? t('people.shut', { state: roundWord(props.panel.roundState) })
      : null
  const isReporter = (seat: Seat) => props.review.reporters.some(({ expertId }) => expertId === seat.expertId)
  const leads = () => props.panel.seats.filter(({ role }) => role === 'leader').length
  return (
    <Section
      gap={2}
      plain
      title={props.panel.name}
      meta={[
        t('people.seats', { n: props.panel.seats.length }),
        t('people.candidates', { n: props.panel.candidates }),
        props.panel.room,
      ]
        .filter(Boolean)
        .join(' · ')}
      end={
        <Show when={leads() !== 1}>
          <StateWord kind="fail">{t(kind() === 'group' ? 'people.no_leader' : 'people.no_chair')}</StateWord>
        </Show>
      }
    >
      <Show when={edits() && shut()}>{(why) => <p class="meta">{why()}</p>}</Show>
      <Ledger
        caption={props.panel.name}
        rows={props.panel.seats}
        id={(seat) => seat.seatId}
        columns={[
          { key: 'no', label: t('people.no'), cell: (seat) => <span class="faint">{two(seat.no)}</span> },
          { key: 'name', label: t('people.name'), cell: (seat) => <b class="nowrap">{seat.name}</b> },
          {
            key: 'role',
            label: t('people.role'),
            cell: (seat) => (
              <span class={seat.role === 'member' ? 'faint' : 'strong'}>{roleWord(seat.role, kind())}</span>
            ),
          },
          {
            key: 'unit',
            label: t('people.unit'),
            cell: (seat) => <span class="people-unit">{seat.unit}</span>,
          },
          { key: 'title', label: t('people.title'), cell: (seat) => seat.title || '–' },
          { key: 'specialty', label: t('people.specialty'), cell: (seat) => seat.specialty || '–' },
          {
            key: 'phone',
            label: t('people.phone'),
            cell: (seat) => <span class="nowrap">{seat.phoneMasked || '–'}</span>,
          },
          ...(edits() && !shut()
            ? [
                {
                  key: 'set',
                  label: t('recusals.act'),
                  cell: (seat: Seat) => (
                    <span class="nowrap">
                      <For each={ROLES.filter((role) => role !== seat.role)}>
                        {(role) => (
                          <Button
                            kind="quiet"
                            label={t('people.role.title', { name: seat.name, role: roleWord(role, kind()) })}
                            onPress={() => props.onAsk({ what: 'role', panel: props.panel, seat, role })}
                          >
                            {t('people.role.set', { role: roleWord(role, kind()) })}
                          </Button>
                        )}
                      </For>
                    </span>
                  ),
                },
              ]
            : []),
          ...(kind() === 'committee' || props.review.panels.length === 1
            ? [
                {
                  key: 'reporter',
                  label: t('review.reporter'),
                  cell: (seat: Seat) => (
                    <Show
                      when={!isReporter(seat)}
                      fallback={<StateWord kind="done">{t('review.reporter')}</StateWord>}
                    >
                      <Show when={edits()}>
                        <Button
                          kind="quiet"
                          label={t('people.reporter.set.of', { name: seat.name })}
                          onPress={() => props.onAsk({ what: 'reporter', seat })}
                        >
                          {t('people.reporter.set')}
                        </Button>
                      </Show>
                    </Show>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
