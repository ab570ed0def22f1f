import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { createListState } from '../../lib/list-state.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ImportSheet } from '../../ui/import-sheet.tsx'
import { Row } from '../../ui/layout.tsx'
import { ListView } from '../../ui/list-view.tsx'
import { toast } from '../../ui/toasts.tsx'
import { EnterDrawer } from './enter-drawer.tsx'
import { expertColumns, expertFilters } from './expert-columns.tsx'
import { ExpertDrawer } from './expert-drawer.tsx'
import type { ExpertRow } from './queries.ts'

/** 专家库 (M-7.3): managed by the province, read by every office. */
export default function ExpertList() {
  const staff = useStaff()
  const reference = useReference('series', 'level')
  const [search, setSearch] = useSearchParams<{ open?: string }>()
  const state = createListState('expert.list', { state: 'in' })
  const [doing, setDoing] = createSignal<'enter' | 'import' | null>(null)
  const manages = () => staff.may('expert.manage')
  return (
    <>
      <ListView<ExpertRow>
        list="expert.list"
        state={state}
        title={t('expert.title')}
        meta={t(manages() ? 'expert.meta' : 'expert.meta.read')}
        columns={expertColumns()}
        filters={expertFilters(reference.options('series'), reference.options('level'))}
        search={t('expert.search')}
        id={(row) => row.id}
        name={(row) => row.name}
        onOpen={(row) => setSearch({ open: row.id })}
        current={search.open ?? null}
        exports={{ whole: manages() && staff.may('person.reveal') }}
        end={
          <Show when={manages()}>
            <Row gap={3} nowrap>
              <Button onPress={() => setDoing('import')}>{t('expert.import')}</Button>
              <Button kind="primary" onPress={() => setDoing('enter')}>
                {t('expert.add')}
              </Button>
            </Row>
          </Show>
        }
        empty={
          <EmptyState title={t('expert.empty')}>
            {t(manages() ? 'expert.empty.text' : 'expert.empty.read')}
          </EmptyState>
        }
      />
      <ExpertDrawer id={search.open} onClose={() => setSearch({ open: undefined })} />
      <Show when={doing() === 'enter'}>
        <EnterDrawer onClose={() => setDoing(null)} />
      </Show>
      <ImportSheet
        open={doing() === 'import'}
        onClose={() => setDoing(null)}
        what="experts"
        target=""
        title={t('expert.import.title')}
        onDone={(n) => toast(t('expert.import.done', { n }))}
      />
    </>
  )
}
