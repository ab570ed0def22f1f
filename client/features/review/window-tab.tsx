import { createEffect, on, Show } from 'solid-js'
import type { Result } from '../../../shared/problem.ts'
import { durationText } from '../../lib/duration.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { DateTimeInput } from '../../ui/date-input.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Field } from '../../ui/field.tsx'
import { createForm } from '../../ui/form.ts'
import { FormStatus } from '../../ui/form-status.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { reasonFault } from '../../ui/reason-sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { guardLeaving } from './guard.ts'
import type { Review } from './queries.ts'
import { windowText } from './words.ts'

interface Values extends Record<string, unknown> {
  startsAt: string | null
  endsAt: string | null
  reason: string
}

const valuesOf = (review: Review): Values => ({
  startsAt: new Date(review.startsAt).toISOString(),
  endsAt: new Date(review.endsAt).toISOString(),
  reason: '',
})

function check(values: Values): Partial<Record<keyof Values & string, string>> {
  const found: Record<string, string> = {}
  if (!values.startsAt) found.startsAt = t('form.required.missing', { label: t('window.starts') })
  if (!values.endsAt) found.endsAt = t('form.required.missing', { label: t('window.ends') })
  else if (values.startsAt && values.endsAt <= values.startsAt) found.endsAt = t('window.order')
  else if (Date.parse(values.endsAt) <= serverNow()) found.endsAt = t('window.past')
  const reason = reasonFault(values.reason)
  if (reason) found.reason = reason
  return found
}

/** 时间: the window in which the accounts live; changed and extended with a reason (I-7). */
export function WindowTab(props: { review: Review }) {
  const staff = useStaff()
  const act = useAct()
  const editable = () =>
    staff.may('review.edit') && (props.review.status === 'draft' || props.review.status === 'approved')
  const form = createForm<Values>({
    initial: valuesOf(props.review),
    check,
    save: async (values): Promise<Result<null>> => {
      const found = await act('review.setWindow', {
        reviewId: props.review.id,
        startsAt: Date.parse(values.startsAt ?? ''),
        endsAt: Date.parse(values.endsAt ?? ''),
        reason: values.reason.trim(),
      })
      return found ? { ok: false, problem: found } : { ok: true, value: null }
    },
  })
  guardLeaving(form.dirty)
  createEffect(
    on(
      () => [props.review.startsAt, props.review.endsAt],
      () => !form.dirty() && form.reset(valuesOf(props.review)),
      { defer: true },
    ),
  )
  const extend = (minutes: number): void => {
    const from = Math.max(props.review.endsAt, serverNow())
    form.set('endsAt', new Date(from + minutes * 60_000).toISOString())
  }
  const left = () => props.review.endsAt - serverNow()
  return (
    <Stack gap={8}>
      <Facts
        facts={[
          [t('window.now'), windowText(props.review.startsAt, props.review.endsAt), 'wide'],
          [
            t('window.left'),
            left() > 0 ? durationText(left()) : <span class="bad">{t('window.over')}</span>,
            'wide',
          ],
        ]}
      />
      <p class="prose meta">{t('window.text')}</p>
      <Show when={editable()} fallback={<p class="meta">{t('window.shut')}</p>}>
        <Section gap={3} title={t('window.change')}>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void form.submit()
            }}
          >
            <Stack gap={5}>
              <Row gap={5} align="start">
                <Field label={t('window.starts')} required error={form.error('startsAt')}>
                  <DateTimeInput
                    value={form.values.startsAt}
                    onChange={(value) => form.set('startsAt', value)}
                    onBlur={() => form.blur('startsAt')}
                  />
                </Field>
                <Field label={t('window.ends')} required error={form.error('endsAt')}>
                  <DateTimeInput
                    value={form.values.endsAt}
                    onChange={(value) => form.set('endsAt', value)}
                    onBlur={() => form.blur('endsAt')}
                  />
                </Field>
              </Row>
              <Row gap={3}>
                <span class="meta">{t('window.extend')}</span>
                <Button onPress={() => extend(30)}>{t('window.minutes', { n: 30 })}</Button>
                <Button onPress={() => extend(60)}>{t('window.hours', { n: 1 })}</Button>
                <Button onPress={() => extend(120)}>{t('window.hours', { n: 2 })}</Button>
              </Row>
              <Field
                label={t('sheet.reason')}
                required
                hint={t('sheet.reason.hint')}
                error={form.error('reason')}
              >
                <TextArea
                  value={form.values.reason}
                  onInput={(value) => form.set('reason', value)}
                  onBlur={() => form.blur('reason')}
                  max={500}
                />
              </Field>
              <Row gap={3}>
                <Button kind="primary" size="touch" type="submit" busy={form.status() === 'saving'}>
                  {t('window.save')}
                </Button>
                <FormStatus form={form} />
              </Row>
            </Stack>
          </form>
        </Section>
      </Show>
    </Stack>
  )
}
