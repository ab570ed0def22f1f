import { createMemo, createSignal, Match, Show, Switch } from 'solid-js'
import type { problem } from '../../../shared/problem.ts'
import { t } from '../../lib/i18n.ts'
import { useAct, useAsk } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { day } from '../../lib/time.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { PageTitle, Region, Row, Section, Stack } from '../../ui/layout.tsx'
import { dataOf, Loaded } from '../../ui/loaded.tsx'
import { LinesTable } from './lines-table.tsx'
import { OwnActs } from './own-acts.tsx'
import { OwnEditions } from './own-editions.tsx'
import { OwnEditor } from './own-editor.tsx'
import { PlanFiles } from './plan-files.tsx'
import { PlanSteps } from './plan-steps.tsx'
import { changesNow, type MyPlan, type Plan, said, stepOf, useYearShown } from './queries.ts'
import { Quota } from './quota.tsx'
import { RouteLine } from './route-line.tsx'
import { PlanStateWord } from './state.tsx'

/** 申报计划上传 (M-3.2): the own unit's plan of a year, filled in, handed in, followed and adjusted. */
export default function PlanMine() {
  const year = useYearShown()
  const query = useAsk('plan.mine', () => ({ year: year() }), { keep: true })
  return (
    <Region gap={5}>
      {/* the heading stands before the plan is here: a page on its way has a name too */}
      <PageTitle
        title={t('plan.mine.title')}
        meta={<Show when={dataOf(query)}>{(mine) => <Window window={mine().window} />}</Show>}
      />
      <Loaded query={query} lines={10}>
        {(mine) => (
          <Show when={mine().plan} fallback={<None mine={mine()} year={year()} />}>
            {(plan) => <Own plan={plan()} />}
          </Show>
        )}
      </Loaded>
    </Region>
  )
}

function Window(props: { window: MyPlan['window'] }) {
  const text = () => {
    const { opensAt, closesAt, setBy } = props.window
    if (!opensAt && !closesAt) return t('plan.mine.window.open')
    const [from, to] = [opensAt, closesAt].map((at) => (at ? day(at) : '–'))
    const by = setBy ? ` · ${t('plan.mine.window.by', { org: setBy })}` : ''
    return t('plan.mine.window', { from: from!, to: to! }) + by
  }
  return (
    <>
      {text()}
      <Show when={!props.window.open}>
        {' '}
        <b class="bad">{t('plan.mine.window.shut')}</b>
      </Show>
    </>
  )
}

/** No plan yet: a unit begins one; an office has none of its own and goes to those it audits. */
const None = (props: { mine: MyPlan; year: number }) => (
  <Show
    when={props.mine.begin?.code === 'plan.office'}
    fallback={<Begin mine={props.mine} year={props.year} />}
  >
    <EmptyState
      title={said(props.mine.begin!)}
      action={
        <ButtonLink size="touch" href="/manage/plans">
          {t('plan.list.title')}
        </ButtonLink>
      }
    />
  </Show>
)

function Begin(props: { mine: MyPlan; year: number }) {
  const act = useAct()
  const [busy, setBusy] = createSignal(false)
  const [refused, setRefused] = createSignal<ReturnType<typeof problem> | null>(null)
  const begin = async (): Promise<void> => {
    setBusy(true)
    setRefused(await act('plan.save', { year: props.year, lines: [], note: '' }))
    setBusy(false)
  }
  return (
    <EmptyState
      title={t('plan.mine.none', { year: props.year })}
      action={
        <Stack gap={3}>
          <Button
            kind="primary"
            size="touch"
            busy={busy()}
            why={props.mine.begin ? said(props.mine.begin) : null}
            onPress={() => void begin()}
          >
            {t('plan.mine.begin')}
          </Button>
          <Show when={refused()}>{(found) => <ProblemLine problem={found()} />}</Show>
        </Stack>
      }
    >
      {t('plan.mine.none.hint')}
    </EmptyState>
  )
}

function Own(props: { plan: Plan }) {
  const reference = useReference('series', 'level', 'specialty')
  const editing = createMemo(() => stepOf(props.plan, 'save') !== undefined)
  /** One editor for one edition: another one begins with its own lines. */
  const edited = () => (editing() ? props.plan.id : null)
  return (
    <Stack gap={6}>
      <Head plan={props.plan} />
      <Show
        keyed
        when={edited()}
        fallback={
          <>
            <OwnActs plan={props.plan} />
            <Section plain title={t('plan.lines')} gap={3}>
              <LinesTable lines={props.plan.lines} reference={reference} changes={changesNow(props.plan)} />
              <Show when={props.plan.note}>{(note) => <p class="prose">{note()}</p>}</Show>
            </Section>
          </>
        }
      >
        {(_id) => <OwnEditor plan={props.plan} reference={reference} />}
      </Show>
      <Show when={props.plan.quota.length > 0}>
        <Section plain title={t('plan.quota')} gap={3}>
          <Quota quota={props.plan.quota} reference={reference} />
        </Section>
      </Show>
      <Section title={t('plan.files')} gap={3}>
        <PlanFiles plan={props.plan} edit={editing()} />
      </Section>
      <Section title={t('plan.route')} gap={4}>
        <RouteLine plan={props.plan} />
      </Section>
      <Show when={props.plan.editions.length > 1}>
        <OwnEditions plan={props.plan} reference={reference} />
      </Show>
      <Section title={t('plan.detail')} gap={4}>
        <PlanSteps steps={props.plan.steps} reference={reference} />
      </Section>
    </Stack>
  )
}

/** The state in a word, and what it means for the unit now. */
function Head(props: { plan: Plan }) {
  const adjusting = () => props.plan.edition > 1 && props.plan.state !== 'approved'
  return (
    <Stack gap={2}>
      <Row gap={4}>
        <PlanStateWord state={props.plan.state} />
        <span class="meta">
          {t('plan.year', { year: props.plan.year })} · {t('plan.edition', { n: props.plan.edition })}
        </span>
        <Switch>
          <Match when={props.plan.state === 'submitted'}>
            <span>{t('plan.mine.submitted', { org: props.plan.deskOrgName ?? '' })}</span>
          </Match>
          <Match when={props.plan.state === 'approved'}>
            <span class="good">{t('plan.mine.approved')}</span>
          </Match>
          <Match when={adjusting()}>
            <span>{t('plan.mine.adjusting', { n: props.plan.edition })}</span>
          </Match>
        </Switch>
      </Row>
      <Show when={props.plan.returnReason}>
        {(reason) => (
          <div class="said" role="alert">
            <b>{t('plan.mine.returned')}</b>
            <p class="prose">{reason()}</p>
            <p class="meta">{t('plan.mine.returned.do')}</p>
          </div>
        )}
      </Show>
    </Stack>
  )
}
