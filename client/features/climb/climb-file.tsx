import { useParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, Match, on, Show, Switch } from 'solid-js'
import type { Section } from '../../../shared/declare/sections.ts'
import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { Region, Spacer, Stack } from '../../ui/layout.tsx'
import { dataOf, Loaded } from '../../ui/loaded.tsx'
import { Popover } from '../../ui/popover.tsx'
import './climb-file.css'
import { useClimbList } from './climb-list.tsx'
import { Documents, OpenDocument } from './documents.tsx'
import { createFileActs, FileFoot, FileSheets, mayAct } from './file-acts.tsx'
import { FileChanged, FileHead } from './file-head.tsx'
import { FilePart } from './file-part.tsx'
import { useKeys } from './keys.ts'
import { KeysDrawer } from './keys-drawer.tsx'
import { marksOf } from './marks.ts'
import { useNeighbours } from './neighbours.ts'
import { usePlace } from './place.ts'
import { type ClimbFile, type SlotFile, sectionWord, useFile } from './queries.ts'
import { type Part, partsOf, Rail } from './rail.tsx'

/**
 * The reviewer's page (M-4.1.6): one file as it was handed in, section by section with its documents beside, decided
 * at the foot; then the next one of the list opens by itself.
 */
export default function ClimbFilePage() {
  const params = useParams<{ id: string }>()
  const id = () => params.id
  const place = usePlace()
  const list = useClimbList(place)
  const neighbours = useNeighbours(id, place, list)
  const query = useFile(id)
  const file = () => {
    const found = dataOf(query)
    return found?.id === id() ? found : undefined
  }
  // a sheet that has just decided this file still reads it while the next one is on its way
  const one = createMemo((before: ClimbFile | undefined) => file() ?? before) as () => ClimbFile
  const reference = useReference('series', 'level', 'title', 'ethnic', 'politics', 'education', 'degree')
  const acts = createFileActs()
  const staff = useStaff()
  const marks = () => marksOf(one(), staff.me.actor.accountId)
  let side: HTMLElement | undefined
  const [part, setPart] = createSignal<Part | null>(null)
  const [document, setDocument] = createSignal<SlotFile | null>(null)
  const [helping, setHelping] = createSignal(false)
  /** The version that was read here; another means that somebody else has acted meanwhile. */
  const [read, setRead] = createSignal<number | null>(null)
  const parts = createMemo((): Part[] => (file() ? partsOf(file()!) : []))
  const here = (): Part => {
    const wanted = part()
    return wanted && parts().includes(wanted) ? wanted : firstOf(file())
  }
  const show = (next: Part | undefined): void => {
    if (!next) return
    setDocument(null)
    setPart(next)
  }
  createEffect(
    on(id, () => {
      setPart(null)
      setDocument(null)
      setRead(null)
      acts.end()
    }),
  )
  createEffect(() => {
    const version = file()?.version
    if (version !== undefined && read() === null) setRead(version)
  })

  /** On to the next file of the list; a file of which one has passed only a part stays. */
  function decided(left: boolean): void {
    setRead(null)
    if (left) return
    const next = neighbours.after()
    if (next && next !== id()) neighbours.open(next)
    else neighbours.back()
  }
  const keys = useKeys({
    file: (by) => void neighbours.step(by),
    section: (by) => show(parts()[parts().indexOf(here()) + by]),
    sectionAt: (n) => show(parts()[n]),
    pass: () => {
      const found = file()
      if (!found) return
      if (mayAct(found, 'pass')) acts.begin('pass')
      else if (mayAct(found, 'accept')) acts.begin('accept')
    },
    sendBack: () => {
      const found = file()
      if (!found) return
      if (mayAct(found, 'sendBack')) acts.begin('sendBack')
      else if (mayAct(found, 'correct')) acts.begin('correct')
    },
    help: () => setHelping(true),
  })

  return (
    <div class="climb-file">
      <div class="climb-steps no-print">
        <a href={neighbours.listHref()}>{t('climb.back', { list: t(`climb.place.${place()}`) })}</a>
        <Spacer />
        <Show when={neighbours.n()}>
          {(n) => <span class="meta nowrap">{t('climb.nth', { n: n(), all: neighbours.total() })}</span>}
        </Show>
        <Button kind="quiet" off={!neighbours.has(-1)} onPress={() => void neighbours.step(-1)}>
          {t('climb.previous')}
        </Button>
        <Button kind="quiet" off={!neighbours.has(1)} onPress={() => void neighbours.step(1)}>
          {t('climb.next')}
        </Button>
        {/* the printed form holds every section: whoever reads only some prints none */}
        <Show when={file()?.hidden.length === 0}>
          <Popover label={t('climb.print')}>
            <Stack gap={2}>
              <For each={['table', 'brief'] as const}>
                {(form) => (
                  <a
                    class="nowrap"
                    href={link('climb.print', { id: one().id, form })}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {t(`climb.print.${form}`)}
                  </a>
                )}
              </For>
            </Stack>
          </Popover>
        </Show>
        <Button kind="quiet" onPress={() => setHelping(true)}>
          {t('climb.keys')}
        </Button>
      </div>
      <Switch
        fallback={
          <Region>
            <Loaded query={query} lines={12} title={t(`climb.place.${place()}`)}>
              {() => null}
            </Loaded>
          </Region>
        }
      >
        <Match when={file() !== undefined}>
          <FileHead file={one()} reference={reference} />
          <Show when={read() !== null && read() !== one().version}>
            <FileChanged file={one()} onRead={() => setRead(one().version)} />
          </Show>
          <div class="climb-body" data-document={document() ? '' : undefined}>
            <Rail file={one()} part={here()} marks={marks()} onPart={show} />
            <section
              class="climb-main"
              data-scrolls
              tabindex="0"
              aria-label={here() === 'overview' ? t('climb.overview') : sectionWord(here() as Section)}
            >
              <FilePart
                file={one()}
                part={here()}
                reference={reference}
                marks={marks()}
                onPart={show}
                onOpen={setDocument}
                onPass={(section) => acts.begin('pass', [section])}
                onDocuments={() => side?.scrollIntoView({ block: 'start' })}
              />
            </section>
            <Show when={here() !== 'overview' && (here() !== 'unit' || document())}>
              <aside class="climb-side" data-scrolls ref={side}>
                <Show
                  when={document()}
                  fallback={<Documents file={one()} section={here() as Section} onOpen={setDocument} />}
                >
                  {(open) => (
                    <OpenDocument fileId={one().id} document={open()} onClose={() => setDocument(null)} />
                  )}
                </Show>
              </aside>
            </Show>
          </div>
          <FileFoot file={one()} acts={acts} marks={marks()} />
          <FileSheets file={one()} acts={acts} marks={marks()} onDone={decided} />
        </Match>
      </Switch>
      <KeysDrawer open={helping()} on={keys.on()} onTurn={keys.turn} onClose={() => setHelping(false)} />
    </div>
  )
}

/** What is mine to read comes first; a file that asks nothing of me opens with its way. */
const firstOf = (file: ClimbFile | undefined): Part => file?.openMine[0] ?? 'overview'
