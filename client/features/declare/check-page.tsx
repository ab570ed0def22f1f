import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { PROMISE_VERSION } from '../../../shared/declare/promise.ts'
import type { Problem } from '../../../shared/problem.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { day } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Section } from '../../ui/layout.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { FaultList } from './fault-list.tsx'
import { filePlace, inside } from './places.ts'
import { PrintButtons } from './print-buttons.tsx'
import { told } from './queries.ts'
import { useRoom } from './room.ts'

/** What this page tells by itself, and newer than the last answer. */
const OWN: ReadonlySet<string> = new Set(['declare.incomplete', 'declare.promise'])

/** 检查与提交: everything that is wrong with the way to its place, the promise, and the hand-in (M-2.11). */
export function CheckPage() {
  const room = useRoom()
  const act = useAct()
  const navigate = useNavigate()
  const [agreed, setAgreed] = createSignal(false)
  const [asking, setAsking] = createSignal(false)
  const blocks = () => room.faults().filter((fault) => fault.blocks)
  const notes = () => room.faults().filter((fault) => !fault.blocks)
  const coming = () =>
    room.uploads.list().filter(({ id, state }) => id === room.file().id && state !== 'failed').length
  const why = (): string | null => {
    if (room.open().length) return t('declare.submit.unsaved')
    if (coming()) return t('declare.submit.uploading', { n: coming() })
    if (blocks().length) return t('declare.submit.faults', { n: blocks().length })
    const refused = room.may('submit')?.problem
    if (refused && !OWN.has(refused.code)) return told(refused)
    return agreed() ? null : t('declare.submit.promise')
  }
  async function submit(): Promise<Problem | null> {
    const unsaved = await room.flush()
    if (unsaved) return unsaved
    const { id, version } = room.file()
    return act('declare.submit', { id, version, promise: PROMISE_VERSION }, () =>
      navigate(inside(filePlace(id, 'way'))),
    )
  }
  return (
    <article class="declare-section" aria-labelledby="section-title">
      <header class="declare-section-head">
        <h1 class="title" id="section-title" tabindex="-1">
          {t('declare.part.check')}
        </h1>
      </header>
      <Section
        title={t('declare.check.blocks')}
        meta={blocks().length ? t('declare.check.n', { n: blocks().length }) : undefined}
        gap={0}
      >
        <Show
          when={blocks().length > 0}
          fallback={
            <p class="good declare-line">
              <Mark kind="tick" /> {t('declare.check.clean')}
            </p>
          }
        >
          <FaultList faults={blocks()} />
        </Show>
      </Section>
      <Show when={notes().length > 0}>
        <Section title={t('declare.check.notes')} meta={t('declare.check.notes.hint')} gap={0}>
          <FaultList faults={notes()} />
        </Section>
      </Show>
      <Section title={t('declare.print.title')} gap={3}>
        <PrintButtons />
      </Section>
      <Section title={t('form.promise.title')} gap={3}>
        <div class="declare-promise declare-text">{t('form.promise.text')}</div>
        <Checkbox checked={agreed()} onChange={setAgreed}>
          {t('form.promise.agree')}
        </Checkbox>
        <p class="declare-sign">
          <span>{t('declare.promise.signed')}</span> <b>{room.file().known.name ?? ''}</b>{' '}
          <span class="meta">{day(serverNow())}</span>
        </p>
      </Section>
      <div>
        <Button kind="primary" size="large" why={why()} onPress={() => setAsking(true)}>
          {t('declare.submit')}
        </Button>
      </div>
      <Sheet
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('declare.submit')}
        effect={effect()}
        action={t('declare.submit.confirm')}
        onConfirm={submit}
      />
    </article>
  )

  function effect(): string {
    const first = room.file().way[0]
    const to = first?.orgName ?? ''
    if (room.file().kind === 'expert') return t('declare.submit.effect.expert', { org: to })
    return t(room.file().counted ? 'declare.submit.effect' : 'declare.submit.effect.free', { org: to })
  }
}
