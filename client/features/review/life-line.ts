import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { clock, day, dayClock } from '../../lib/time.ts'
import type { TimelineStep } from '../../ui/timeline.tsx'
import type { Review } from './queries.ts'
import { standOf } from './words.ts'

const at = (instant: number | null): string => (instant === null ? '–' : day(instant).slice(5))
const who = (instant: number | null, name: string | null): string =>
  [name, instant === null ? '' : dayClock(instant)].filter(Boolean).join(' ')

/**
 * A review's life: imported, approved, running, reported (as often as it was), accepted. Done steps with who and
 * when, the present one, what comes next.
 */
export function lifeLine(review: Review, now = serverNow()): TimelineStep[] {
  const stand = standOf(review, now)
  const ran = review.status !== 'draft'
  const steps: TimelineStep[] = [
    {
      at: at(review.createdAt),
      title: t('review.life.imported'),
      text: who(review.createdAt, review.createdBy),
      state: 'done',
    },
    ran && review.approvedAt !== null
      ? {
          at: at(review.approvedAt),
          title: t('review.life.approved'),
          text: who(review.approvedAt, review.approvedBy),
          state: 'done',
        }
      : {
          title: t('review.life.approve'),
          text: t('review.life.approve.text'),
          state: stand === 'draft' ? 'here' : 'next',
        },
  ]
  for (const report of review.reports) {
    steps.push({
      at: at(report.reportedAt),
      title: t('review.life.reported', { n: report.no }),
      text: t('review.life.reported.text', {
        who: who(report.reportedAt, report.reportedBy),
        passed: report.passed,
        failed: report.failed,
      }),
      state: 'done',
    })
    if (report.answer)
      steps.push({
        at: at(report.answeredAt),
        title: t(report.answer === 'accepted' ? 'review.life.accepted' : 'review.life.returned'),
        text: [who(report.answeredAt, report.answeredBy), report.reason].filter(Boolean).join(' · '),
        state: report.answer === 'accepted' ? 'done' : 'back',
      })
  }
  if (stand === 'closed')
    steps.push({ title: t('review.life.closed'), text: review.closedReason ?? '', state: 'back' })
  if (stand === 'waiting' || stand === 'running' || stand === 'overdue')
    steps.push({
      at: at(review.startsAt),
      title: t(`review.life.${stand}`),
      text: t('review.life.until', { from: clock(review.startsAt), to: dayClock(review.endsAt) }),
      state: stand === 'overdue' ? 'back' : 'here',
    })
  if (stand === 'draft') steps.push({ at: at(review.startsAt), title: t('review.life.hold'), state: 'next' })
  if (['draft', 'waiting', 'running', 'overdue'].includes(stand))
    steps.push({ title: t('review.life.report'), state: 'next' })
  if (stand !== 'accepted' && stand !== 'closed')
    steps.push({
      title: t('review.life.accept'),
      ...(stand === 'reported' ? { text: t('review.life.accept.text') } : {}),
      state: stand === 'reported' ? 'here' : 'next',
    })
  return steps
}
