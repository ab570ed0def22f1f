import { createEffect, createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Region } from '../../ui/layout.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { Dossiers } from './loader.ts'
import { type File, type Dossier as Papers, type TabId, tabsOf } from './sections.ts'

const Pages = lazy(() => import('./pages.tsx'))
const Viewer = lazy(() => import('../../ui/document-viewer.tsx'))

/** A candidate's file: sections as the printed form has them, documents opening where one reads. */
export function Dossier(props: {
  open: Dossiers
  candidateId: string
  panelId: string
  onShown: () => void
}) {
  const entry = props.open(props.candidateId)
  const when = <K extends ReturnType<typeof entry.state>['is']>(is: K) => {
    const state = entry.state()
    return state.is === is ? (state as Extract<typeof state, { is: K }>) : null
  }
  createEffect(() => when('there') && props.onShown())
  return (
    <Switch>
      <Match when={when('loading')}>
        <Region pad="0">
          <Skeleton lines={8} />
        </Region>
      </Match>
      <Match when={when('failed')}>
        {(failed) => (
          <ErrorState
            title={t('dossier.failed')}
            problem={failed().problem}
            onRetry={() => void entry.load()}
          />
        )}
      </Match>
      <Match when={when('there')}>
        {(there) => <Reader dossier={there().dossier} panelId={props.panelId} />}
      </Match>
    </Switch>
  )
}

function Reader(props: { dossier: Papers; panelId: string }) {
  const tabs = () => tabsOf(props.dossier)
  const [tab, setTab] = createSignal<TabId>(tabs()[0] ?? 'files')
  const [open, setOpen] = createSignal<File | null>(null)
  return (
    <Show
      when={tabs().length > 0}
      fallback={<EmptyState title={t('dossier.empty')}>{t('dossier.empty.do')}</EmptyState>}
    >
      <Suspense fallback={<Skeleton lines={8} />}>
        <Show
          when={open()}
          fallback={
            <Tabs
              touch
              label={t('dossier.label')}
              tabs={tabs().map((id) => ({
                id,
                label: t(`dossier.tab.${id}`),
                ...(id === 'files' ? { count: props.dossier.files.length } : {}),
              }))}
              value={tab()}
              onChange={setTab}
            >
              {(id) => <Pages dossier={props.dossier} tab={id} onOpen={setOpen} />}
            </Tabs>
          }
        >
          {(file) => (
            <Viewer
              file={file()}
              url={link('live.file', { panelId: props.panelId, fileId: file().id })}
              onClose={() => setOpen(null)}
            />
          )}
        </Show>
      </Suspense>
    </Show>
  )
}
