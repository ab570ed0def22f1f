import { createSignal, For, Index, type JSX, Show } from 'solid-js'
import { maySetQuestions } from '../../../shared/live/rules.ts'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import type { Problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { questionPlace } from '../../lib/places.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { LiveBand } from './band.tsx'
import { isDone, leads, stagesOfPanel } from './duties.ts'
import { SeatFrame } from './frame.tsx'
import { keptInput } from './kept.ts'
import { DutyState, SaveState } from './opinion-page.tsx'
import { type DossierOf, WorkPage } from './work.tsx'

const MOST = 10
const LONGEST = 300

/** 查看资料 · 出面试题: everybody reads; a lead reviewer sets the questions here. */
export function QuestionPage(props: {
  panel: LivePanel
  candidateId: string | undefined
  dossier: DossierOf
}) {
  const { panel } = props
  return (
    <SeatFrame panel={panel} current="question" band={<LiveBand panel={panel} />}>
      <WorkPage
        panel={panel}
        work="question"
        candidateId={props.candidateId}
        dossier={props.dossier}
        href={(id) => questionPlace(panel.id, id)}
        doneWord={t('ballot.lead.done')}
        end={(candidate) => (
          <Show when={leads(panel, candidate)}>
            <DutyState done={isDone(panel, 'question', candidate)} />
          </Show>
        )}
        foot={(candidate, steps) => (
          <Show
            when={leads(panel, candidate)}
            fallback={
              <>
                <QuestionList candidate={candidate} />
                {props.panel.panel() && steps(<span class="meta">{t('ballot.question.hint')}</span>)}
              </>
            }
          >
            <QuestionFoot panel={panel} candidate={candidate} steps={steps} />
          </Show>
        )}
      />
    </SeatFrame>
  )
}

/** The questions of all lead reviewers, as everybody who scores reads them. */
export const QuestionList = (props: { candidate: CandidateRecord }) => (
  <Stack gap={1}>
    <b>{t('ballot.question.list')}</b>
    <ol class="question-list">
      <For each={props.candidate.questions} fallback={<li class="faint">{t('ballot.question.none')}</li>}>
        {(question) => <li>{question}</li>}
      </For>
    </ol>
  </Stack>
)

function QuestionFoot(props: {
  panel: LivePanel
  candidate: CandidateRecord
  steps: (middle: JSX.Element) => JSX.Element
}) {
  const { panel, candidate } = props
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const kept = keptInput<string[]>(panel, 'questions', candidate.id)
  const stored = () => panel.mine(candidate.id)?.questions ?? []
  const list = () => kept.value() ?? (stored().length ? stored() : [''])
  const full = () =>
    list()
      .map((each) => each.trim())
      .filter(Boolean)
  const changed = () => JSON.stringify(full()) !== JSON.stringify(stored())
  const sending = () => panel.sending('questions', candidate.id)
  const shut = () => {
    const me = panel.me()
    const mine = panel.mine(candidate.id)
    const found = me && mine ? maySetQuestions(me, mine, stagesOfPanel(panel)) : null
    return found ? problemText(found) : null
  }
  const why = () => {
    if (shut()) return shut()
    if (full().length === 0) return t('ballot.question.missing')
    if (full().some((each) => [...each].length > LONGEST)) return t('ballot.over')
    return changed() ? null : t('ballot.unchanged')
  }

  async function save(): Promise<void> {
    setProblem(null)
    const before = kept.value()
    const result = await panel.send('questions', { candidateId: candidate.id, list: full() })
    if (!result.ok) setProblem(result.problem)
    else if (kept.value() === before) kept.forget()
  }

  return (
    <>
      <Row spread>
        <span class="meta">{t('ballot.question.hint')}</span>
        <SaveState stored={stored().length > 0} changed={changed()} sending={sending()} />
      </Row>
      <Index each={list()}>
        {(question, index) => (
          <Field label={t('ballot.question.label', { n: index + 1 })} required={index === 0}>
            <TextInput
              value={question()}
              maxlength={LONGEST}
              readonly={shut() !== null}
              onInput={(text) => kept.set(list().map((each, at) => (at === index ? text : each)))}
            />
          </Field>
        )}
      </Index>
      <Show when={list().length < MOST && shut() === null}>
        <Row>
          <Button size="touch" onPress={() => kept.set([...list(), ''])}>
            {t('ballot.question.add')}
          </Button>
        </Row>
      </Show>
      <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
      {props.steps(
        <Button kind="primary" size="large" block why={why()} busy={sending()} onPress={() => void save()}>
          {t('ballot.question.save')}
        </Button>,
      )}
    </>
  )
}
