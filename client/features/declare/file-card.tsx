import { Show } from 'solid-js'
import { EDITABLE } from '../../../shared/declare/declaration.ts'
import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { dayClock } from '../../lib/time.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Row } from '../../ui/layout.tsx'
import { FileState } from './file-state.tsx'
import { LifeLine, lasts, waited } from './life-line.tsx'
import { filePlace } from './places.ts'
import { fileName, type Mine, type Reference } from './queries.ts'

const NEAR_MS = 7 * 24 * 60 * 60_000

/** One own file: what it is, how it stands in one sentence, its way, and the one thing to do. */
export function FileCard(props: { file: Mine; reference: Reference }) {
  const file = () => props.file
  const isMine = () => EDITABLE.includes(file().state)
  const isUrgent = () => file().state === 'returned' || file().state === 'correcting'
  const due = () => (file().state === 'correcting' ? file().correctBy : file().deadlineAt)
  const isEnded = () => file().endedAt !== null || file().acceptedAt !== null
  return (
    <article
      class="declare-card"
      data-now={isUrgent() ? '' : undefined}
      aria-label={fileName(props.reference, file())}
    >
      <header>
        <h3>
          <a href={filePlace(file().id)}>{fileName(props.reference, file())}</a>
        </h3>
        <FileState state={file().state} />
      </header>
      <p class="meta">
        {t('declare.year', { year: file().year })}
        <Show when={file().committeeName}> · {file().committeeName}</Show>
      </p>
      <p>{sentence(file())}</p>
      <Show when={isUrgent() && file().returnReason}>
        {(reason) => <blockquote class="declare-reason">{reason()}</blockquote>}
      </Show>
      <Show when={!isEnded() && due()}>
        {(at) => (
          <p class={at() - serverNow() < NEAR_MS ? 'now' : 'meta'}>
            {t(file().state === 'correcting' ? 'declare.due.correct' : 'declare.due', {
              time: dayClock(at()),
              left: lasts(at() - serverNow()),
            })}
          </p>
        )}
      </Show>
      <Show when={file().way.length > 0 && !isMine() && file().state !== 'withdrawn'}>
        <LifeLine brief way={file().way} />
      </Show>
      <Row>
        <ButtonLink
          href={filePlace(file().id)}
          size="touch"
          {...(isMine() ? { kind: 'primary' as const } : {})}
        >
          {t(isUrgent() ? 'declare.go.mend' : isMine() ? 'declare.go.fill' : 'declare.go.look')}
        </ButtonLink>
      </Row>
    </article>
  )
}

/** How it stands, as one would say it. */
function sentence(file: Mine): string {
  const { state, deskOrgName, deskDuty, deskSince, endCause } = file
  if ((state === 'climbing' || state === 'waiting') && deskDuty && deskSince)
    return t('declare.at.desk', {
      org: deskOrgName,
      duty: t(`form.duty.${deskDuty}`),
      time: dayClock(deskSince),
      ...waited(deskSince),
    })
  if (endCause) return t(`form.cause.${endCause}`)
  const at = file.acceptedAt ?? file.endedAt ?? deskSince
  const said = { org: deskOrgName || file.committeeName, ...(at ? { time: dayClock(at) } : {}) }
  // steps that stay behind it are not gone again
  if (state === 'returned' && file.way.some((step) => step.state === 'done'))
    return t('declare.at.returned.on', said)
  return t(`declare.at.${state}`, said)
}
