import { createSignal, type JSX, Show } from 'solid-js'
import type { RuleFacts } from '../../../shared/live/facts.ts'
import { mayDraft } from '../../../shared/live/rules.ts'
import type { Choice as Ballot } from '../../../shared/live/state.ts'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import type { Problem } from '../../../shared/problem.ts'
import { gap, problemText, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { CHOICE_OF, MARK_OF } from '../../lib/records.ts'
import { Button } from '../../ui/button.tsx'
import { type Choice, ChoiceTrio } from '../../ui/choice.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Row } from '../../ui/layout.tsx'
import { Notice } from '../../ui/reading.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { votesOn } from './duties.ts'
import { onKeys } from './keys.ts'

/** Where the decision is made: what is known about its secrecy, how it is stored, and the three choices. */
export function VoteFoot(props: {
  panel: LivePanel
  candidate: CandidateRecord
  number: string
  steps: (middle: JSX.Element) => JSX.Element
}) {
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const mine = () => props.panel.mine(props.candidate.id)
  const pending = () => props.panel.pendingChoice(props.candidate.id)
  const why = (): string | null => {
    const me = props.panel.me()
    const own = mine()
    const rules: RuleFacts | undefined = props.panel.panel()?.rules
    if (!me || !own || !rules) return t('live.loading')
    if (props.candidate.withdrawn !== null) return t('ballot.withdrawn.title', { name: props.candidate.name })
    // The file is told opened the moment it is shown; until that is stored the choices wait without a word.
    const found = mayDraft(me, { ...own, opened: own.opened || opening() }, rules)
    return found ? problemText(found) : null
  }
  const opening = () => props.panel.sending('openFile', props.candidate.id)

  async function choose(choice: Choice): Promise<void> {
    if (why() !== null || !votesOn(props.panel, props.candidate)) return
    setProblem(null)
    const result = await props.panel.send('draft', {
      candidateId: props.candidate.id,
      choice: CHOICE_OF[choice],
    })
    if (!result.ok) setProblem(result.problem)
  }
  onKeys({
    1: () => void choose('pass'),
    2: () => void choose('fail'),
    3: () => void choose('hold'),
  })

  const mark = (choice: Ballot | null | undefined): Choice | null => (choice ? MARK_OF[choice] : null)
  return (
    <>
      <SecrecyNotice panel={props.panel} />
      <Show when={votesOn(props.panel, props.candidate)}>
        <Row gap={4} spread nowrap align="start">
          <span class="meta">
            {t(props.panel.me()?.state === 'open' ? 'ballot.private.open' : 'ballot.private')}
            {gap()}
            {t(secrecyOf(props.panel) === 'named' ? 'ballot.kind.named' : 'ballot.kind.secret')}
          </span>
          <Stored number={props.number} stored={mine()?.choice ?? null} pending={pending() !== null} />
        </Row>
      </Show>
      <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
      {props.steps(
        <ChoiceTrio
          label={`${t('ballot.vote')} ${props.candidate.name}`}
          stored={mark(mine()?.choice)}
          pending={mark(pending())}
          why={why()}
          onChoose={(choice) => void choose(choice)}
        />,
      )}
    </>
  )
}

function Stored(props: { number: string; stored: Ballot | null; pending: boolean }) {
  const n = () => ({ n: props.number })
  return (
    <span role="status">
      <Show
        when={!props.pending}
        fallback={<StateWord kind="half">{t('ballot.state.sending', n())}</StateWord>}
      >
        <Show when={props.stored} fallback={<StateWord kind="wait">{t('ballot.state.none', n())}</StateWord>}>
          <StateWord kind="done">{t('ballot.state.saved', n())}</StateWord>
        </Show>
      </Show>
    </span>
  )
}

/** Below this many voters a total can tell who voted what. */
const FEW = 5

/** Before the first draft: whether the ballots are named or not, and how far that protects. */
function SecrecyNotice(props: { panel: LivePanel }) {
  const [put, setPut] = createSignal(false)
  const kind = () => secrecyOf(props.panel)
  const few = () => kind() !== 'named' && (props.panel.progress()?.seats ?? FEW) < FEW
  const first = () => props.panel.me()?.drafted === 0 && props.panel.me()?.submittedAt == null
  return (
    <Show when={first() && !put()}>
      <Notice>
        <p>
          <b>{t('ballot.notice')}</b> {t(`ballot.notice.${kind()}`)} {few() ? t('ballot.notice.few') : ''}
        </p>
        <Button size="touch" onPress={() => setPut(true)}>
          {t('ballot.notice.read')}
        </Button>
      </Notice>
    </Show>
  )
}

/** named: the group's leader sees who voted what. Committee ballots are always secret. */
export function secrecyOf(panel: LivePanel): 'named' | 'anonymous' | 'committee' {
  const facts = panel.panel()
  if (facts?.panelKind === 'committee') return 'committee'
  return facts?.rules.groupBallots ?? 'named'
}
