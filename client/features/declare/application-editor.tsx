import { createSignal, onCleanup, Show } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import type { TitleLevel } from '../../../shared/reference/reference.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { clock } from '../../lib/time.ts'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { type Application, ApplicationFields } from './application-fields.tsx'
import { keyOf, useHome } from './queries.ts'
import { useRoom } from './room.ts'

/** A moment after the last change, so that typing a specialty is one change. */
const SAVE_AFTER_MS = 800

/** 申报信息 while the file is with the applicant: every change is kept by itself, like the rest of the form. */
export function ApplicationEditor() {
  const room = useRoom()
  const act = useAct()
  const home = useHome()
  const { series, level, specialty, counted, title, reviewType, committeeId, kind } = room.file()
  const [value, setValue] = createSignal<Application>({
    ...{ series, level: level as TitleLevel, specialty, counted, title, reviewType, committeeId },
  })
  const [savedAt, setSavedAt] = createSignal<number | null>(null)
  const [saving, setSaving] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const own = keyOf({ series, level, specialty: '', counted, left: null })
  let timer: ReturnType<typeof setTimeout> | undefined
  let waits = false

  function change(next: Partial<Application>): void {
    setValue((before) => ({ ...before, ...next }))
    clearTimeout(timer)
    timer = setTimeout(() => void save(), SAVE_AFTER_MS)
    waits = true
  }
  async function save(): Promise<void> {
    clearTimeout(timer)
    const now = value()
    if (!now.series || !now.level || saving()) return
    waits = false
    setSaving(true)
    const once = () => {
      const { id, version } = room.file()
      return act('declare.apply', {
        id,
        version,
        ...now,
        specialty: now.specialty.trim(),
        level: now.level as TitleLevel,
      })
    }
    let found = await once()
    if (found?.code === 'stale') {
      await room.refetch()
      found = await once()
    }
    setSaving(false)
    setProblem(found)
    if (!found) setSavedAt(serverNow())
    if (waits) void save()
  }
  onCleanup(() => {
    if (waits) void save()
  })

  return (
    <Loaded query={home} lines={4}>
      {(found) => (
        <>
          <ApplicationFields
            kind={kind}
            value={value()}
            lines={found().open}
            holds={own}
            reference={room.reference}
            onChange={change}
          />
          <p class="meta" role="status">
            <Show
              when={saving()}
              fallback={
                <Show when={savedAt()}>
                  {(at) => <StateWord kind="done">{t('form.saved', { time: clock(at()) })}</StateWord>}
                </Show>
              }
            >
              <StateWord kind="half">{t('form.saving')}</StateWord>
            </Show>
          </p>
          <Show when={problem()}>{(said) => <ProblemLine problem={said()} />}</Show>
        </>
      )}
    </Loaded>
  )
}
