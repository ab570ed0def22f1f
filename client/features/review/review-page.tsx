import { useParams, useSearchParams } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { PageTitle, Region } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RehearsalBand } from '../../ui/rehearsal-band.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { StandWord } from './bits.tsx'
import { CandidatesTab } from './candidates-tab.tsx'
import { Overview } from './overview.tsx'
import { PapersTab } from './papers-tab.tsx'
import { PeopleTab } from './people-tab.tsx'
import { type Review, useReview } from './queries.ts'
import { ReadinessTab } from './readiness-tab.tsx'
import { RecusalsTab } from './recusals-tab.tsx'
import { RulesTab } from './rules-tab.tsx'
import { SlipsTab } from './slips-tab.tsx'
import { WindowTab } from './window-tab.tsx'
import { modeWord, windowText } from './words.ts'

const TABS = [
  'overview',
  'readiness',
  'rules',
  'people',
  'candidates',
  'recusals',
  'slips',
  'window',
  'papers',
] as const
type TabId = (typeof TABS)[number]

/** One review: what it is, where it stands and everything the office does with it. The open tab is in the address. */
export default function ReviewPage() {
  const params = useParams<{ reviewId: string }>()
  const review = useReview(() => params.reviewId)
  return (
    <Region gap={5}>
      <Loaded query={review} lines={10} title={t('review.title')}>
        {(data) => <Opened review={data()} />}
      </Loaded>
    </Region>
  )
}

function Opened(props: { review: Review }) {
  const staff = useStaff()
  const [search, setSearch] = useSearchParams<{ tab?: TabId }>()
  const tabs = () =>
    TABS.filter(
      (id) =>
        (id !== 'slips' || staff.may('review.credentials')) &&
        (id !== 'papers' || staff.may('review.supervise')),
    )
  const tab = (): TabId => tabs().find((id) => id === search.tab) ?? 'overview'
  const unmet = () => props.review.readiness.filter(({ state }) => state === 'red').length
  const counts = (): Partial<Record<TabId, number>> => ({
    ...(unmet() > 0 && props.review.status === 'draft' ? { readiness: unmet() } : {}),
    people: props.review.experts,
    candidates: props.review.candidates,
    recusals: props.review.recusals.length,
  })
  return (
    <>
      <Show when={props.review.rehearsal}>
        <RehearsalBand title={t('review.rehearsal')}>{t('review.rehearsal.text')}</RehearsalBand>
      </Show>
      <PageTitle
        title={props.review.title}
        meta={
          <For each={[modeWord(props.review.mode), windowText(props.review.startsAt, props.review.endsAt)]}>
            {(text, index) => (
              <>
                {index() > 0 ? ' · ' : ''}
                {text}
              </>
            )}
          </For>
        }
        end={<StandWord of={props.review} />}
      />
      <Tabs
        label={t('review.tabs')}
        value={tab()}
        onChange={(next) => setSearch({ tab: next === 'overview' ? undefined : next })}
        tabs={tabs().map((id) => {
          const count = counts()[id]
          return { id, label: t(`review.tab.${id}`), ...(count === undefined ? {} : { count }) }
        })}
      >
        {(id) => (
          <Switch>
            <Match when={id === 'overview'}>
              <Overview review={props.review} />
            </Match>
            <Match when={id === 'readiness'}>
              <ReadinessTab review={props.review} />
            </Match>
            <Match when={id === 'rules'}>
              <RulesTab review={props.review} />
            </Match>
            <Match when={id === 'people'}>
              <PeopleTab review={props.review} />
            </Match>
            <Match when={id === 'candidates'}>
              <CandidatesTab review={props.review} />
            </Match>
            <Match when={id === 'recusals'}>
              <RecusalsTab review={props.review} />
            </Match>
            <Match when={id === 'slips'}>
              <SlipsTab review={props.review} />
            </Match>
            <Match when={id === 'window'}>
              <WindowTab review={props.review} />
            </Match>
            <Match when={id === 'papers'}>
              <PapersTab review={props.review} />
            </Match>
          </Switch>
        )}
      </Tabs>
    </>
  )
}
