import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import {
  ATTRIBUTES,
  PARENT_KIND,
  REFERENCE_KINDS,
  type ReferenceKind,
} from '../../../shared/reference/reference.ts'
import type { CallOutput } from '../../lib/call.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useReference } from '../../lib/reference.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { ImportSheet } from '../../ui/import-sheet.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { Select } from '../../ui/select.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { toast } from '../../ui/toasts.tsx'
import { ItemDrawer } from './item-drawer.tsx'

export type Item = CallOutput<'reference.list'>['rows'][number]

const isKind = (text: string | undefined): text is ReferenceKind =>
  REFERENCE_KINDS.some((kind) => kind === text)

/** 基础数据 of the province: one kind at a time, every edition kept. */
export default function Reference() {
  const [params, setParams] = useSearchParams<{ kind?: string; open?: string }>()
  const kind = (): ReferenceKind => (isKind(params.kind) ? params.kind : 'series')
  const state = createListState('reference.list', { ended: 'false' })
  const parents = useReference('series', 'area')
  const [adding, setAdding] = createSignal(false)
  const [importing, setImporting] = createSignal(false)
  const above = () => PARENT_KIND[kind()]
  const shownAttribute = (item: Item): string =>
    (ATTRIBUTES[kind()] ?? []).map(({ key }) => attributeText(key, item.attrs[key] ?? '')).join(' · ')
  return (
    <>
      <ListView<Item>
        list="reference.list"
        state={state}
        title={t('reference.title')}
        extra={() => ({ kind: kind() })}
        search={t('reference.search')}
        id={(row) => row.id}
        name={(row) => row.name}
        onOpen={(row) => setParams({ open: row.code })}
        columns={[
          { id: 'code', label: t('reference.code'), sort: 'code', fixed: true, cell: (row) => row.code },
          { id: 'name', label: t('reference.name'), sort: 'name', cell: (row) => row.name },
          ...(above()
            ? [
                {
                  id: 'parent',
                  label: t(`reference.kind.${above()!}`),
                  cell: (row: Item) => (row.parent ? parents.name(above()!, row.parent) : '–'),
                },
              ]
            : []),
          ...(ATTRIBUTES[kind()]
            ? [{ id: 'attrs', label: t('reference.attrs'), cell: (row: Item) => shownAttribute(row) }]
            : []),
          {
            id: 'sort',
            label: t('reference.sort'),
            sort: 'sort',
            num: true,
            hidden: true,
            cell: (row) => row.sort,
          },
          {
            id: 'state',
            label: t('reference.state'),
            cell: (row) => (
              <StateWord kind={row.endedAt === null ? 'done' : 'off'}>
                {t(row.endedAt === null ? 'reference.current' : 'reference.ended')}
              </StateWord>
            ),
          },
          { id: 'edition', label: t('reference.edition'), num: true, cell: (row) => row.edition },
          {
            id: 'begunAt',
            label: t('reference.begun'),
            sort: 'begunAt',
            hidden: true,
            cell: (row) => <span class="nowrap">{dayClock(row.begunAt)}</span>,
          },
        ]}
        filters={[
          ...(above()
            ? [
                {
                  key: 'parent',
                  label: t(`reference.kind.${above()!}`),
                  options: parents
                    .items(above()!)
                    .filter(({ code }) => kind() !== 'area' || code.endsWith('00'))
                    .map(({ code, name }) => ({ value: code, label: name })),
                },
              ]
            : []),
          {
            key: 'ended',
            label: t('reference.state'),
            options: [
              { value: 'false', label: t('reference.current') },
              { value: 'true', label: t('reference.ended') },
            ],
          },
        ]}
        end={
          <>
            <Select
              size="small"
              prefix={t('reference.kind')}
              value={kind()}
              onChange={(next) =>
                setParams({ kind: next, open: undefined, parent: undefined, page: undefined })
              }
              options={REFERENCE_KINDS.map((each) => ({ value: each, label: t(`reference.kind.${each}`) }))}
            />
            <Button onPress={() => setImporting(true)}>{t('reference.import')}</Button>
            <Button kind="primary" onPress={() => setAdding(true)}>
              {t('reference.add')}
            </Button>
          </>
        }
        exports={{}}
      />
      <Show when={kind()} keyed>
        {(shown) => (
          <ItemDrawer
            kind={shown}
            code={adding() ? '' : (params.open ?? null)}
            onClose={() => {
              setAdding(false)
              setParams({ open: undefined })
            }}
          />
        )}
      </Show>
      <ImportSheet
        open={importing()}
        onClose={() => setImporting(false)}
        what="reference"
        target={kind()}
        title={t('reference.import.title', { kind: t(`reference.kind.${kind()}`) })}
        onDone={(n) => toast(t('reference.imported', { n }))}
      />
    </>
  )
}

/** A coded attribute in words; a free one as it stands. */
const attributeText = (key: string, value: string): string =>
  value === '' ? '–' : (tMaybe(`reference.attr.${key}.${value}`) ?? value)
