import { Match, Show, Switch } from 'solid-js'
import { empty, FORM } from '../../../shared/declare/form.ts'
import type { Section } from '../../../shared/declare/sections.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import type { Fact } from '../../ui/facts.tsx'
import { Spacer } from '../../ui/layout.tsx'
import { Notice } from '../../ui/reading.tsx'
import { filesOf } from './documents.tsx'
import { mayAct } from './file-acts.tsx'
import type { Marks } from './marks.ts'
import { Overview } from './overview.tsx'
import { PointPlace } from './point-form.tsx'
import { type ClimbFile, type Reference, type SlotFile, sectionsText, sectionWord } from './queries.ts'
import { type Part, standingOf } from './rail.tsx'
import { SectionView } from './section-view.tsx'
import { UnitPartView } from './unit-part.tsx'

/** One part of a file: 概况, a section with where it stands and what may be done with it, or the unit's part. */
export function FilePart(props: {
  file: ClimbFile
  part: Part
  reference: Reference
  marks: Marks
  onPart: (part: Part) => void
  onOpen: (document: SlotFile) => void
  onPass: (section: Section) => void
  onDocuments: () => void
}) {
  const section = () => props.part as Section
  const found = () => props.file.sections.find((each) => each.section === props.part)
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
        <UnitPartView file={props.file} onOpen={props.onOpen} />
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
                marks={props.marks}
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
              marks={props.marks}
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

/** What the declaration itself says, as it was handed in; what was otherwise the time before is marked. */
function applicationFacts(file: ClimbFile, reference: Reference): Fact[] {
  const before = file.sections.find(({ section }) => section === 'application')?.before?.values
  const told = (key: string, now: string, name = (value: string): string => value) => {
    const was = before?.[key]
    const isOther = was !== undefined && was !== now
    return (
      <Show when={isOther} fallback={name(now) || '–'}>
        <del>
          <span class="sr-only">{t('climb.change.before')}</span>
          {name(was ?? '') || t('climb.nothing')}
        </del>{' '}
        <ins>
          <span class="sr-only">{t('climb.change.after')}</span>
          {name(now) || t('climb.nothing')}
        </ins>
      </Show>
    )
  }
  const named = (kind: 'series' | 'level' | 'title') => (code: string) => code && reference.name(kind, code)
  return [
    [t('form.application.year'), String(file.year)],
    [t('form.application.series'), told('series', file.series, named('series'))],
    [t('form.application.level'), told('level', file.level, named('level'))],
    [t('form.application.title'), told('title', file.title, named('title'))],
    [t('form.application.specialty'), told('specialty', file.specialty)],
    [t('form.application.reviewType'), told('reviewType', file.reviewType, typeWord)],
    [t('form.application.counted'), t(file.counted ? 'form.yes' : 'form.no')],
    [t('form.application.committee'), told('committeeName', file.committeeName)],
  ]
}

const typeWord = (type: string): string => tMaybe(`form.option.review_type.${type}`) ?? type
