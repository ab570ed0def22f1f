import { useNavigate, useSearchParams } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { asProblem } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { type DataColumn, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageTitle, Region } from '../../ui/layout.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { Select } from '../../ui/select.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { Rehearsal } from './bits.tsx'
import { importPlace, reviewPlace } from './places.ts'
import { type ReviewRow, useReviews } from './queries.ts'
import { modeWord, type Stand, standKind, standOf, standWord, windowText } from './words.ts'

const STANDS: readonly Stand[] = ['draft', 'waiting', 'running', 'overdue', 'reported', 'accepted', 'closed']

const columns = (): DataColumn<ReviewRow>[] => [
  {
    id: 'title',
    label: t('review.title'),
    value: (row) => row.title,
    cell: (row) => (
      <>
        {row.title} <Rehearsal of={row} />
      </>
    ),
    fixed: true,
  },
  {
    id: 'stand',
    label: t('review.stand'),
    value: (row) => standWord(standOf(row)),
    cell: (row) => <StateWord kind={standKind(standOf(row))}>{standWord(standOf(row))}</StateWord>,
    fixed: true,
  },
  { id: 'mode', label: t('review.mode'), value: (row) => modeWord(row.mode) },
  {
    id: 'window',
    label: t('review.window'),
    value: (row) => windowText(row.startsAt, row.endsAt),
    cell: (row) => <span class="nowrap">{windowText(row.startsAt, row.endsAt)}</span>,
  },
  { id: 'experts', label: t('review.experts'), value: (row) => row.experts, num: true },
  { id: 'groups', label: t('review.groups'), value: (row) => row.groups, num: true },
  { id: 'candidates', label: t('review.candidates'), value: (row) => row.candidates, num: true },
  { id: 'committee', label: t('review.committee'), value: (row) => row.committee, hidden: true },
  { id: 'series', label: t('review.series'), value: (row) => row.series, hidden: true },
  { id: 'level', label: t('review.level'), value: (row) => row.level, hidden: true },
  { id: 'year', label: t('manage.year'), value: (row) => row.year, num: true, hidden: true },
]

/** 评审管理: every review of the office, its state, mode, window and size. Filters live in the address. */
export default function ReviewList() {
  const reviews = useReviews()
  const staff = useStaff()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams<{ stand?: Stand; mode?: ReviewRow['mode']; q?: string }>()
  const rows = createMemo(() =>
    (dataOf(reviews) ?? []).filter(
      (row) =>
        (staff.year() === null || row.year === staff.year()) &&
        (!search.stand || standOf(row) === search.stand) &&
        (!search.mode || row.mode === search.mode),
    ),
  )
  const filtered = () => Boolean(search.stand || search.mode || staff.year() !== null)
  return (
    <Region gap={5}>
      <PageTitle
        title={t('manage.reviews')}
        meta={t('review.list.count', { n: rows().length })}
        end={
          <Show when={staff.may('review.edit')}>
            <ButtonLink href={importPlace()} kind="primary">
              {t('review.import')}
            </ButtonLink>
          </Show>
        }
      />
      <DataTable
        caption={t('manage.reviews')}
        remember="reviews"
        columns={columns()}
        rows={rows()}
        id={(row) => row.id}
        name={(row) => row.title}
        onOpen={(row) => navigate(reviewPlace(row.id).slice('/manage'.length))}
        filter={search.q ?? ''}
        onFilter={(q) => setSearch({ q: q || undefined }, { replace: true })}
        loading={reviews.isPending}
        problem={reviews.isError && !dataOf(reviews) ? asProblem(reviews.error) : null}
        onRetry={() => void reviews.refetch()}
        toolbar={
          <>
            <Select
              size="small"
              prefix={t('review.stand')}
              empty={t('review.all')}
              value={search.stand ?? ''}
              options={STANDS.map((stand) => ({ value: stand, label: standWord(stand) }))}
              onChange={(stand) => setSearch({ stand: stand || undefined })}
            />
            <Select
              size="small"
              prefix={t('review.mode')}
              empty={t('review.all')}
              value={search.mode ?? ''}
              options={(['expert', 'lecture', 'interview'] as const).map((mode) => ({
                value: mode,
                label: modeWord(mode),
              }))}
              onChange={(mode) => setSearch({ mode: mode || undefined })}
            />
          </>
        }
        empty={
          <EmptyState
            title={t(filtered() ? 'review.list.none_filtered' : 'review.list.none')}
            {...(staff.may('review.edit')
              ? { action: <ButtonLink href={importPlace()}>{t('review.import')}</ButtonLink> }
              : {})}
          >
            {t(filtered() ? 'review.list.none_filtered.do' : 'review.list.none.do')}
          </EmptyState>
        }
      />
    </Region>
  )
}
