import { Navigate, Route, Router, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import {
  createContext,
  createEffect,
  createResource,
  type JSX,
  lazy,
  Match,
  onCleanup,
  onMount,
  type ParentProps,
  Show,
  Suspense,
  Switch,
  useContext,
} from 'solid-js'
import type { Me, Session } from '../features/auth/session.ts'
import type { MyPanels } from '../features/ballot/start.tsx'
import { VotePage } from '../features/ballot/vote-page.tsx'
import type { DossierOf } from '../features/ballot/work.tsx'
import { Dossier } from '../features/dossier/dossier.tsx'
import { createDossiers } from '../features/dossier/loader.ts'
import { ask, asProblem } from '../lib/call.ts'
import { type Channel, openChannel } from '../lib/channel.ts'
import { loadWords, t } from '../lib/i18n.ts'
import { createPanel, type LivePanel } from '../lib/live.ts'
import { HOME, panelPlace, votePlace } from '../lib/places.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Page, Region, Stack } from '../ui/layout.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

const Start = lazy(async () => ({ default: (await import('../features/ballot/start.tsx')).Start }))
const SignInPage = lazy(async () => ({
  default: (await import('../features/ballot/sign-in.tsx')).SignInPage,
}))
const SubmitPage = lazy(async () => ({
  default: (await import('../features/ballot/submit-page.tsx')).SubmitPage,
}))
const ScorePage = lazy(async () => ({
  default: (await import('../features/ballot/score-page.tsx')).ScorePage,
}))
const OpinionPage = lazy(async () => ({
  default: (await import('../features/ballot/opinion-page.tsx')).OpinionPage,
}))
const QuestionPage = lazy(async () => ({
  default: (await import('../features/ballot/question-page.tsx')).QuestionPage,
}))
const Console = lazy(() => import('../features/console/console.tsx'))
const Assign = lazy(() => import('../features/console/assign.tsx'))
const Deliberation = lazy(() => import('../features/deliberation/deliberation.tsx'))
const Report = lazy(() => import('../features/report/report.tsx'))

await loadWords(['live', 'dossier'])

interface Seated {
  me: Me
  session: Session
  channel: Channel
  mine: () => MyPanels | undefined
  refresh: () => void
}
const SeatedContext = createContext<Seated>()
const useSeated = (): Seated => useContext(SeatedContext)!

interface InPanel {
  panel: LivePanel
  dossier: DossierOf
}
const PanelContext = createContext<InPanel>()
const useInPanel = (): InPanel => useContext(PanelContext)!

/** Inside 职称评审系统: experts, leaders, chairs, and the reporter. Loaded while a person types the password. */
export default function Room(props: { me: Me; session: Session }) {
  const channel = openChannel({
    warned: () => void props.session.look(),
    ended: (why) => props.session.end(why),
  })
  onCleanup(() => channel.close())
  const [mine, { refetch }] = createResource(() => ask('live.panels', {}))
  const seated: Seated = {
    me: props.me,
    session: props.session,
    channel,
    mine: () => mine.latest,
    refresh: () => void refetch(),
  }
  return (
    <Switch fallback={<Loading />}>
      <Match when={mine.error}>
        <Page>
          <Region center>
            <ErrorState problem={asProblem(mine.error)} onRetry={() => void refetch()} />
          </Region>
        </Page>
      </Match>
      <Match when={mine.latest}>
        <SeatedContext.Provider value={seated}>
          <Places />
        </SeatedContext.Provider>
      </Match>
    </Switch>
  )
}

const Places = () => (
  <Router root={(section) => <Suspense fallback={<Loading />}>{section.children}</Suspense>}>
    <Route path="/review" component={Home} />
    <Route path="/review/report" component={ReportPlace} />
    <Route path="/review/:panel" component={PanelRoom}>
      <Route path="/" component={Landing} />
      <Route path="/candidates/:candidate?" component={work(VotePage)} />
      <Route path="/score/:candidate?" component={work(ScorePage)} />
      <Route path="/opinion/:candidate?" component={work(OpinionPage)} />
      <Route path="/questions/:candidate?" component={work(QuestionPage)} />
      <Route path="/submit" component={led(SubmitPage)} />
      <Route path="/console" component={led(Console)} />
      <Route path="/assign" component={led(Assign)} />
      <Route path="/deliberation" component={led(Deliberation)} />
    </Route>
    <Route path="*" component={() => <Navigate href={HOME} />} />
  </Router>
)

type WorkComponent = (props: {
  panel: LivePanel
  candidateId: string | undefined
  dossier: DossierOf
}) => JSX.Element

/** A page about one candidate after the other; the address says which. */
const work = (Page: WorkComponent) => () => {
  const { panel, dossier } = useInPanel()
  const params = useParams<{ candidate?: string }>()
  return <Page panel={panel} dossier={dossier} candidateId={params.candidate} />
}

/** A page about the whole panel. */
const led = (Page: (props: { panel: LivePanel }) => JSX.Element) => () => {
  const { panel } = useInPanel()
  return <Page panel={panel} />
}

function ReportPlace() {
  const { mine } = useSeated()
  return <Report review={mine()!.review} />
}

/** One seat alone is entered at once; the way back from it shows the choice all the same. */
function Home() {
  const { me, mine, session, refresh } = useSeated()
  const navigate = useNavigate()
  const seats = () => mine()!.panels.filter(({ seatId }) => seatId !== null)
  const [search] = useSearchParams()
  const only = () =>
    seats().length === 1 && !mine()!.reporter && search.seats === undefined ? seats()[0] : undefined
  createEffect(() => {
    const seat = only()
    if (seat) navigate(panelPlace(seat.panelId), { replace: true })
  })
  // Once, on arrival: rounds have moved on since the list was read. Inside the effect it would ask without end.
  onMount(() => !only() && refresh())
  return (
    <Show when={!only()} fallback={<Loading />}>
      <Start name={me.actor.name} mine={mine()!} onLeave={() => void session.leave()} />
    </Show>
  )
}

/** One panel, watched as long as one of its pages is open; signing in comes before all of them. */
function PanelRoom(props: ParentProps) {
  const { me, channel, session } = useSeated()
  const params = useParams<{ panel: string }>()
  return (
    <Show when={params.panel} keyed>
      {(panelId) => {
        const panel = createPanel(panelId, { channel, accountId: me.actor.accountId })
        const open = createDossiers(panelId)
        const dossier: DossierOf = Object.assign(
          (candidateId: string, onShown: () => void) => (
            <Dossier open={open} panelId={panelId} candidateId={candidateId} onShown={onShown} />
          ),
          { ahead: (candidateId: string) => void open(candidateId) },
        )
        const seat = () => panel.me()
        return (
          <PanelContext.Provider value={{ panel, dossier }}>
            <Switch fallback={<Loading />}>
              <Match when={panel.status() === 'gone' && panel.problem()}>
                {(problem) => <Gone problem={problem()} />}
              </Match>
              <Match when={seat() && !seat()!.signedIn}>
                <SignInPage panel={panel} onLeave={() => void session.leave()} />
              </Match>
              <Match when={panel.round()}>{props.children}</Match>
            </Switch>
          </PanelContext.Provider>
        )
      }}
    </Show>
  )
}

/** Where a seat begins: at the candidates. */
const Landing = () => <Navigate href={votePlace(useInPanel().panel.id)} />

const Loading = () => (
  <Page>
    <Region label={t('live.loading')}>
      <Skeleton lines={8} />
    </Region>
  </Page>
)

const Gone = (props: { problem: Parameters<typeof ErrorState>[0]['problem'] }) => (
  <Page>
    <Region center>
      <Stack gap={5}>
        <ErrorState title={t('live.gone')} problem={props.problem} />
        <ButtonLink size="touch" href={HOME}>
          {t('live.home')}
        </ButtonLink>
      </Stack>
    </Region>
  </Page>
)
