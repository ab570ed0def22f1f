import { createMemo, createSignal, Show } from 'solid-js'
import { balance } from '../../../shared/live/assign.ts'
import { stageOf, stagesOf } from '../../../shared/live/modes.ts'
import { type Problem, problem } from '../../../shared/problem.ts'
import { loadWords, problemText, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { inOrder } from '../../lib/meeting-order.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Foot, Region, Row, Spacer, Split } from '../../ui/layout.tsx'
import { Segment } from '../../ui/segment.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AssignList } from './assign-list.tsx'
import { AssignPicker } from './assign-picker.tsx'
import { changesOf, leadsOf, loadsOf, type Plan, recusedFrom } from './assign-plan.ts'
import { AssignSave } from './assign-save.tsx'
import { LiveFrame } from './frame.tsx'
import { NotLeading } from './not-leading.tsx'
import { consolePlace } from './places.ts'

await loadWords(['console'])

const PER = ['1', '2', '3', '4', '5'] as const

/** 分配主审专家: by hand or balanced; nothing is sent before it was shown as a difference and saved. */
export default function Assign(props: { panel: LivePanel }) {
  return (
    <LiveFrame
      panel={props.panel}
      title={t('assign.title')}
      current="assign"
      foot={
        <Show when={!props.panel.facts()}>
          <Foot>
            <BackLink panel={props.panel} />
          </Foot>
        </Show>
      }
    >
      <Show
        when={props.panel.round()}
        fallback={
          <Region>
            <Skeleton table lines={8} />
          </Region>
        }
      >
        <Show when={props.panel.facts()} fallback={<NotLeading />}>
          <Board panel={props.panel} />
        </Show>
      </Show>
    </LiveFrame>
  )
}

function Board(props: { panel: LivePanel }) {
  const [plan, setPlan] = createSignal<Plan>({})
  const [selected, setSelected] = createSignal<string | null>(null)
  const [per, setPer] = createSignal(String(props.panel.panel()?.rules.leadsPer ?? 2))
  const running = createMemo(() =>
    props.panel
      .candidates()
      .filter(({ withdrawn }) => withdrawn === null)
      .sort((a, b) => a.position - b.position),
  )
  const ids = createMemo(() => running().map(({ id }) => id))
  const rows = createMemo(() => inOrder(props.panel).filter(({ withdrawn }) => withdrawn === null))
  const seats = () => props.panel.seats()
  const loads = createMemo(() => loadsOf(running(), seats(), plan()))
  const changes = createMemo(() => changesOf(rows(), plan()))
  const candidate = () => rows().find(({ id }) => id === selected()) ?? rows()[0]
  const recused = (seatId: string, candidateId: string): boolean => {
    const seat = props.panel.seat(seatId)
    return seat ? recusedFrom(seat, candidateId, ids()) : false
  }
  const why = () => {
    const found = whyNotAssign(props.panel)
    return found ? problemText(found) : null
  }
  const set = (candidateId: string, leads: readonly string[]): void =>
    void setPlan({ ...plan(), [candidateId]: leads })
  const auto = (): void =>
    void setPlan(
      balance(
        running().map(({ id, unit }) => ({ id, unit })),
        seats()
          .filter(({ absent }) => absent === null)
          .map(({ id, unit }) => ({ id, unit })),
        Number(per()),
        recused,
      ),
    )

  return (
    <>
      <Region pad="tight">
        <Row spread>
          <span>
            <b>{t('assign.meta', { n: rows().length, seats: seats().length })}</b>{' '}
            <span class="meta">{t('assign.auto.hint')}</span>
          </span>
          <Row gap={3}>
            <span class="meta">{t('assign.per')}</span>
            <Segment
              touch
              label={t('assign.per')}
              value={per()}
              onChange={setPer}
              options={PER.map((value) => ({ value, label: value }))}
            />
            <Button size="touch" why={why()} onPress={auto}>
              {t('assign.auto')}
            </Button>
          </Row>
        </Row>
      </Region>
      <Split side="right" ruled>
        <Region scroll label={t('assign.title')}>
          <AssignList
            panel={props.panel}
            rows={rows()}
            plan={plan()}
            selected={candidate()?.id ?? null}
            onSelect={setSelected}
          />
        </Region>
        <Region scroll tone="ground" label={t('assign.leads')}>
          <Show when={candidate()}>
            {(one) => (
              <AssignPicker
                panel={props.panel}
                candidate={one()}
                leads={leadsOf(one(), plan())}
                loads={loads()}
                recused={recused}
                why={why()}
                onChange={(leads) => set(one().id, leads)}
                next={nextOf(
                  rows().map((each) => each.id),
                  one().id,
                )}
                onNext={setSelected}
              />
            )}
          </Show>
        </Region>
      </Split>
      <Foot heavy>
        <AssignSave
          panel={props.panel}
          changes={changes()}
          loads={loads()}
          why={why()}
          onSaved={() => setPlan({})}
        />
        <Show when={changes().length > 0}>
          <Button size="touch" onPress={() => setPlan({})}>
            {t('assign.discard')}
          </Button>
        </Show>
        <Spacer />
        <Show when={rows().filter((each) => leadsOf(each, plan()).length === 0).length}>
          {(n) => <span class="bad">{t('assign.missing', { n: n() })}</span>}
        </Show>
        <BackLink panel={props.panel} />
      </Foot>
    </>
  )
}

const nextOf = (ids: readonly string[], id: string): string | undefined => ids[ids.indexOf(id) + 1]

/** The server's own two questions: does the mode have this stage, and is it not too late. */
function whyNotAssign(panel: LivePanel): Problem | null {
  const record = panel.panel()
  const state = panel.round()?.state
  if (!record || !state) return problem('net.offline')
  if (panel.me()?.role !== 'leader') return problem('live.not_leader')
  if (!stageOf(stagesOf(record.mode, record.panelKind, record.hasGroups), 'assign'))
    return problem('live.not_in_mode')
  return state === 'preparing' || state === 'drafting' ? null : problem('live.drafting_closed')
}

const BackLink = (props: { panel: LivePanel }) => (
  <ButtonLink size="touch" href={consolePlace(props.panel.id)}>
    {t('console.back')}
  </ButtonLink>
)
