import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Section, Split, Stack } from '../../ui/layout.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { DraftTools } from './draft-tools.tsx'
import { lifeLine } from './life-line.ts'
import { watchReviewPlace } from './places.ts'
import type { Review } from './queries.ts'
import { Received } from './received.tsx'
import { ReviewActions } from './review-actions.tsx'
import { modeWord, windowText } from './words.ts'

/** 概况: the facts, what can be done now, and the life line. */
export function Overview(props: { review: Review }) {
  const staff = useStaff()
  const review = () => props.review
  const chair = () =>
    review()
      .panels.find(({ kind }) => kind === 'committee')
      ?.seats.find(({ role }) => role === 'leader')?.name
  return (
    <Split side="right" gap={10}>
      <Stack gap={8}>
        <Section gap={3} title={t('review.now')}>
          <ReviewActions review={review()} />
          <Show when={review().status === 'approved' && staff.may('review.supervise')}>
            <p>
              <a href={watchReviewPlace(review().id)}>{t('review.watch')}</a>
            </p>
          </Show>
        </Section>
        <Show when={review().reports.length > 0}>
          <Received review={review()} />
        </Show>
        <Section gap={3} title={t('review.facts')}>
          <Facts
            facts={[
              [t('review.committee'), review().committee, 'wide'],
              [t('review.series'), review().series],
              [t('review.level'), review().level],
              [t('review.mode'), modeWord(review().mode)],
              [t('manage.year'), String(review().year)],
              [t('review.window'), windowText(review().startsAt, review().endsAt), 'wide'],
              [t('review.place'), review().place || '–'],
              [t('review.groups'), t('review.n_groups', { n: review().groups })],
              [t('review.experts'), t('review.n_people', { n: review().experts })],
              [t('review.candidates'), t('review.n_people', { n: review().candidates })],
              [t('review.role.committee.leader'), chair() ?? t('review.unset')],
              [
                t('review.reporter'),
                review()
                  .reporters.map(({ name }) => name)
                  .join('、') || t('review.unset'),
              ],
            ]}
          />
        </Section>
        <Show when={review().status === 'draft' && staff.may('review.edit')}>
          <DraftTools review={review()} />
        </Show>
      </Stack>
      <Section gap={3} title={t('review.life')}>
        <Timeline steps={lifeLine(review())} />
      </Section>
    </Split>
  )
}
