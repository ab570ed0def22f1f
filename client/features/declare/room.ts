import {
  createContext,
  createEffect,
  createMemo,
  createSignal,
  getOwner,
  on,
  runWithOwner,
  untrack,
  useContext,
} from 'solid-js'
import { faultsOf } from '../../../shared/declare/check.ts'
import type { Fault } from '../../../shared/declare/fault.ts'
import { type Contents, empty } from '../../../shared/declare/form.ts'
import { FILLED, type Section } from '../../../shared/declare/sections.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { Asking } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { day } from '../../lib/time.ts'
import { createKeeper, type Keeper } from './keeper.ts'
import type { File, Reference } from './queries.ts'
import type { Uploads } from './uploads.ts'

/**
 * One file while its pages are open: what the server has, the sections being edited, what is wrong with what stands
 * there now, by the same rules as the server's. Sections keep saving when another one is shown.
 */
export function createRoom(options: {
  query: Asking<File>
  file: () => File
  reference: Reference
  uploads: Uploads
}) {
  const { file, reference, uploads } = options
  const owner = getOwner()
  const [keepers, setKeepers] = createSignal<Partial<Record<Section, Keeper>>>({})
  /** Fields that were left, and sections whose gaps are shown because one was sent there. */
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const [typed, setTyped] = createSignal<ReadonlySet<string>>(new Set())

  const storedOf = (section: Section) =>
    file().sections.find((each) => each.section === section) ?? { version: 0, content: empty() }

  function keeper(section: Section): Keeper {
    const known = untrack(keepers)[section]
    if (known) return known
    const made = runWithOwner(owner, () =>
      createKeeper({
        id: file().id,
        section,
        stored: storedOf(section),
      }),
    )!
    setKeepers((before) => ({ ...before, [section]: made }))
    return made
  }

  createEffect(
    on(
      file,
      (next) => {
        for (const each of next.sections) untrack(keepers)[each.section]?.newer(each)
      },
      { defer: true },
    ),
  )

  const may = (action: File['actions'][number]['action']) =>
    file().actions.find((each) => each.action === action) ?? null
  const filled = (): readonly Section[] => FILLED[file().kind]
  const contentOf = (section: Section) => keepers()[section]?.content ?? storedOf(section).content
  const faults = createMemo((): Fault[] => {
    if (may('save') === null) return []
    const { kind, files, year, known } = file()
    const { series, level, title, specialty, reviewType, committeeId } = file()
    const contents: Contents = Object.fromEntries(filled().map((section) => [section, contentOf(section)]))
    return faultsOf({
      ...{ kind, contents, files, year },
      application: { series, level, title, specialty, reviewType, committeeId },
      person: { birthDate: known.birthDate ?? '' },
      today: day(serverNow()),
      find: reference.ready()
        ? (list, code) => reference.items(list).find((item) => item.code === code)
        : undefined,
    })
  })
  const named = (section: Section): boolean => file().points.some((point) => point.section === section)

  return {
    file,
    reference,
    uploads,
    filled,
    faults,
    keeper,
    refetch: () => options.query.refetch(),
    may,
    /** With the applicant, who may write. */
    isOpen: (): boolean => may('save') !== null,
    /** In 补正 only the named sections may be touched. */
    mayEdit: (section: Section): boolean =>
      may('save') !== null && (file().state !== 'correcting' || named(section)),
    named,
    contentOf,
    /** Sections that are not with the server yet. */
    open: (): Keeper[] => Object.values(keepers()).filter((each) => each.isOpen()),
    /** Sends what is left; the first refusal, or null when all is there. */
    async flush(): Promise<Problem | null> {
      for (const each of Object.values(keepers())) {
        if (each.isOpen()) await each.save()
        if (each.isOpen()) return each.problem() ?? { code: 'stale' }
      }
      return null
    },
    isLeft: (key: string): boolean => left().has(key),
    leave: (key: string): void => void setLeft((before) => new Set(before).add(key)),
    isTyped: (key: string): boolean => typed().has(key),
    type: (key: string): void => {
      if (!untrack(typed).has(key)) setTyped((before) => new Set(before).add(key))
    },
  }
}

export type Room = ReturnType<typeof createRoom>

const Context = createContext<Room>()
export const RoomProvider = Context.Provider

export function useRoom(): Room {
  const room = useContext(Context)
  if (!room) throw new Error('outside of a file')
  return room
}
