import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, Match, on, Show, Switch } from 'solid-js'
import './file.css'
import './check.css'
import './form.css'
import './documents.css'
import { SECTIONS, type Section } from '../../../shared/declare/sections.ts'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { Region } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { CheckPage } from './check-page.tsx'
import { FileHead } from './file-head.tsx'
import { FileRail, FileSteps } from './file-rail.tsx'
import { FileSide } from './file-side.tsx'
import { focusField } from './focus.ts'
import { filePlace, inside, type Part } from './places.ts'
import { type File as FileData, fileName, useFormReference } from './queries.ts'
import { createRoom, RoomProvider, useRoom } from './room.ts'
import { SectionPage } from './section-page.tsx'
import { useUploads } from './uploads-context.tsx'
import { WayPage } from './way-page.tsx'

/** One file: its form while it is with the applicant, its way and its content ever after. */
export default function File() {
  const params = useParams()
  const query = useAsk('declare.get', () => ({ id: params.id ?? '' }), { keep: true })
  const id = () => query.data?.id
  return (
    <Show
      when={id() === params.id ? params.id : undefined}
      keyed
      fallback={
        <Region width="form">
          <Loaded query={query} title={t('declare.title')} lines={10}>
            {() => <span class="sr-only">{t('state.loading')}</span>}
          </Loaded>
        </Region>
      }
    >
      {(_id) => <Open query={query} />}
    </Show>
  )
}

function Open(props: { query: ReturnType<typeof useAsk<'declare.get'>> }) {
  const reference = useFormReference()
  const uploads = useUploads()
  // what was read stays while it is asked again, and when that fails
  const file = createMemo<FileData>((before) => props.query.data ?? before, props.query.data!)
  const room = createRoom({ query: props.query, file, reference, uploads })
  createEffect(() => {
    document.title = `${fileName(reference, file())} · ${t('entrance.declare')}`
  })
  return (
    <RoomProvider value={room}>
      <Parts />
    </RoomProvider>
  )
}

function Parts() {
  const room = useRoom()
  const params = useParams()
  const navigate = useNavigate()
  const [search] = useSearchParams<{ row?: string; field?: string; slot?: string }>()
  const isSection = (part: string | undefined): part is Section =>
    SECTIONS.some((section) => section === part)
  /** Without a part: what is to be mended, the first gap, or the way. */
  const first = (): Part => {
    const { points } = room.file()
    if (!room.isOpen()) return 'way'
    return points[0]?.section ?? room.faults().find(({ blocks }) => blocks)?.section ?? 'check'
  }
  const part = createMemo((): Part => {
    const asked = params.section
    if (asked === 'way' || (asked === 'check' && room.isOpen())) return asked
    return isSection(asked) && room.filled().includes(asked) ? asked : first()
  })
  createEffect(() => {
    if (part() !== params.section) navigate(inside(filePlace(room.file().id, part())), { replace: true })
  })
  createEffect(
    on(
      () => [part(), search.row, search.field, search.slot] as const,
      ([now, row, field, slot], before) => {
        if (row || field || slot) {
          if (isSection(now)) room.leave(now)
          focusField({ row, field, slot })
        } else if (before && before[0] !== now) {
          document.getElementById('main')?.scrollTo(0, 0)
          window.scrollTo(0, 0)
          document.getElementById('section-title')?.focus({ preventScroll: true })
        }
      },
    ),
  )
  return (
    <div class="declare-file">
      <FileRail current={part()} />
      <div class="declare-body">
        <FileHead current={part()} />
        <Switch>
          <Match when={part() === 'way'}>
            <WayPage />
          </Match>
          <Match when={part() === 'check'}>
            <CheckPage />
          </Match>
          <Match when={part() as Section} keyed>
            {(section) => (
              // an entry one was sent to is open from the beginning
              <Show when={search.row ?? section} keyed>
                <SectionPage section={section} row={search.row} />
              </Show>
            )}
          </Match>
        </Switch>
        <FileSteps current={part()} />
      </div>
      <FileSide current={part()} />
    </div>
  )
}
