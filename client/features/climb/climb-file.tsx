import { useParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, Match, on, Show, Switch } from 'solid-js'
import { empty, FORM } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useReference } from '../../lib/reference.ts'
import { dayClock } from '../../lib/time.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { PageTitle, Region, Row, Spacer, Stack } from '../../ui/layout.tsx'
import { dataOf, Loaded } from '../../ui/loaded.tsx'
import { Popover } from '../../ui/popover.tsx'
import { Notice } from '../../ui/reading.tsx'
import { Deadline, DeclarationWord } from './bits.tsx'
import './climb-file.css'
import { useClimbList } from './climb-list.tsx'
import { Documents, filesOf, OpenDocument } from './documents.tsx'
import { createFileActs, FileFoot, FileSheets, mayAct } from './file-acts.tsx'
import { useKeys } from './keys.ts'
import { KeysDrawer } from './keys-drawer.tsx'
import { type Marks, marksOf } from './marks.ts'
import { useNeighbours } from './neighbours.ts'
import { Overview } from './overview.tsx'
import { usePlace } from './place.ts'
import { PointPlace } from './point-form.tsx'
import {
  type ClimbFile,
  declaredText,
  fieldText,
  type Reference,
  type SlotFile,
  sectionsText,
  sectionWord,
  useFile,
  waitedText,
} from './queries.ts'
import { type Part, partsOf, Rail, standingOf } from './rail.tsx'
import { SectionView } from './section-view.tsx'
import { UnitPartView } from './unit-part.tsx'
import { WayStrip } from './way.tsx'

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
        <Show when={file() !== undefined}>
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
          <>
            <Head file={one()} reference={reference} />
            <Show when={read() !== null && read() !== one().version}>
              <Changed file={one()} onRead={() => setRead(one().version)} />
            </Show>
            <div class="climb-body" data-document={document() ? '' : undefined}>
              <Rail file={one()} part={here()} marks={marksOf(one().id)} onPart={show} />
              <section
                class="climb-main"
                data-scrolls
                tabindex="0"
                aria-label={here() === 'overview' ? t('climb.overview') : sectionWord(here() as Section)}
              >
                <Main
                  file={one()}
                  part={here()}
                  reference={reference}
                  onPart={show}
                  onPass={(section) => acts.begin('pass', [section])}
                  onDocuments={() => side?.scrollIntoView({ block: 'start' })}
                />
              </section>
              <Show when={here() !== 'overview'}>
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
            <FileFoot file={one()} acts={acts} marks={marksOf(one().id)} />
            <FileSheets file={one()} acts={acts} marks={marksOf(one().id)} onDone={decided} />
          </>
        </Match>
      </Switch>
      <KeysDrawer open={helping()} on={keys.on()} onTurn={keys.turn} onClose={() => setHelping(false)} />
    </div>
  )
}

/** What is mine to read comes first; a file that asks nothing of me opens with its way. */
const firstOf = (file: ClimbFile | undefined): Part => file?.openMine[0] ?? 'overview'

function Head(props: { file: ClimbFile; reference: Reference }) {
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
const Changed = (props: { file: ClimbFile; onRead: () => void }) => {
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

function Main(props: {
  file: ClimbFile
  part: Part
  reference: Reference
  onPart: (part: Part) => void
  onPass: (section: Section) => void
  onDocuments: () => void
}) {
  const section = () => props.part as Section
  const found = () => props.file.sections.find((each) => each.section === props.part)
  const marks = (): Marks => marksOf(props.file.id)
  const marking = () => mayAct(props.file, 'sendBack') || mayAct(props.file, 'correct')
  return (
    <Switch>
      <Match when={props.part === 'overview'}>
        <Uncovered file={props.file} />
        <Overview file={props.file} reference={props.reference} onPart={props.onPart} />
      </Match>
      <Match when={props.part === 'unit'}>
        <div class="climb-section-head">
          <h2>{sectionWord('unit')}</h2>
        </div>
        <UnitPartView file={props.file} />
      </Match>
      <Match when={found()}>
        {(one) => (
          <>
            <Uncovered file={props.file} />
            <div class="climb-section-head">
              <h2>{sectionWord(section())}</h2>
              <SectionState file={props.file} section={section()} />
              <Spacer />
              <span class="climb-files-here">
                <Button kind="quiet" onPress={props.onDocuments}>
                  {t('climb.documents.n', { n: filesOf(props.file.files, section()).length })}
                </Button>
              </span>
              <PointPlace
                marks={marks()}
                open={marking()}
                section={section()}
                of={sectionWord(section())}
                fields={FORM[section()]?.fields.filter(({ known }) => !known) ?? []}
              />
              <Show when={standingOf(props.file, section()) === 'mine' && mayAct(props.file, 'pass')}>
                <Button onPress={() => props.onPass(section())}>{t('climb.pass.section')}</Button>
              </Show>
            </div>
            <SectionView
              section={section()}
              content={one().content ?? empty()}
              before={one().before}
              facts={section() === 'application' ? applicationFacts(props.file, props.reference) : []}
              reference={props.reference}
              marks={marks()}
              marking={marking()}
              told={props.file.points}
            />
          </>
        )}
      </Match>
    </Switch>
  )
}

/** Passed by whom and when, mine, or others'. */
function SectionState(props: { file: ClimbFile; section: Section }) {
  const passes = () => props.file.passes.filter(({ section }) => section === props.section)
  return (
    <span class="meta">
      <Show
        when={standingOf(props.file, props.section) !== 'mine' && passes().at(-1)}
        fallback={
          standingOf(props.file, props.section) === 'mine'
            ? t('climb.rail.mine')
            : standingOf(props.file, props.section) === 'others'
              ? t('climb.rail.others')
              : ''
        }
      >
        {(pass) =>
          t('climb.passed.by', {
            name: `${pass().orgName} ${pass().byName}`,
            at: dayClock(pass().at).slice(5),
          })
        }
      </Show>
    </span>
  )
}

/** Sections nobody here may pass, with the way out; and what waits for the others (M-4.2.3). */
function Uncovered(props: { file: ClimbFile }) {
  const others = () =>
    props.file.open.filter(
      (section) => !props.file.openMine.includes(section) && !props.file.uncovered.includes(section),
    )
  return (
    <>
      <Show when={props.file.uncovered.length > 0}>
        <Notice>
          <p class="bad">{t('climb.uncovered', { sections: sectionsText(props.file.uncovered) })}</p>
        </Notice>
      </Show>
      <Show when={props.file.openMine.length === 0 && others().length > 0}>
        <Notice>
          <p>{t('climb.others', { sections: sectionsText(others()) })}</p>
        </Notice>
      </Show>
    </>
  )
}

const applicationFacts = (file: ClimbFile, reference: Reference) =>
  [
    [t('form.application.year'), String(file.year)],
    [t('form.application.series'), reference.name('series', file.series)],
    [t('form.application.level'), reference.name('level', file.level)],
    [t('form.application.title'), file.title ? reference.name('title', file.title) : '–'],
    [t('form.application.specialty'), file.specialty || '–'],
    [t('form.application.reviewType'), t(`form.option.review_type.${file.reviewType}`)],
    [t('form.application.counted'), t(file.counted ? 'form.yes' : 'form.no')],
    [t('form.application.committee'), file.committeeName || '–'],
  ] as const
