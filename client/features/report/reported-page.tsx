import { For } from 'solid-js'
import { loadWords, t } from '../../lib/i18n.ts'
import { dayClock } from '../../lib/time.ts'
import { Page, Region, Section, Stack } from '../../ui/layout.tsx'
import { Slip } from '../../ui/slip.tsx'
import type { Reported } from './reported.ts'

await loadWords(['console'])

const NEXT = ['1', '2', '3'] as const

/** The end: what was handed in, with its seal, and what happens next. The accounts are already closed. */
export default function ReportedPage(props: { reported: Reported }) {
  return (
    <Page tone="ground">
      <Region center>
        <Stack gap={8}>
          <Slip
            title={t('report.done.title')}
            seal={t('report.done')}
            facts={[
              [
                t('report.done.people'),
                t('report.done.people.value', { pass: props.reported.passed, fail: props.reported.failed }),
              ],
              [t('report.done.at'), dayClock(props.reported.at)],
              [t('report.done.no'), t('report.done.no.value', { n: props.reported.no })],
              [t('report.done.seal'), props.reported.seal],
            ]}
          />
          <Section plain title={t('report.done.next')}>
            <For each={NEXT}>{(n) => <p class="prose">{t(`report.done.next.${n}`)}</p>}</For>
          </Section>
        </Stack>
      </Region>
    </Page>
  )
}
