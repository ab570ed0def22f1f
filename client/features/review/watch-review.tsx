import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { PageTitle, Region, Row, Section, Stack } from '../../ui/layout.tsx'
import { dataOf, Loaded } from '../../ui/loaded.tsx'
import { StandWord } from './bits.tsx'
import { reviewPlace, watchPlace } from './places.ts'
import { type Review, useReview, useSupervision } from './queries.ts'
import { Received, Results } from './received.tsx'
import { ReviewActions } from './review-actions.tsx'
import { WatchTable } from './watch-table.tsx'
import { windowText } from './words.ts'

/** One review under supervision: panels, what the office may do, and the result when there is one. */
export default function WatchReview() {
  const params = useParams<{ reviewId: string }>()
  const review = useReview(() => params.reviewId)
  return (
    <Region gap={6}>
      <p class="meta">
        <a href={watchPlace}>{t('manage.supervision')}</a>
      </p>
      <Loaded query={review} lines={8} title={t('review.title')}>
        {(data) => <Opened review={data()} />}
      </Loaded>
    </Region>
  )
}

function Opened(props: { review: Review }) {
  const staff = useStaff()
  const watched = useSupervision()
  const mine = () => (dataOf(watched) ?? []).find(({ id }) => id === props.review.id)
  return (
    <Stack gap={8}>
      <PageTitle
        title={props.review.title}
        meta={windowText(props.review.startsAt, props.review.endsAt)}
        end={<StandWord of={props.review} />}
      />
      <Stack gap={3}>
        <ReviewActions review={props.review} />
        <Row gap={3}>
          <Show when={staff.may('review.edit') && props.review.status === 'approved'}>
            <ButtonLink href={reviewPlace(props.review.id, 'window')}>{t('watch.extend')}</ButtonLink>
          </Show>
          <ButtonLink kind="quiet" href={reviewPlace(props.review.id)}>
            {t('watch.review_page')}
          </ButtonLink>
        </Row>
      </Stack>
      <Section gap={2} plain title={t('watch.panels')} meta={t('watch.secret')}>
        <Loaded query={watched} table lines={4}>
          {() => (
            <Show when={mine()} fallback={<p class="meta">{t('watch.not_running')}</p>}>
              {(found) => <WatchTable reviewId={found().id} panels={found().panels} />}
            </Show>
          )}
        </Loaded>
      </Section>
      <Show when={props.review.reports.length > 0} fallback={<Results reviewId={props.review.id} />}>
        <Received review={props.review} />
      </Show>
    </Stack>
  )
}
