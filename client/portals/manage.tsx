import { Route, Router, type RouteSectionProps } from '@solidjs/router'
import { QueryClientProvider } from '@tanstack/solid-query'
import { lazy, onCleanup, Show, Suspense } from 'solid-js'
import { Gate } from '../features/auth/gate.tsx'
import { PasswordDue } from '../features/auth/password-due.tsx'
import type { Me, Session } from '../features/auth/session.ts'
import { openChannel } from '../lib/channel.ts'
import { loadWords } from '../lib/i18n.ts'
import { makeQueryClient } from '../lib/query.ts'
import { Toasts } from '../ui/toasts.tsx'
import { Guarded } from './guarded.tsx'
import { ManageShell, NoPage } from './manage-shell.tsx'

await loadWords([
  'auth',
  'audit',
  'blacklist',
  'climb',
  'committee',
  'desk',
  'dossier',
  'expert',
  'form',
  'job',
  'list',
  'manage',
  'message',
  'notice',
  'org',
  'person',
  'plan',
  'reference',
  'review',
  'roster',
  'setting',
  'staff',
  'transfer',
])

const Home = lazy(() => import('./manage-home.tsx'))
const OrgList = lazy(() => import('../features/org/org-list.tsx'))
const Own = lazy(() => import('../features/org/own.tsx'))
const ReviewList = lazy(() => import('../features/review/review-list.tsx'))
const Import = lazy(() => import('../features/review/import.tsx'))
const ReviewPage = lazy(() => import('../features/review/review-page.tsx'))
const SlipsPrint = lazy(() => import('../features/review/slips-print.tsx'))
const PaperPrint = lazy(() => import('../features/review/paper-print.tsx'))
const Supervision = lazy(() => import('../features/review/supervision.tsx'))
const WatchReview = lazy(() => import('../features/review/watch-review.tsx'))
const WatchPanel = lazy(() => import('../features/review/watch-panel.tsx'))
const AuditLog = lazy(() => import('../features/audit/audit-log.tsx'))
const Committees = lazy(() => import('../features/committees/committee-list.tsx'))
const Deadlines = lazy(() => import('../features/committees/deadlines.tsx'))
const Jobs = lazy(() => import('../features/job/jobs.tsx'))
const Messages = lazy(() => import('../features/message/messages.tsx'))
const Notices = lazy(() => import('../features/notice/notices.tsx'))
const Receipts = lazy(() => import('../features/notice/receipts.tsx'))
const PersonList = lazy(() => import('../features/person/person-list.tsx'))
const TransferList = lazy(() => import('../features/transfer/transfer-list.tsx'))
const StaffList = lazy(() => import('../features/staff/staff-list.tsx'))
const Reference = lazy(() => import('../features/reference/reference.tsx'))
const Settings = lazy(() => import('../features/setting/settings.tsx'))
const PlanMine = lazy(() => import('../features/plan/plan-mine.tsx'))
const PlanList = lazy(() => import('../features/plan/plan-list.tsx'))
const PlanStats = lazy(() => import('../features/plan/plan-stats.tsx'))
const ClimbList = lazy(() => import('../features/climb/climb-list.tsx'))
const ClimbFile = lazy(() => import('../features/climb/climb-file.tsx'))
const StatusList = lazy(() => import('../features/climb/status-list.tsx'))
const BlacklistList = lazy(() => import('../features/blacklist/blacklist-list.tsx'))
const ExpertList = lazy(() => import('../features/expert/expert-list.tsx'))
const Account = lazy(() => import('../features/account/account.tsx'))

/** One list for every step of a review; each menu entry has its own address of it. */
const CLIMB_LISTS = ['/climb', '/climb-principal', '/climb-experts', '/climb-committee']

/** 职称管理系统. */
export default function Manage() {
  return (
    <>
      <Gate portal="manage">{(me, session) => <Office me={session.me() ?? me} session={session} />}</Gate>
      <Toasts />
    </>
  )
}

function Office(props: { me: Me; session: Session }) {
  const channel = openChannel({
    warned: () => void props.session.look(),
    ended: (why) => props.session.end(why),
  })
  const stop = channel.onAccount(() => {
    void props.session.refresh().then(() => client.invalidateQueries())
  })
  const client = makeQueryClient()
  onCleanup(() => {
    stop()
    channel.close()
    client.clear()
  })
  const leave = (): void => void props.session.leave()
  const First = () => <Home me={props.me} onLeave={leave} />
  /** Whoever can do no work yet finds the first page behind every address, and the own account. */
  const isOpen = (path: string): boolean => !props.me.standstill || path === '/manage/account'
  const Shell = (section: RouteSectionProps) => (
    <ManageShell me={props.me} channel={channel} onLeave={leave}>
      <PasswordDue me={props.me} />
      <Suspense>
        <Show when={isOpen(section.location.pathname)} fallback={<First />}>
          <Guarded me={props.me} path={section.location.pathname}>
            {section.children}
          </Guarded>
        </Show>
      </Suspense>
    </ManageShell>
  )
  return (
    <QueryClientProvider client={client}>
      <Router base="/manage" root={Shell}>
        <Route path="/" component={First} />
        <Route path="/orgs" component={OrgList} />
        <Route path="/own" component={Own} />
        <Route path="/reviews" component={ReviewList} />
        <Route path="/reviews/import" component={Import} />
        <Route path="/reviews/:reviewId" component={ReviewPage} />
        <Route path="/reviews/:reviewId/slips" component={SlipsPrint} />
        <Route path="/reviews/:reviewId/papers/:sheet" component={PaperPrint} />
        <Route path="/supervision" component={Supervision} />
        <Route path="/supervision/:reviewId" component={WatchReview} />
        <Route path="/supervision/:reviewId/:panelId" component={WatchPanel} />
        <Route path="/staff" component={StaffList} />
        <Route path="/persons" component={PersonList} />
        <Route path="/transfers" component={TransferList} />
        <Route path="/plan" component={PlanMine} />
        <Route path="/plans" component={PlanList} />
        <Route path="/plan-stats" component={PlanStats} />
        <Route path="/status" component={StatusList} />
        <Route path={CLIMB_LISTS} component={ClimbList} />
        <Route path={CLIMB_LISTS.map((path) => `${path}/:id`)} component={ClimbFile} />
        <Route path="/blacklist" component={BlacklistList} />
        <Route path="/experts" component={ExpertList} />
        <Route path="/committees" component={Committees} />
        <Route path="/deadlines" component={Deadlines} />
        <Route path="/jobs" component={Jobs} />
        <Route path="/messages" component={Messages} />
        <Route path="/notices" component={Notices} />
        <Route path="/notices/:id/receipts" component={Receipts} />
        <Route path="/reference" component={Reference} />
        <Route path="/settings" component={Settings} />
        <Route path="/audit" component={AuditLog} />
        <Route path="/account" component={() => <Account me={props.me} onEntered={props.session.enter} />} />
        <Route path="*" component={NoPage} />
      </Router>
    </QueryClientProvider>
  )
}
