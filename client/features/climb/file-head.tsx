import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { dayClock } from '../../lib/time.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { PageTitle, Row, Spacer } from '../../ui/layout.tsx'
import { Notice } from '../../ui/reading.tsx'
import { Deadline, DeclarationWord } from './bits.tsx'
import { type ClimbFile, declaredText, fieldText, type Reference, waitedText } from './queries.ts'
import { WayStrip } from './way.tsx'

/** Whose file, what is declared, where it lies since when, and until when it must be accepted. */
export function FileHead(props: { file: ClimbFile; reference: Reference }) {
  const one = () => props.file
  return (
    <header class="climb-head">
      <Row gap={4} align="baseline">
        <PageTitle
          title={one().name}
          meta={
            <>
              {declaredText(one(), props.reference)}
              <Show when={one().kind === 'title'}> · {fieldText(one(), props.reference)}</Show> ·{' '}
              {one().orgName} · {one().idMasked}
            </>
          }
        />
        <Show when={one().reviewType !== 'normal'}>
          <Badge>{t(`form.option.review_type.${one().reviewType}`)}</Badge>
        </Show>
      </Row>
      <Row gap={4}>
        <DeclarationWord state={one().state} />
        <WayStrip way={one().way} />
        <Spacer />
        <span class="meta">
          <Show when={one().deskSince}>{(at) => <span class="nowrap">{waitedText(at())} </span>}</Show>
          <Show when={one().deadlineAt}>
            {(at) => (
              <span class="nowrap">
                · {t('climb.col.deadline')} <Deadline at={at()} ended={one().endedAt !== null} />
              </span>
            )}
          </Show>
        </span>
      </Row>
    </header>
  )
}

/** Somebody else has acted on the file while it stood open here; what was marked and written stays. */
export const FileChanged = (props: { file: ClimbFile; onRead: () => void }) => {
  const last = () => props.file.steps.at(-1)
  return (
    <div class="climb-changed" role="status">
      <Notice>
        <p>
          <Show when={last()} fallback={t('climb.changed')}>
            {(step) =>
              t('climb.changed.by', {
                name: `${step().orgName} ${step().actorName}`.trim(),
                at: dayClock(step().at).slice(11),
                step: t(`form.step.${step().action as 'pass'}`),
              })
            }
          </Show>
        </p>
        <Button onPress={props.onRead}>{t('climb.changed.read')}</Button>
      </Notice>
    </div>
  )
}
