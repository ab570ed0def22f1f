import { For } from 'solid-js'
import { language, setLanguage, t } from '../lib/i18n.ts'
import { isDark, text, toggleDark, toggleLarge } from '../lib/theme.ts'
import { ActionSamples, SignSamples } from '../ui/gallery/actions.tsx'
import { FieldSamples } from '../ui/gallery/fields.tsx'
import { FrameSamples } from '../ui/gallery/frames.tsx'
import { LiveSamples } from '../ui/gallery/live.tsx'
import { OverlaySamples, StateSamples } from '../ui/gallery/over.tsx'
import { ReadingSamples } from '../ui/gallery/reading.tsx'
import { TableSamples } from '../ui/gallery/table.tsx'
import { Page, PageTitle, Region, Row, Section, Stack } from '../ui/layout.tsx'
import { Masthead } from '../ui/masthead.tsx'
import { Segment } from '../ui/segment.tsx'
import { Toasts } from '../ui/toasts.tsx'

const PARTS = [
  ['actions', ActionSamples],
  ['signs', SignSamples],
  ['frames', FrameSamples],
  ['live', LiveSamples],
  ['fields', FieldSamples],
  ['reading', ReadingSamples],
  ['table', TableSamples],
  ['over', OverlaySamples],
  ['states', StateSamples],
] as const

/** Every part in every state, for the eye, the screenshots and axe. Sample data is invented. */
export default function Gallery() {
  return (
    <Page
      head={
        <Masthead
          system={t('gallery.title')}
          where="client/ui"
          end={
            <Row gap={3} nowrap>
              <Segment
                label={t('theme.label')}
                value={isDark() ? 'dark' : 'light'}
                options={[
                  { value: 'light', label: t('theme.light') },
                  { value: 'dark', label: t('theme.dark') },
                ]}
                onChange={toggleDark}
              />
              <Segment
                label={t('theme.label')}
                value={text()}
                options={[
                  { value: 'normal', label: t('theme.normal') },
                  { value: 'large', label: t('theme.large') },
                ]}
                onChange={toggleLarge}
              />
              <Segment
                label={t('language.label')}
                value={language()}
                options={[
                  { value: 'zh-CN', label: '中文' },
                  { value: 'en', label: 'English' },
                ]}
                onChange={(next) => void setLanguage(next)}
              />
            </Row>
          }
        />
      }
    >
      <Region width="page" gap={10}>
        <PageTitle title={t('gallery.title')} meta={t('gallery.meta')} />
        <For each={PARTS}>
          {([name, Samples]) => (
            <Section title={t(`gallery.${name}`)} gap={5}>
              <Stack gap={6}>
                <Samples />
              </Stack>
            </Section>
          )}
        </For>
      </Region>
      <Toasts />
    </Page>
  )
}
