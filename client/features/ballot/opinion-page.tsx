import { createSignal, type JSX, Show } from 'solid-js'
import { stageOf } from '../../../shared/live/modes.ts'
import { mayGiveOpinion } from '../../../shared/live/rules.ts'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import type { Problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { opinionPlace } from '../../lib/places.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Region, Row } from '../../ui/layout.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { LiveBand } from './band.tsx'
import { isDone, stagesOfPanel } from './duties.ts'
import { SeatFrame } from './frame.tsx'
import { keptInput } from './kept.ts'
import { type DossierOf, WorkPage } from './work.tsx'

const LONGEST = 1000

/** 主审意见: the candidates this expert leads, one after the other. */
export function OpinionPage(props: {
  panel: LivePanel
  candidateId: string | undefined
  dossier: DossierOf
}) {
  return (
    <SeatFrame panel={props.panel} current="opinion" band={<LiveBand panel={props.panel} />}>
      <WorkPage
        panel={props.panel}
        work="opinion"
        candidateId={props.candidateId}
        dossier={props.dossier}
        href={(id) => opinionPlace(props.panel.id, id)}
        doneWord={t('ballot.lead.done')}
        end={(candidate) => <DutyState done={isDone(props.panel, 'opinion', candidate)} />}
        foot={(candidate, steps) => <OpinionFoot panel={props.panel} candidate={candidate} steps={steps} />}
        empty={
          <Region center>
            <EmptyState title={t('ballot.lead.none')}>{t('ballot.lead.none.do')}</EmptyState>
          </Region>
        }
      />
    </SeatFrame>
  )
}

export const DutyState = (props: { done: boolean }) => (
  <StateWord kind={props.done ? 'done' : 'wait'}>
    {t(props.done ? 'ballot.lead.done' : 'ballot.lead.todo')}
  </StateWord>
)

function OpinionFoot(props: {
  panel: LivePanel
  candidate: CandidateRecord
  steps: (middle: JSX.Element) => JSX.Element
}) {
  const { panel, candidate } = props
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const kept = keptInput<string>(panel, 'opinion', candidate.id)
  const stored = () => panel.mine(candidate.id)?.opinion ?? ''
  const text = () => kept.value() ?? stored()
  const changed = () => text().trim() !== stored().trim()
  const required = () => stageOf(stagesOfPanel(panel), 'opinion')?.required === true
  const shut = () => {
    const me = panel.me()
    const mine = panel.mine(candidate.id)
    const found = me && mine ? mayGiveOpinion(me, mine, stagesOfPanel(panel)) : null
    return found ? problemText(found) : null
  }
  const why = () => {
    if (shut()) return shut()
    if ([...text()].length > LONGEST) return t('ballot.over')
    if (text().trim() === '') return t('form.required.missing', { label: t('ballot.opinion.label') })
    return changed() ? null : t('ballot.unchanged')
  }

  async function save(): Promise<void> {
    setProblem(null)
    const sent = text()
    const result = await panel.send('opinion', { candidateId: candidate.id, text: sent.trim() })
    if (!result.ok) setProblem(result.problem)
    else if (kept.value() === sent) kept.forget()
  }

  return (
    <>
      <Field
        label={t('ballot.opinion.label')}
        required={required()}
        hint={t(required() ? 'ballot.opinion.required' : 'ballot.opinion.optional')}
        end={
          <SaveState
            stored={stored() !== ''}
            changed={changed()}
            sending={panel.sending('opinion', candidate.id)}
          />
        }
      >
        <TextArea value={text()} onInput={kept.set} max={LONGEST} rows={3} readonly={shut() !== null} />
      </Field>
      <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
      {props.steps(
        <Row>
          <Button
            kind="primary"
            size="large"
            block
            why={why()}
            busy={panel.sending('opinion', candidate.id)}
            onPress={() => void save()}
          >
            {t('ballot.opinion.save')}
          </Button>
        </Row>,
      )}
    </>
  )
}

/** Saved, changed since, on its way. */
export const SaveState = (props: { stored: boolean; changed: boolean; sending: boolean }) => (
  <span role="status">
    <Show when={!props.sending} fallback={<StateWord kind="half">{t('form.saving')}</StateWord>}>
      <Show when={props.changed}>
        <StateWord kind="wait">{t('ballot.kept')}</StateWord>
      </Show>
      <Show when={!props.changed && props.stored}>
        <StateWord kind="done">{t('ballot.saved')}</StateWord>
      </Show>
    </Show>
  </span>
)
