import { For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageTitle, Region, Section } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Rehearsal, StandWord } from './bits.tsx'
import { listPlace, watchReviewPlace } from './places.ts'
import { useSupervision } from './queries.ts'
import { WatchTable } from './watch-table.tsx'
import { windowText } from './words.ts'

/** 职改办监督评审 (M-5.10.1): every running review of the office, panel by panel, live; never a ballot. */
export default function Supervision() {
  const staff = useStaff()
  return (
    <Show
      when={staff.may('review.supervise')}
      fallback={
        <Region>
          <PageTitle title={t('manage.supervision')} />
          <EmptyState title={t('review.no_right')}>{t('review.no_right.supervise')}</EmptyState>
        </Region>
      }
    >
      <Watched />
    </Show>
  )
}

function Watched() {
  const watched = useSupervision()
  return (
    <Region gap={6}>
      <PageTitle title={t('manage.supervision')} meta={t('watch.meta')} />
      <Loaded query={watched} table lines={6}>
        {(list) => (
          <Show
            when={list().length > 0}
            fallback={
              <EmptyState
                title={t('watch.none')}
                action={<ButtonLink href={listPlace}>{t('manage.reviews')}</ButtonLink>}
              >
                {t('watch.none.do')}
              </EmptyState>
            }
          >
            <For each={list()}>
              {(review) => (
                <Section
                  gap={2}
                  plain
                  title={
                    <>
                      <a href={watchReviewPlace(review.id)}>{review.title}</a> <Rehearsal of={review} />
                    </>
                  }
                  meta={windowText(review.startsAt, review.endsAt)}
                  end={<StandWord of={review} />}
                >
                  <WatchTable reviewId={review.id} panels={review.panels} />
                </Section>
              )}
            </For>
          </Show>
        )}
      </Loaded>
    </Region>
  )
}
