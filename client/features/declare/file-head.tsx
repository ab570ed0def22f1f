import { For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { dayClock } from '../../lib/time.ts'
import { FileState } from './file-state.tsx'
import { lasts } from './life-line.tsx'
import type { Part } from './places.ts'
import { PointList } from './point-list.tsx'
import { fileName } from './queries.ts'
import { useRoom } from './room.ts'

/** What file it is, how it stands, until when; on top of everything why it came back. */
export function FileHead(props: { current: Part }) {
  const room = useRoom()
  const file = () => room.file()
  const isBack = () => file().state === 'returned' || file().state === 'correcting'
  const due = () => (file().state === 'correcting' ? file().correctBy : file().deadlineAt)
  const rest = () => file().points.filter(({ section }) => section !== props.current)
  return (
    <div class="declare-head">
      <p>
        <b>{fileName(room.reference, file())}</b>{' '}
        <span class="meta">{t('declare.year', { year: file().year })}</span>{' '}
        <FileState state={file().state} />
      </p>
      <Show when={room.isOpen() && due()}>
        {(at) => (
          <p class="meta">
            {t(file().state === 'correcting' ? 'declare.due.correct' : 'declare.due', {
              time: dayClock(at()),
              left: lasts(at() - serverNow()),
            })}
          </p>
        )}
      </Show>
      <Show when={isBack()}>
        <section class="declare-back" aria-label={t('declare.back')}>
          <h2>{t(file().state === 'correcting' ? 'declare.back.correct' : 'declare.back')}</h2>
          <Show when={file().returnReason}>{(reason) => <p class="declare-text">{reason()}</p>}</Show>
          <Show when={rest().length > 0}>
            <Show when={props.current !== 'check' && rest().length < file().points.length}>
              <p class="meta">{t('declare.back.elsewhere')}</p>
            </Show>
            <PointList points={rest()} />
          </Show>
        </section>
      </Show>
      <For
        each={room.open().filter((each) => each.section !== props.current && each.status() === 'conflict')}
      >
        {() => <p class="now">{t('declare.conflict.waiting')}</p>}
      </For>
    </div>
  )
}
