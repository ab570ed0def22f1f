import { createSignal, For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { LinesTable } from './lines-table.tsx'
import { PlanSteps } from './plan-steps.tsx'
import { type Plan, usePlan } from './queries.ts'
import { PlanStateWord } from './state.tsx'

/** The editions of a plan, newest first: which of them holds, and each to be opened. */
export const Editions = (props: { plan: Plan; onOpen: (id: string) => void }) => (
  <Section title={t('plan.editions')} gap={3}>
    <Stack gap={2}>
      <For each={props.plan.editions}>
        {(edition) => (
          <Row gap={4}>
            <Button kind="quiet" off={edition.id === props.plan.id} onPress={() => props.onOpen(edition.id)}>
              {t('plan.edition', { n: edition.edition })}
            </Button>
            <PlanStateWord state={edition.state} />
            <Show when={edition.inForce}>
              <b>{t('plan.in_force')}</b>
            </Show>
          </Row>
        )}
      </For>
    </Stack>
  </Section>
)

/** Editions of the own plan, each to be read in a drawer. */
export function OwnEditions(props: { plan: Plan; reference: ReturnType<typeof useReference> }) {
  const [open, setOpen] = createSignal<string>()
  const query = usePlan(open)
  return (
    <>
      <Editions plan={props.plan} onOpen={setOpen} />
      <Drawer
        wide
        open={Boolean(open())}
        onClose={() => setOpen(undefined)}
        title={t('plan.edition', { n: props.plan.editions.find(({ id }) => id === open())?.edition ?? '' })}
        meta={props.plan.orgName}
      >
        <Show when={open()}>
          <Loaded query={query}>
            {(plan) => (
              <Stack gap={6}>
                <LinesTable lines={plan().lines} reference={props.reference} />
                <Section title={t('plan.detail')} gap={4}>
                  <PlanSteps steps={plan().steps} reference={props.reference} />
                </Section>
              </Stack>
            )}
          </Loaded>
        </Show>
      </Drawer>
    </>
  )
}
