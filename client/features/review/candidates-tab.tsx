import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { asProblem, link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { type DataColumn, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Stack } from '../../ui/layout.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { Select } from '../../ui/select.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { AttachFiles } from './attach.tsx'
import { CandidateDrawer } from './candidate-drawer.tsx'
import { type Candidate, type Review, useCandidates } from './queries.ts'
import { TakeSheet } from './take-sheet.tsx'

const columns = (): DataColumn<Candidate>[] => [
  { id: 'name', label: t('people.name'), value: (row) => row.name, fixed: true },
  { id: 'no', label: t('people.no'), value: (row) => row.no, num: true },
  {
    id: 'state',
    label: t('review.stand'),
    value: (row) => t(row.withdrawn ? 'candidates.withdrawn' : 'candidates.in'),
    cell: (row) => (
      <Show when={row.withdrawn} fallback={t('candidates.in')}>
        <StateWord kind="fail">{t('candidates.withdrawn')}</StateWord>
      </Show>
    ),
  },
  { id: 'group', label: t('candidates.group'), value: (row) => row.group || null },
  { id: 'applied', label: t('candidates.applied'), value: (row) => row.appliedTitle },
  { id: 'specialty', label: t('people.specialty'), value: (row) => row.specialty },
  { id: 'unit', label: t('people.unit'), value: (row) => row.unit },
  { id: 'files', label: t('candidates.files'), value: (row) => row.files, num: true },
  { id: 'current', label: t('candidates.current'), value: (row) => row.currentTitle, hidden: true },
  { id: 'sex', label: t('candidates.sex'), value: (row) => row.sex, hidden: true },
  {
    id: 'idMasked',
    label: t('candidates.id'),
    value: (row) => row.idMasked,
    cell: (row) => <span class="nowrap">{row.idMasked || '–'}</span>,
    hidden: true,
  },
]

/** 参评人: the list, each one's file in a drawer; taken from declarations, attachments by zip, withdrawal with a reason. */
export function CandidatesTab(props: { review: Review }) {
  const staff = useStaff()
  const candidates = useCandidates(() => props.review.id)
  const [attaching, setAttaching] = createSignal(false)
  const [taking, setTaking] = createSignal(false)
  const [search, setSearch] = useSearchParams<{
    group?: string
    q?: string
    candidate?: string
    lack?: string
  }>()
  const groups = () => props.review.panels.filter(({ kind }) => kind === 'group')
  const rows = createMemo(() =>
    (dataOf(candidates) ?? []).filter(
      (row) =>
        (!search.group || row.groupId === search.group) && (search.lack !== 'files' || row.files === 0),
    ),
  )
  const open = () => (dataOf(candidates) ?? []).find(({ id }) => id === search.candidate)
  const index = () => rows().findIndex(({ id }) => id === search.candidate)
  const isDraft = () => props.review.status === 'draft'
  const go = (row: Candidate | undefined): void =>
    void setSearch({ candidate: row?.id }, { replace: true, scroll: false })
  return (
    <Stack gap={4}>
      <Show when={attaching() && isDraft()}>
        <AttachFiles reviewId={props.review.id} />
      </Show>
      <DataTable
        caption={t('review.candidates')}
        remember="candidates"
        columns={columns()}
        rows={rows()}
        id={(row) => row.id}
        name={(row) => row.name}
        current={search.candidate ?? null}
        onOpen={go}
        filter={search.q ?? ''}
        onFilter={(q) => setSearch({ q: q || undefined }, { replace: true })}
        loading={candidates.isPending}
        problem={candidates.isError && !dataOf(candidates) ? asProblem(candidates.error) : null}
        onRetry={() => void candidates.refetch()}
        toolbar={
          <>
            <Show when={groups().length > 0}>
              <Select
                size="small"
                prefix={t('candidates.group')}
                empty={t('review.all')}
                value={search.group ?? ''}
                options={groups().map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(group) => setSearch({ group: group || undefined })}
              />
            </Show>
            <Select
              size="small"
              prefix={t('candidates.files')}
              empty={t('review.all')}
              value={search.lack ?? ''}
              options={[{ value: 'files', label: t('candidates.lack_files') }]}
              onChange={(lack) => setSearch({ lack: lack || undefined })}
            />
          </>
        }
        export={
          <>
            <ButtonLink href={link('review.export', { reviewId: props.review.id })} download kind="quiet">
              {t('review.export')}
            </ButtonLink>
            <Show when={staff.may('review.edit')}>
              <Button
                why={isDraft() ? null : t('candidates.attach.frozen')}
                quietWhy
                onPress={() => setTaking(true)}
              >
                {t('candidates.take')}
              </Button>
              <Button
                why={isDraft() ? null : t('candidates.attach.frozen')}
                quietWhy
                onPress={() => setAttaching(!attaching())}
                expanded={attaching()}
              >
                {t('candidates.attach')}
              </Button>
            </Show>
          </>
        }
        empty={<EmptyState title={t('candidates.none')}>{t('candidates.none.do')}</EmptyState>}
      />
      <Show when={staff.may('review.edit') && !isDraft()}>
        <p class="meta">{t('candidates.attach.frozen')}</p>
      </Show>
      <TakeSheet review={props.review} open={taking()} onClose={() => setTaking(false)} />
      <CandidateDrawer
        review={props.review}
        candidate={open()}
        previous={rows()[index() - 1]}
        next={rows()[index() + 1]}
        onGo={go}
      />
    </Stack>
  )
}
