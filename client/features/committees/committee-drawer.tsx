import { createSignal, Match, Show, Switch } from 'solid-js'
import { t, tMaybe } from '../../lib/i18n.ts'
import { useReference } from '../../lib/reference.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { dataAbout, Loaded } from '../../ui/loaded.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { pastStep, Timeline } from '../../ui/timeline.tsx'
import type { CommitteeAct, OpenAct } from './acts.tsx'
import { AdminTab } from './admin-tab.tsx'
import { type CommitteeDetail, useCommittee } from './queries.ts'
import { TimesTab } from './times-tab.tsx'
import { CommitteeState, levelsText, specialtiesText } from './words.tsx'

const TABS = ['facts', 'times', 'admin', 'history'] as const
type Tab = (typeof TABS)[number]

/** One committee: what it is, its times, its administrator, what was done with it. */
export function CommitteeDrawer(props: {
  id: string | undefined
  year: number
  onClose: () => void
  onAct: (act: OpenAct) => void
}) {
  const query = useCommittee(
    () => props.id,
    () => props.year,
  )
  const [tab, setTab] = createSignal<Tab>('facts')
  const shown = () => dataAbout(query, props.id)
  const press = (kind: CommitteeAct, of: CommitteeDetail) => () => props.onAct({ kind, of })
  return (
    <Drawer
      wide
      open={Boolean(props.id)}
      onClose={props.onClose}
      title={shown()?.name ?? t('committee.title')}
      meta={shown()?.orgName}
      foot={
        <Show when={shown()?.mayEdit ? shown() : undefined}>
          {(of) => (
            <Row gap={3}>
              <Button size="touch" kind="primary" onPress={press('edit', of())}>
                {t('committee.edit')}
              </Button>
              <Show
                when={of().state === 'active'}
                fallback={
                  <Button size="touch" onPress={press('start', of())}>
                    {t('committee.start')}
                  </Button>
                }
              >
                <Button size="touch" kind="danger" onPress={press('stop', of())}>
                  {t('committee.stop')}
                </Button>
              </Show>
            </Row>
          )}
        </Show>
      }
    >
      <Show when={props.id}>
        <Loaded query={query} lines={10}>
          {(of) => (
            <Tabs
              label={t('committee.title')}
              tabs={TABS.map((id) => ({ id, label: t(`committee.tab.${id}`) }))}
              value={tab()}
              onChange={setTab}
            >
              {(id) => (
                <Switch>
                  <Match when={id === 'facts'}>
                    <About of={of()} />
                  </Match>
                  <Match when={id === 'times'}>
                    <TimesTab of={of()} year={props.year} onAct={(kind) => press(kind, of())()} />
                  </Match>
                  <Match when={id === 'admin'}>
                    <AdminTab of={of()} onReset={press('reset', of())} />
                  </Match>
                  <Match when={id === 'history'}>
                    <History of={of()} />
                  </Match>
                </Switch>
              )}
            </Tabs>
          )}
        </Loaded>
      </Show>
    </Drawer>
  )
}

function About(props: { of: CommitteeDetail }) {
  const reference = useReference('series')
  const of = () => props.of
  return (
    <Facts
      facts={[
        [t('committee.col.state'), <CommitteeState of={of()} />],
        [t('committee.col.code'), of().code],
        [t('committee.col.org'), of().orgName, 'wide'],
        [t('committee.col.band'), t(`committee.band.${of().band}.full`)],
        [t('committee.col.series'), reference.name('series', of().series)],
        [t('committee.col.levels'), levelsText(of())],
        [t('committee.col.mode'), t(`committee.mode.${of().mode}`)],
        [t('committee.col.specialties'), specialtiesText(of()), 'wide'],
        [t('committee.col.approval'), of().approvalNo || '–'],
        [t('committee.col.valid'), t('committee.until', { from: of().validFrom, to: of().validTo })],
        [t('committee.col.pending'), <span class="num">{of().pending}</span>],
        [t('committee.col.accepted'), <span class="num">{of().accepted}</span>],
        ...(of().note ? [[t('committee.col.note'), of().note, 'wide'] as const] : []),
      ]}
    />
  )
}

/** What changed: a state by its word, times as they were written down. */
const change = ({ action, from, to }: CommitteeDetail['steps'][number]): string =>
  action === 'window' || action === 'deadline'
    ? t('committee.step.change', {
        from: from || t('committee.not_set'),
        to: to || t('committee.not_set'),
      })
    : ''

const History = (props: { of: CommitteeDetail }) => (
  <Stack gap={4}>
    <Timeline
      steps={props.of.steps
        .toReversed()
        .map((step) => pastStep(step, tMaybe(`committee.step.${step.action}`) ?? step.action, change(step)))}
    />
  </Stack>
)
