import { useSearchParams } from '@solidjs/router'
import { createMemo, Match, Show, Switch } from 'solid-js'
import { loadWords, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { inOrder } from '../../lib/meeting-order.ts'
import { keepAwake } from '../../lib/wake-lock.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Foot, Region, Row, Spacer, Split, Stack } from '../../ui/layout.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ResultCharts } from '../committee/result-charts.tsx'
import { Deliberate } from '../console/after-seal.tsx'
import { LiveFrame } from '../console/frame.tsx'
import { consolePlace } from '../console/places.ts'
import { DecisionForm } from './decision-form.tsx'
import { createDecision } from './draft.ts'
import { Finish } from './finish.tsx'
import { DeliberationList } from './list.tsx'
import { OneBeside, OneSum } from './one.tsx'
import { RestSheet } from './rest-sheet.tsx'

await loadWords(['console'])

/** 专业组评议: nothing before the seal, then votes, result and opinion per candidate. */
export default function Deliberation(props: { panel: LivePanel }) {
  keepAwake()
  const state = () => props.panel.round()?.state
  return (
    <Switch
      fallback={
        <LiveFrame
          panel={props.panel}
          title={t('deliberation.title')}
          current="deliberation"
          foot={<BackFoot panel={props.panel} />}
        >
          <Region>
            <Switch fallback={<Skeleton table lines={8} />}>
              <Match when={state() === 'submitted'}>
                <Ready panel={props.panel} />
              </Match>
              <Match when={state() !== undefined}>
                <Early panel={props.panel} />
              </Match>
            </Switch>
          </Region>
        </LiveFrame>
      }
    >
      <Match when={state() === 'deliberating' || state() === 'decided'}>
        <Table panel={props.panel} />
      </Match>
    </Switch>
  )
}

const BackFoot = (props: { panel: LivePanel }) => (
  <Foot>
    <ButtonLink size="touch" href={consolePlace(props.panel.id)}>
      {t('console.back')}
    </ButtonLink>
  </Foot>
)

const Early = (props: { panel: LivePanel }) => (
  <EmptyState title={t('deliberation.wait')}>
    {t('deliberation.wait.body', {
      done: ['open', 'paused'].includes(props.panel.round()?.state ?? '')
        ? (props.panel.progress()?.finished ?? 0)
        : 0,
      all: props.panel.progress()?.awaited ?? 0,
    })}
  </EmptyState>
)

const Ready = (props: { panel: LivePanel }) => (
  <EmptyState title={t('deliberation.ready')} action={<Deliberate panel={props.panel} />}>
    {t('deliberation.ready.body', { n: props.panel.outcomes().length })}
  </EmptyState>
)

function Table(props: { panel: LivePanel }) {
  const [search, setSearch] = useSearchParams()
  const rows = createMemo(() => inOrder(props.panel).filter(({ id }) => props.panel.outcome(id)))
  const waiting = (id: string) => !props.panel.outcome(id)?.opinion
  // The first choice is pinned: the page must not jump to another person when an opinion has been stored.
  const selectedId = createMemo<string>((before) => {
    const asked = rows().find(({ id }) => id === search.candidate)?.id
    return (
      asked ??
      (before && rows().some(({ id }) => id === before)
        ? before
        : ((rows().find(({ id }) => waiting(id)) ?? rows()[0])?.id ?? ''))
    )
  }, '')
  const decision = createDecision(props.panel, selectedId)
  const deliberating = () => props.panel.round()?.state === 'deliberating'
  const dirty = () => !['clean', 'saved'].includes(decision.state())
  const next = () => {
    const list = rows()
    const at = list.findIndex(({ id }) => id === selectedId())
    const after = [...list.slice(at + 1), ...list.slice(0, at)]
    return after.find(({ id }) => waiting(id)) ?? list[at + 1]
  }
  async function go(id: string | undefined): Promise<void> {
    if (!(await decision.save())) return
    if (id) setSearch({ candidate: id })
  }

  return (
    <LiveFrame
      panel={props.panel}
      title={t('deliberation.title')}
      current="deliberation"
      foot={
        <Foot heavy>
          <Show when={deliberating()} fallback={<BackLink panel={props.panel} />}>
            <Button kind="primary" size="touch" onPress={() => void go(next()?.id)}>
              {next() ? t('deliberation.save_next', { name: next()!.name }) : t('deliberation.save')}
            </Button>
            <RestSheet panel={props.panel} />
            <Spacer />
            <Finish panel={props.panel} unsaved={dirty()} />
          </Show>
        </Foot>
      }
    >
      <Split ruled>
        <Region scroll label={t('deliberation.title')}>
          <DeliberationList
            panel={props.panel}
            selected={selectedId()}
            writing={dirty()}
            onSelect={(id) => void go(id)}
            end={
              <Show when={deliberating()}>
                <ButtonLink kind="quiet" href={consolePlace(props.panel.id)}>
                  {t('console.back')}
                </ButtonLink>
              </Show>
            }
          />
          <ResultCharts panel={props.panel} />
        </Region>
        <Region scroll tone="ground" label={props.panel.candidate(selectedId())?.name}>
          <Show when={props.panel.candidate(selectedId())}>
            {(candidate) => (
              <Show when={props.panel.outcome(candidate().id)}>
                {(outcome) => (
                  <Stack gap={5}>
                    <OneSum panel={props.panel} candidate={candidate()} outcome={outcome()} />
                    <Show
                      when={deliberating()}
                      fallback={
                        <Row>
                          <b>{t('deliberation.opinion')}</b>
                          <span class="prose">{outcome().opinion || '–'}</span>
                          <Show when={outcome().reason}>
                            <b>{t('deliberation.reason')}</b>
                            <span class="prose">{outcome().reason}</span>
                          </Show>
                        </Row>
                      }
                    >
                      <DecisionForm panel={props.panel} decision={decision} rule={outcome().rule} />
                    </Show>
                    <OneBeside panel={props.panel} candidate={candidate()} outcome={outcome()} />
                  </Stack>
                )}
              </Show>
            )}
          </Show>
        </Region>
      </Split>
    </LiveFrame>
  )
}

const BackLink = (props: { panel: LivePanel }) => (
  <ButtonLink size="touch" href={consolePlace(props.panel.id)}>
    {t('console.back')}
  </ButtonLink>
)
