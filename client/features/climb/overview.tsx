import { For, Show } from 'solid-js'
import type { Section } from '../../../shared/declare/sections.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { clock, day, dayClock } from '../../lib/time.ts'
import { Facts } from '../../ui/facts.tsx'
import { Section as Part, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx'
import { Deadline } from './bits.tsx'
import { pointPlace } from './point-text.ts'
import { type ClimbFile, declaredText, fieldText, type Reference, sectionsText } from './queries.ts'
import { WayLine } from './way.tsx'

const BACK: readonly string[] = ['sendBack', 'fail', 'correct', 'recall', 'late', 'stopped']

/** 概况: what is declared, the way, who passed which sections, what was told at the last return, every step. */
export function Overview(props: {
  file: ClimbFile
  reference: Reference
  onPart: (section: Section) => void
}) {
  const file = () => props.file
  return (
    <Stack gap={8}>
      <Facts
        facts={[
          [
            t(file().kind === 'title' ? 'form.application.title' : 'climb.col.expert'),
            declaredText(file(), props.reference),
          ],
          [t('form.application.specialty'), file().specialty || '–'],
          ...(file().kind === 'title'
            ? ([
                [t('climb.col.field'), fieldText(file(), props.reference)],
                [t('form.application.reviewType'), t(`form.option.review_type.${file().reviewType}`)],
                [t('form.application.committee'), file().committeeName || '–', 'wide'],
                [t('form.application.counted'), t(file().counted ? 'form.yes' : 'form.no')],
                [
                  t('climb.col.deadline'),
                  <Deadline at={file().deadlineAt} ended={file().endedAt !== null} />,
                ],
              ] as const)
            : []),
          [t('climb.col.climb'), t('climb.edition', { n: file().climb })],
          [t('climb.col.submitted'), file().submittedAt ? dayClock(file().submittedAt!) : '–'],
        ]}
      />
      <Show when={file().points.length > 0}>
        <Part title={t('climb.told')} meta={file().returnReason ?? undefined} gap={3}>
          <ul class="climb-told-list">
            <For each={file().points}>
              {(point) => (
                <li>
                  <button type="button" class="ledger-open" onClick={() => props.onPart(point.section)}>
                    {pointPlace(file(), point)}
                  </button>{' '}
                  {point.text}
                </li>
              )}
            </For>
          </ul>
        </Part>
      </Show>
      <Part title={t('climb.way')} gap={4}>
        <WayLine way={file().way} />
      </Part>
      <Show when={file().passes.length > 0}>
        <Part title={t('climb.passes')} gap={3}>
          <Ledger
            caption={t('climb.passes')}
            rows={passesOf(file().passes)}
            id={(row) => row.id}
            columns={[
              { key: 'who', label: t('climb.passes.who'), cell: (row) => row.who },
              { key: 'what', label: t('climb.passes.what'), cell: (row) => sectionsText(row.sections) },
              { key: 'opinion', label: t('climb.opinion'), cell: (row) => row.opinion || '–' },
              { key: 'at', label: t('climb.passes.at'), cell: (row) => <span class="nowrap">{row.at}</span> },
            ]}
          />
        </Part>
      </Show>
      <Show when={file().steps.length > 0}>
        <Part title={t('climb.steps')} gap={4}>
          <Timeline steps={stepsOf(file().steps)} />
        </Part>
      </Show>
      <p class="meta climb-hash">{t('climb.hash', { hash: file().sha256 })}</p>
    </Stack>
  )
}

interface PassRow {
  id: string
  who: string
  sections: Section[]
  opinion: string
  at: string
}

/** Sections passed at once by one person are one line. */
function passesOf(passes: ClimbFile['passes']): PassRow[] {
  const rows = new Map<string, PassRow>()
  for (const pass of passes) {
    const id = `${pass.orgId} ${pass.duty} ${pass.byName} ${pass.at}`
    const found = rows.get(id)
    if (found) found.sections.push(pass.section)
    else
      rows.set(id, {
        id,
        who: `${pass.orgName} ${t(`manage.duty.${pass.duty === 'committee' ? 'handler' : pass.duty}`)} ${pass.byName}`,
        sections: [pass.section],
        opinion: pass.opinion,
        at: dayClock(pass.at).slice(5),
      })
  }
  return [...rows.values()]
}

export const stepsOf = (steps: ClimbFile['steps']): TimelineStep[] =>
  steps.map((step) => ({
    at: day(step.at).slice(5),
    title: tMaybe(`form.step.${step.action}`) ?? step.action,
    text: (
      <>
        {clock(step.at)} {step.orgName} {step.actorName}
        <Show when={step.reason}>
          {(reason) => (
            <>
              <br />
              {t(BACK.includes(step.action) ? 'climb.step.reason' : 'climb.step.opinion', { text: reason() })}
            </>
          )}
        </Show>
      </>
    ),
    state: BACK.includes(step.action) ? 'back' : 'done',
  }))
