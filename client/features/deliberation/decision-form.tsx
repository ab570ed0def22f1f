import { For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { clock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Segment } from '../../ui/segment.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { type Decision, OPINION_MAX } from './draft.ts'

const PHRASES = ['1', '2', '3'] as const

/** Result and opinion on one candidate. The result stands as the rule says; changing it is offered only if it may be. */
export function DecisionForm(props: { panel: LivePanel; decision: Decision; rule: boolean }) {
  const rules = () => props.panel.panel()?.rules
  const draft = () => props.decision.draft()
  const fixed = () => (rules()?.againstTally ? null : t('deliberation.result.fixed'))
  const kind = () => (draft().pass ? 'pass' : 'fail')
  const add = (phrase: string): void => {
    const before = draft().opinion.trim()
    props.decision.change({ opinion: before ? `${before}${phrase}` : phrase })
    void props.decision.save()
  }
  return (
    <Stack gap={4}>
      <Row gap={4}>
        <b>{t('deliberation.result.label')}</b>
        <Segment
          touch
          label={t('deliberation.result.label')}
          value={draft().pass ? 'pass' : 'fail'}
          onChange={(value) => props.decision.change({ pass: value === 'pass' })}
          options={[
            { value: 'pass' as const, label: t('deliberation.pass'), why: props.rule ? null : fixed() },
            { value: 'fail' as const, label: t('deliberation.fail'), why: props.rule ? fixed() : null },
          ]}
        />
        <Show when={rules()?.againstTally}>
          <span class="meta">{t('deliberation.result.free')}</span>
        </Show>
      </Row>
      <Show when={props.decision.against()}>
        <Field
          required
          label={t('deliberation.reason')}
          error={draft().reason.trim() ? null : t('deliberation.reason.missing')}
        >
          <TextArea
            rows={2}
            max={500}
            value={draft().reason}
            onInput={(reason) => props.decision.change({ reason })}
            onBlur={() => void props.decision.save()}
          />
        </Field>
      </Show>
      <Field
        required={rules()?.opinionRequired === true}
        label={t('deliberation.opinion')}
        end={<SaveLine decision={props.decision} />}
        error={[...draft().opinion.trim()].length > OPINION_MAX ? t('deliberation.over') : null}
      >
        <TextArea
          rows={2}
          max={OPINION_MAX}
          value={draft().opinion}
          onInput={(opinion) => props.decision.change({ opinion })}
          onBlur={() => void props.decision.save()}
        />
      </Field>
      <Show when={props.decision.problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
      <fieldset>
        <legend class="sr-only">{t('deliberation.phrases')}</legend>
        <Row gap={0}>
          <For each={PHRASES}>
            {(n) => (
              <Button kind="quiet" size="touch" onPress={() => add(t(`deliberation.phrase.${kind()}.${n}`))}>
                {t(`deliberation.phrase.${kind()}.${n}`)}
              </Button>
            )}
          </For>
        </Row>
      </fieldset>
    </Stack>
  )
}

function SaveLine(props: { decision: Decision }) {
  const word = () => {
    const state = props.decision.state()
    if (state === 'saving') return t('deliberation.saving')
    if (state === 'dirty' || state === 'held' || state === 'refused') return t('deliberation.unsaved')
    const at = props.decision.savedAt()
    return at === null ? t('deliberation.opinion.hint') : t('deliberation.saved', { time: clock(at) })
  }
  return <span>{word()}</span>
}
