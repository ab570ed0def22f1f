import { createSignal, For, type JSX, Show } from 'solid-js'
import { stageOf } from '../../../shared/live/modes.ts'
import { mayScore } from '../../../shared/live/rules.ts'
import { bandOf, totalOf } from '../../../shared/live/score.ts'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import type { Problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { scorePlace } from '../../lib/places.ts'
import { points } from '../../lib/words.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Columns, Row } from '../../ui/layout.tsx'
import { Notice } from '../../ui/reading.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { LiveBand } from './band.tsx'
import { stagesOfPanel } from './duties.ts'
import { SeatFrame } from './frame.tsx'
import { keptInput } from './kept.ts'
import { QuestionList } from './question-page.tsx'
import { type DossierOf, WorkPage } from './work.tsx'

/** 讲课答辩打分 / 面试答辩打分: whole points by criterion, a live total, saved as a draft or handed in and locked. */
export function ScorePage(props: { panel: LivePanel; candidateId: string | undefined; dossier: DossierOf }) {
  const { panel } = props
  return (
    <SeatFrame panel={panel} current="score" band={<LiveBand panel={panel} />}>
      <WorkPage
        panel={panel}
        work="score"
        candidateId={props.candidateId}
        dossier={props.dossier}
        href={(id) => scorePlace(panel.id, id)}
        doneWord={t('ballot.score.done')}
        above={(candidate) => (
          <Show when={stageOf(stagesOfPanel(panel), 'question')}>
            <Notice>
              <QuestionList candidate={candidate} />
            </Notice>
          </Show>
        )}
        end={({ id }) => <ScoreState panel={panel} id={id} />}
        foot={(candidate, steps) => <ScoreFoot panel={panel} candidate={candidate} steps={steps} />}
      />
    </SeatFrame>
  )
}

function ScoreState(props: { panel: LivePanel; id: string }) {
  const mine = () => props.panel.mine(props.id)
  return (
    <Show
      when={mine()?.total != null && mine()}
      fallback={<span class="faint">{t('ballot.score.todo')}</span>}
    >
      {(mine) => <StateWord kind={mine().scored ? 'done' : 'half'}>{points(mine().total ?? 0)}</StateWord>}
    </Show>
  )
}

/** Digits only; anything else is left standing and named as wrong. */
const whole = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null)

