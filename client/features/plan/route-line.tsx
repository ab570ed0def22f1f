import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { day, dayClock } from '../../lib/time.ts'
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx'
import { type Plan, waitText } from './queries.ts'

/** Where it has been, at whose desk it lies since when, and what comes next. */
export function RouteLine(props: { plan: Plan }) {
  return (
    <Show when={props.plan.route.length > 0} fallback={<p class="meta">{t('plan.route.none')}</p>}>
      <Timeline steps={stepsOf(props.plan)} />
    </Show>
  )
}

function stepsOf(plan: Plan): TimelineStep[] {
  const isOpen = plan.state === 'draft' || plan.state === 'returned'
  const since = plan.deskSince
  const duty = plan.deskDuty && plan.deskDuty !== 'either' ? ` ${t(`manage.duty.${plan.deskDuty}`)}` : ''
  return [
    {
      title: t('plan.route.unit', { name: plan.orgName }),
      state: isOpen ? 'here' : 'done',
      ...(plan.submittedAt && !isOpen ? { at: day(plan.submittedAt).slice(5) } : {}),
      ...(plan.state === 'returned' && since ? { text: waitText(since) } : {}),
    },
    ...plan.route.map((office): TimelineStep => {
      const at = office.at
      const text =
        office.state === 'here' && at
          ? t('plan.route.since', { time: dayClock(at).slice(5), wait: waitText(at) })
          : office.state === 'done' && at
            ? t('plan.route.passed', { time: dayClock(at).slice(5) })
            : t('plan.route.waiting')
      return {
        title: office.orgName + (office.state === 'here' ? duty : ''),
        text,
        state: office.state,
        ...(at ? { at: day(at).slice(5) } : {}),
      }
    }),
    {
      title: t('plan.route.done'),
      state: plan.state === 'approved' ? 'done' : 'next',
      ...(plan.approvedAt ? { at: day(plan.approvedAt).slice(5) } : {}),
    },
  ]
}
