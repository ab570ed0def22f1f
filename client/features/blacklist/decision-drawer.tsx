import { Show } from 'solid-js'
import {
  BLACKLIST_GRADES,
  type BlacklistGrade,
  endOf,
  startProblem,
} from '../../../shared/blacklist/blacklist.ts'
import { addDays } from '../../../shared/calendar/days.rules.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { day } from '../../lib/time.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { createForm } from '../../ui/form.ts'
import { FormDrawer } from '../../ui/form-drawer.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/reading.tsx'
import { Segment } from '../../ui/segment.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { EntryDetail } from './queries.ts'

const gradeOf = (text: string) => Number(text) as BlacklistGrade

/** 处理决定 (M-7.2.3): text, paper, term; the last day is reckoned in sight of whoever decides. */
export function DecisionDrawer(props: { of: EntryDetail; onClose: () => void }) {
  const act = useAct()
  const today = day(serverNow())
  const { id, version } = props.of
  const form = createForm({
    initial: { decision: '', decisionNo: '', grade: '1', startOn: today },
    check: ({ decision, decisionNo, grade, startOn }) => {
      const wrong = startProblem(startOn, gradeOf(grade), today)
      return {
        ...(!decision.trim() && { decision: t('blacklist.fault.decision') }),
        ...(!decisionNo.trim() && { decisionNo: t('blacklist.fault.no') }),
        ...(wrong && { startOn: problemText(wrong) }),
      }
    },
    save: async ({ decision, decisionNo, grade, startOn }) => {
      const input = { id, version, decision, decisionNo, grade: gradeOf(grade), startOn }
      const problem = await act('blacklist.activate', input, () => toast(t('blacklist.activate.done')))
      return problem ? { ok: false, problem } : { ok: true, value: null }
    },
  })
  const grade = () => gradeOf(form.values.grade)
  const endOn = () =>
    startProblem(form.values.startOn, grade(), today) ? null : endOf(form.values.startOn, grade())
  const effect = () =>
    form.values.startOn <= today
      ? props.of.running
        ? t('blacklist.activate.effect.running', { n: props.of.running })
        : t('blacklist.activate.effect.now')
      : t('blacklist.activate.effect.later', { day: form.values.startOn })
  return (
    <FormDrawer
      form={form}
      onClose={props.onClose}
      title={t('blacklist.activate.title', { name: props.of.name })}
      action={t('blacklist.activate.confirm')}
    >
      <Stack gap={5}>
        <Field
          label={t('blacklist.activate.decision')}
          required
          hint={t('blacklist.activate.decision.hint')}
          error={form.error('decision')}
        >
          <TextArea
            value={form.values.decision}
            onInput={(next) => form.set('decision', next)}
            onBlur={() => form.blur('decision')}
            max={300}
            rows={4}
          />
        </Field>
        <TextField
          form={form}
          name="decisionNo"
          label={t('blacklist.activate.no')}
          required
          hint={t('blacklist.activate.no.hint')}
          maxlength={60}
        />
        <FieldGroup label={t('blacklist.activate.grade')} required>
          <Segment
            touch
            label={t('blacklist.activate.grade')}
            value={form.values.grade}
            onChange={(next) => form.set('grade', next)}
            options={BLACKLIST_GRADES.map((each) => ({
              value: String(each),
              label: t(`blacklist.grade.${each}`),
            }))}
          />
        </FieldGroup>
        <Field label={t('blacklist.activate.start')} required error={form.error('startOn')}>
          <DateInput
            value={form.values.startOn}
            onChange={(next) => form.set('startOn', next)}
            onBlur={() => form.blur('startOn')}
          />
        </Field>
        <div role="status">
          <Show when={endOn()}>
            {(end) => (
              <Notice>
                <Stack gap={2}>
                  <b>{t('blacklist.activate.end', { end: end(), next: addDays(end(), 1) })}</b>
                  <span>{effect()}</span>
                </Stack>
              </Notice>
            )}
          </Show>
        </div>
      </Stack>
    </FormDrawer>
  )
}
