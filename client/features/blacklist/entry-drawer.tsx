import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { BLACKLIST_STEPS, type BlacklistStep, mayStep } from '../../../shared/blacklist/blacklist.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { dataAbout, Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/reading.tsx'
import { pastStep, Timeline } from '../../ui/timeline.tsx'
import { DecisionDrawer } from './decision-drawer.tsx'
import { type EntryDetail, useEntry } from './queries.ts'
import { gradeWord, Standing } from './standing.tsx'
import { StepSheets } from './step-sheets.tsx'

const KINDS: Record<BlacklistStep, ButtonKind> = {
  activate: 'primary',
  drop: 'plain',
  lift: 'primary',
  note: 'plain',
}

/** One entry with its decision and history; acted on by the office that decides, or one above it. */
export function EntryDrawer(props: { id: string | undefined; onClose: () => void }) {
  const query = useEntry(() => props.id)
  const [acting, setActing] = createSignal<BlacklistStep | null>(null)
  const entry = () => dataAbout(query, props.id)
  createEffect(
    on(
      () => props.id,
      () => setActing(null),
      { defer: true },
    ),
  )
  return (
    <>
      <Drawer
        open={Boolean(props.id)}
        onClose={props.onClose}
        title={entry()?.name ?? ''}
        meta={entry()?.unitName}
        foot={<Show when={entry()?.own && entry()}>{(of) => <Steps of={of()} onAct={setActing} />}</Show>}
      >
        <Show when={props.id}>
          <Loaded query={query} lines={10}>
            {(of) => <Body of={of()} />}
          </Loaded>
        </Show>
      </Drawer>
      <Show when={entry()}>
        {(of) => (
          <>
            <Show when={acting() === 'activate'}>
              <DecisionDrawer of={of()} onClose={() => setActing(null)} />
            </Show>
            <StepSheets of={of()} step={acting()} onClose={() => setActing(null)} />
          </>
        )}
      </Show>
    </>
  )
}

const Steps = (props: { of: EntryDetail; onAct: (step: BlacklistStep) => void }) => (
  <Row gap={3}>
    <For each={BLACKLIST_STEPS.filter((step) => !mayStep(step, props.of.standing))}>
      {(step) => (
        <Button size="touch" kind={KINDS[step]} onPress={() => props.onAct(step)}>
          {t(`blacklist.${step}`)}
        </Button>
      )}
    </For>
  </Row>
)

function Body(props: { of: EntryDetail }) {
  const of = () => props.of
  const decided = (): Fact[] =>
    of().startOn
      ? [
          [t('blacklist.fact.decision'), of().decision, 'wide'],
          [t('blacklist.col.decision_no'), of().decisionNo, 'wide'],
          [t('blacklist.col.grade'), gradeWord(of().grade), 'wide'],
          [
            t('blacklist.fact.term'),
            t('blacklist.term', { from: of().startOn ?? '', to: of().endOn ?? '' }),
            'wide',
          ],
        ]
      : []
  const lifted = (): Fact[] =>
    of().liftedOn
      ? [
          [t('blacklist.fact.lifted'), of().liftedOn],
          [t('blacklist.fact.lift_no'), of().liftNo],
          [t('blacklist.fact.lift_reason'), of().liftReason, 'wide'],
        ]
      : []
  const running = () => of().running
  return (
    <Stack gap={6}>
      <Stack gap={3}>
        <Standing standing={of().standing} />
        <Show when={of().standing === 'suspected' && running() > 0}>
          <Notice>
            <p>{t('blacklist.running.suspected', { n: running() })}</p>
          </Notice>
        </Show>
        <Show when={!of().own}>
          <p class="meta">{t('blacklist.read_only', { org: of().orgName })}</p>
        </Show>
        <Facts
          facts={[
            [t('blacklist.col.id'), <span class="num">{of().idMasked}</span>, 'wide'],
            [t('blacklist.col.org'), of().orgName, 'wide'],
            [t('blacklist.fact.reason'), of().reason, 'wide'],
            [
              t('blacklist.running'),
              running() ? t('blacklist.running.n', { n: running() }) : t('blacklist.running.none'),
              'wide',
            ],
          ]}
        />
      </Stack>
      <Show when={decided().length > 0}>
        <Section gap={3} title={t('blacklist.section.decision')}>
          <Facts facts={[...decided(), ...lifted()]} />
        </Section>
      </Show>
      <Section gap={3} title={t('blacklist.section.appeal')}>
        <p class={of().appeal ? 'prose' : 'meta'}>{of().appeal || t('blacklist.appeal.none')}</p>
      </Section>
      <Section gap={4} title={t('blacklist.section.history')}>
        <Timeline
          steps={of().steps.map((step) =>
            pastStep(step, tMaybe(`blacklist.step.${step.action}`) ?? step.action, step.reason),
          )}
        />
      </Section>
    </Stack>
  )
}