function ScoreFoot(props: {
  panel: LivePanel
  candidate: CandidateRecord
  steps: (middle: JSX.Element) => JSX.Element
}) {
  const { panel, candidate } = props
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const [locking, setLocking] = createSignal(false)
  const kept = keptInput<Record<string, string>>(panel, 'score', candidate.id)
  const rules = () => panel.panel()?.rules.score
  const criteria = () => rules()?.criteria ?? []
  const mine = () => panel.mine(candidate.id)
  const typed = (key: string) => kept.value()?.[key] ?? String(mine()?.parts?.[key] ?? '')
  const value = (key: string, max: number) => {
    const n = whole(typed(key))
    return n !== null && n <= max ? n : null
  }
  const bad = (key: string, max: number) =>
    typed(key).trim() !== '' && value(key, max) === null ? t('ballot.score.bad', { max }) : null
  const missing = () => criteria().filter(({ key, max }) => value(key, max) === null).length
  const parts = () => Object.fromEntries(criteria().map(({ key, max }) => [key, value(key, max) ?? 0]))
  const total = () => (rules() && missing() === 0 ? totalOf(rules()!, parts()) : null)
  const sending = () => panel.sending('score', candidate.id)
  const changed = () => criteria().some(({ key }) => typed(key).trim() !== String(mine()?.parts?.[key] ?? ''))
  const shut = () => {
    const me = panel.me()
    const own = mine()
    const found = me && own ? mayScore(me, own, stagesOfPanel(panel)) : null
    return found ? problemText(found) : null
  }
  const why = () => shut() ?? (missing() > 0 ? t('ballot.score.missing', { n: missing() }) : null)

  async function send(submit: boolean): Promise<Problem | null> {
    setProblem(null)
    const before = kept.value()
    const result = await panel.send('score', { candidateId: candidate.id, parts: parts(), submit })
    if (result.ok && kept.value() === before) kept.forget()
    if (!result.ok && !submit) setProblem(result.problem)
    return result.ok ? null : result.problem
  }

  return (
    <>
      <Columns least="narrow" gap={4}>
        <For each={criteria()}>
          {({ key, name, max, weight }) => (
            <Field label={name} hint={t('ballot.score.range', { max, weight })} error={bad(key, max)}>
              <TextInput
                size="large"
                inputmode="numeric"
                maxlength={5}
                value={typed(key)}
                readonly={shut() !== null}
                onInput={(text) =>
                  kept.set(
                    Object.fromEntries(
                      criteria().map((each) => [each.key, each.key === key ? text : typed(each.key)]),
                    ),
                  )
                }
              />
            </Field>
          )}
        </For>
        <ScoreTotal
          panel={panel}
          candidate={candidate}
          total={total()}
          changed={changed()}
          sending={sending()}
        />
      </Columns>
      <Outlier panel={panel} id={candidate.id} />
      <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
      {props.steps(
        <Row nowrap>
          <Button
            size="large"
            why={why() ?? (changed() ? null : t('ballot.unchanged'))}
            quietWhy
            busy={sending()}
            onPress={() => void send(false)}
          >
            {t('ballot.score.save')}
          </Button>
          <Button
            kind="primary"
            size="large"
            block
            why={why()}
            busy={sending()}
            onPress={() => setLocking(true)}
          >
            {t('ballot.score.submit')}
          </Button>
        </Row>,
      )}
      <Sheet
        open={locking()}
        onClose={() => setLocking(false)}
        title={t('ballot.score.lock.title', { name: candidate.name })}
        effect={t('ballot.score.lock.effect')}
        action={t('ballot.score.lock.act')}
        onConfirm={() => send(true)}
      >
        <p class="name">
          {t('ballot.score.total')} {total() === null ? '–' : points(total()!)}{' '}
          {total() === null ? '' : bandOf(rules()?.bands ?? [], total()!)}
        </p>
        <Outlier panel={panel} id={candidate.id} />
      </Sheet>
    </>
  )
}

/** The sum as it grows, its band, and how it is kept; after all have locked, the group's mean. */
function ScoreTotal(props: {
  panel: LivePanel
  candidate: CandidateRecord
  total: number | null
  changed: boolean
  sending: boolean
}) {
  const mine = () => props.panel.mine(props.candidate.id)
  const shown = () => props.total ?? mine()?.total ?? null
  return (
    <div role="status">
      <p class="meta">{t('ballot.score.total')}</p>
      <p>
        <b class="figure">{shown() === null ? '–' : points(shown()!)}</b>{' '}
        {shown() === null ? '' : bandOf(props.panel.panel()?.rules.score.bands ?? [], shown()!)}
      </p>
      <Show when={mine()?.scored}>
        <StateWord kind="done">{t('ballot.score.locked')}</StateWord>
      </Show>
      <Show when={!mine()?.scored && props.sending}>
        <StateWord kind="half">{t('form.saving')}</StateWord>
      </Show>
      <Show when={!mine()?.scored && !props.sending && props.changed}>
        <StateWord kind="wait">{t('ballot.kept')}</StateWord>
      </Show>
      <Show when={!mine()?.scored && !props.sending && !props.changed && mine()?.parts}>
        <StateWord kind="half">{t('ballot.score.draft')}</StateWord>
      </Show>
      <Show when={props.candidate.score}>
        {(score) => (
          <p class="meta">{t('ballot.score.mean', { mean: points(score().final), n: score().n })}</p>
        )}
      </Show>
    </div>
  )
}

/** Told to the author alone: this total lies far from the others'. */
function Outlier(props: { panel: LivePanel; id: string }) {
  return (
    <Show when={props.panel.mine(props.id)?.outlier}>
      {(gap) => (
        <Notice>
          <p>
            {t(gap() > 0 ? 'ballot.score.outlier.high' : 'ballot.score.outlier.low', {
              n: points(Math.abs(gap())),
            })}
          </p>
        </Notice>
      )}
    </Show>
  )
}
