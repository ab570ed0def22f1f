import { createSignal, Show } from 'solid-js'
import { mayMove, type ReviewAction, reviewWorkflow } from '../../../shared/review/review.workflow.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { useStaff } from '../../lib/staff.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { type WorkflowAction, WorkflowActions } from '../../ui/workflow-actions.tsx'
import type { Review } from './queries.ts'
import { ReturnSheet } from './return-sheet.tsx'
import { windowText } from './words.ts'

type Offered = Exclude<ReviewAction, 'report'>

/** Actions that a state can lead to at all: what belongs to another part of the life is not shown, not even grey. */
const SHOWN: Record<Review['status'], readonly Offered[]> = {
  draft: ['approve', 'close'],
  approved: ['return', 'close'],
  reported: ['accept', 'return'],
  accepted: [],
  closed: [],
}

/** The steps of a review's workflow: each with its reason in words while it cannot be taken. */
export function ReviewActions(props: { review: Review }) {
  const staff = useStaff()
  const act = useAct()
  const [asking, setAsking] = createSignal<'close' | 'return' | null>(null)
  const facts = () => ({
    status: props.review.status,
    red: props.review.readiness.filter(({ state }) => state === 'red').length,
    now: serverNow(),
    startsAt: props.review.startsAt,
    endsAt: props.review.endsAt,
  })
  const target = () => ({ reviewId: props.review.id, version: props.review.version })
  const last = () => props.review.reports.at(-1)

  const mine = (action: Offered): boolean => staff.may(reviewWorkflow[action].by)
  /** Steps that another duty takes: said in one line rather than as rows of grey buttons. */
  const others = () =>
    SHOWN[props.review.status].filter((action) => !mine(action)).map((action) => t(`review.act.${action}`))
  const actions = (): WorkflowAction<Offered>[] =>
    SHOWN[props.review.status].filter(mine).map((action) => ({
      action,
      label: t(`review.act.${action}`),
      problem: mayMove(action, facts(), staff.rights()),
      kind: action === 'approve' || action === 'accept' ? 'primary' : 'danger',
      ...(action === 'approve' ? { sheet: approveSheet() } : {}),
      ...(action === 'accept' ? { sheet: acceptSheet() } : {}),
    }))
  const approveSheet = () => ({
    title: t('review.approve.title'),
    effect: t('review.approve.effect', {
      experts: props.review.experts,
      candidates: props.review.candidates,
      window: windowText(props.review.startsAt, props.review.endsAt),
    }),
  })
  const acceptSheet = () => ({
    title: t('review.accept.title', { passed: last()?.passed ?? 0, failed: last()?.failed ?? 0 }),
    effect: t('review.accept.effect'),
  })

  async function onAct(action: Offered) {
    if (action === 'close' || action === 'return') {
      setAsking(action)
      return null
    }
    return act(`review.${action}`, target(), () => toast(t(`review.done.${action}`)))
  }

  return (
    <>
      <Show when={actions().length > 0}>
        <WorkflowActions actions={actions()} onAct={onAct} />
      </Show>
      <Show when={others().length > 0}>
        <p class="meta">{t('review.others', { list: others().join('、') })}</p>
      </Show>
      <Show when={SHOWN[props.review.status].length === 0}>
        <p class="meta">{t(`review.final.${props.review.status as 'closed'}`)}</p>
      </Show>
      <ReasonSheet
        open={asking() === 'close'}
        onClose={() => setAsking(null)}
        title={t('review.close.title', { title: props.review.title })}
        action={t('review.act.close')}
        kind="danger"
        effect={t('review.close.effect')}
        onConfirm={(reason) =>
          act('review.close', { ...target(), reason }, () => toast(t('review.done.close')))
        }
      />
      <ReturnSheet open={asking() === 'return'} onClose={() => setAsking(null)} review={props.review} />
    </>
  )
}
