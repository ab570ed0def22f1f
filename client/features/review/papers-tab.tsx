import { For } from 'solid-js'
import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { paperPlace } from './places.ts'
import type { Review, SheetKey } from './queries.ts'
import './papers.css'

/** The papers of a meeting; those that belong to one body are also to be had for it alone. */
const PAPERS: readonly { key: SheetKey; byPanel: boolean }[] = [
  { key: 'signin', byPanel: true },
  { key: 'votes', byPanel: true },
  { key: 'scores', byPanel: true },
  { key: 'minutes', byPanel: true },
  { key: 'results', byPanel: false },
]

/** 材料与打印 (I-10, I-13): every paper as a page to print and a workbook, and the roster itself. */
export function PapersTab(props: { review: Review }) {
  const papers = () => PAPERS.filter(({ key }) => key !== 'scores' || props.review.mode !== 'expert')
  const input = (sheet: SheetKey, panelId?: string) => ({
    reviewId: props.review.id,
    sheet,
    ...(panelId ? { panelId } : {}),
  })
  return (
    <Stack gap={8}>
      <p class="prose meta">{t('papers.text')}</p>
      <For each={papers()}>
        {({ key, byPanel }) => (
          <Section title={t(`papers.${key}`)} meta={t(`papers.${key}.text`)}>
            <ul class="papers">
              <li>
                <span>{t('papers.all')}</span>
                <Row gap={2}>
                  <ButtonLink href={paperPlace(props.review.id, key)}>{t('papers.page')}</ButtonLink>
                  <ButtonLink kind="quiet" href={link('review.sheetFile', input(key))} download>
                    {t('papers.xlsx')}
                  </ButtonLink>
                </Row>
              </li>
              <For each={byPanel && props.review.panels.length > 1 ? props.review.panels : []}>
                {(panel) => (
                  <li>
                    <span>{panel.name}</span>
                    <Row gap={2}>
                      <ButtonLink href={paperPlace(props.review.id, key, panel.id)}>
                        {t('papers.page')}
                      </ButtonLink>
                      <ButtonLink kind="quiet" href={link('review.sheetFile', input(key, panel.id))} download>
                        {t('papers.xlsx')}
                      </ButtonLink>
                    </Row>
                  </li>
                )}
              </For>
            </ul>
          </Section>
        )}
      </For>
      <Section title={t('papers.roster')} meta={t('papers.roster.text')}>
        <div>
          <ButtonLink href={link('review.export', { reviewId: props.review.id })} download>
            {t('review.export')}
          </ButtonLink>
        </div>
      </Section>
    </Stack>
  )
}
