import { Route, Router, type RouteSectionProps } from '@solidjs/router'
import { QueryClientProvider } from '@tanstack/solid-query'
import { lazy, onCleanup, Suspense } from 'solid-js'
import { Gate } from '../features/auth/gate.tsx'
import { PasswordDue } from '../features/auth/password-due.tsx'
import type { Me, Session } from '../features/auth/session.ts'
import { sweepDrafts } from '../features/declare/draft.ts'
import { HOME, MESSAGES } from '../features/declare/places.ts'
import { DeclareShell } from '../features/declare/shell.tsx'
import { UploadsProvider } from '../features/declare/uploads-context.tsx'
import { openChannel } from '../lib/channel.ts'
import { loadWords, t } from '../lib/i18n.ts'
import { makeQueryClient, useNews } from '../lib/query.ts'
import { StaffProvider } from '../lib/staff.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { DecisionColumn } from '../ui/decision-column.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageTitle, Region, Section } from '../ui/layout.tsx'
import { MessagesLink } from '../ui/message-list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Toasts } from '../ui/toasts.tsx'

await loadWords(['auth', 'blacklist', 'declare', 'dossier', 'form', 'message'])

const Home = lazy(() => import('../features/declare/home.tsx'))
const Begin = lazy(() => import('../features/declare/begin.tsx'))
const Messages = lazy(() => import('../features/message/messages.tsx'))
/** The login history speaks in the words of the log, which nobody else here needs. */
const Account = lazy(async () => {
  await loadWords(['audit'])
  return import('../features/account/account.tsx')
})
const File = lazy(() => import('../features/declare/file.tsx'))

/** 职称申报系统 (M-2.10): the applicant's own entrance. */
export default function Declare() {
  sweepDrafts()
  return (
    <>
      <Gate portal="declare">{(me, session) => <Own me={session.me() ?? me} session={session} />}</Gate>
      <Toasts />
    </>
  )
}

function Own(props: { me: Me; session: Session }) {
  const channel = openChannel({
    warned: () => void props.session.look(),
    ended: (why) => props.session.end(why),
  })
  const client = makeQueryClient()
  const stop = channel.onAccount(() => void props.session.refresh())
  onCleanup(() => {
    stop()
    channel.close()
    client.clear()
  })
  const Shell = (section: RouteSectionProps) => (
    <StaffProvider me={props.me} channel={channel} year={null}>
      <UploadsProvider>
        <News />
        <DeclareShell messages={<MessagesLink href={MESSAGES} />} onLeave={() => void props.session.leave()}>
          <PasswordDue me={props.me} />
          <Suspense
            fallback={
              <Region width="form">
                <Skeleton lines={8} />
              </Region>
            }
          >
            {section.children}
          </Suspense>
        </DeclareShell>
      </UploadsProvider>
    </StaffProvider>
  )
  return (
    <QueryClientProvider client={client}>
      <Router base="/declare" root={Shell}>
        <Route path="/" component={() => <First />} />
        <Route path="/begin/:kind" component={Begin} />
        <Route path="/file/:id" component={File} />
        <Route path="/file/:id/:section" component={File} />
        <Route path="/messages" component={Messages} />
        <Route path="/account" component={() => <Account me={props.me} onEntered={props.session.enter} />} />
        <Route path="*" component={NoPage} />
      </Router>
    </QueryClientProvider>
  )
}

const First = () => (
  <Home
    aside={
      <Section title={t('blacklist.column.label')} gap={3}>
        <DecisionColumn />
      </Section>
    }
  />
)

/** Inside of the provider, so that it has the channel. */
function News() {
  useNews()
  return null
}

const NoPage = () => (
  <Region>
    <PageTitle title={t('page.missing')} />
    <EmptyState
      title={t('page.missing.hint')}
      action={<ButtonLink href={HOME}>{t('declare.home')}</ButtonLink>}
    />
  </Region>
)
