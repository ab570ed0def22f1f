import { Show } from 'solid-js'
import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { paperPlace } from './places.ts'
import type { Review, SheetKey } from './queries.ts'

/** The papers of a meeting; those that belong to one body are also to be had for it alone. */
const PAPERS: readonly { key: SheetKey; byPanel: boolean }[] = [
  { key: 'signin', byPanel: true },
  { key: 'votes', byPanel: true },
  { key: 'scores', byPanel: true },
  { key: 'minutes', byPanel: true },
  { key: 'results', byPanel: false },
]

interface Scope {
  panelId: string | null
  name: string
}

/** 材料与打印 (I-10, I-13): every paper as a page to print and a workbook, and the roster itself. */
export function PapersTab(props: { review: Review }) {
  const papers = () => PAPERS.filter(({ key }) => key !== 'scores' || props.review.mode !== 'expert')
  const scopes = (): Scope[] => [
    { panelId: null, name: t('papers.all') },
    ...(props.review.panels.length > 1
      ? props.review.panels.map(({ id, name }) => ({ panelId: id, name }))
      : []),
  ]
  return (
    <Stack gap={8}>
      <p class="prose meta">{t('papers.text')}</p>
      <Ledger
        caption={t('review.tab.papers')}
        rows={scopes()}
        id={(scope) => scope.panelId ?? 'all'}
        columns={[
          { key: 'scope', label: t('papers.scope'), cell: (scope) => <b class="nowrap">{scope.name}</b> },
          ...papers().map(({ key, byPanel }) => ({
            key,
            label: t(`papers.${key}`),
            cell: (scope: Scope) => (
              <Show when={byPanel || scope.panelId === null} fallback={<span class="faint">–</span>}>
                <Paper reviewId={props.review.id} sheet={key} scope={scope} />
              </Show>
            ),
          })),
        ]}
      />
      <Section gap={3} title={t('papers.roster')} meta={t('papers.roster.text')}>
        <div>
          <ButtonLink href={link('review.export', { reviewId: props.review.id })} download>
            {t('review.export')}
          </ButtonLink>
        </div>
      </Section>
    </Stack>
  )
}

/** The two ways to have a paper; each says aloud which paper of whom it is. */
function Paper(props: { reviewId: string; sheet: SheetKey; scope: Scope }) {
  const what = () => `${props.scope.name} ${t(`papers.${props.sheet}`)}`
  const input = () => ({
    reviewId: props.reviewId,
    sheet: props.sheet,
    ...(props.scope.panelId ? { panelId: props.scope.panelId } : {}),
  })
  return (
    <span class="nowrap">
      <a
        href={paperPlace(props.reviewId, props.sheet, props.scope.panelId ?? undefined)}
        aria-label={`${what()} ${t('papers.page')}`}
      >
        {t('papers.page')}
      </a>
      {'　'}
      <a href={link('review.sheetFile', input())} download="" aria-label={`${what()} xlsx`}>
        xlsx
      </a>
    </span>
  )
}
