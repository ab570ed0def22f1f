import { createMemo, createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js'
import { Portal } from 'solid-js/web'
import type { WordKey } from '../../shared/i18n/index.ts'
import { t } from '../lib/i18n.ts'
import { Button } from './button.tsx'

/** With its words it comes when somebody asks: nobody's first page waits for it. */
const HelpDrawer = lazy(() => import('./help-drawer.tsx'))

export interface HelpLink {
  href: string
  label: string
}

/** 帮助 in the head of every page of a portal: by its button or F1. */
export function Help(props: { page: string; words: readonly WordKey[]; links?: readonly HelpLink[] }) {
  const [open, setOpen] = createSignal(false)
  const asked = createMemo<boolean>((before) => before || open(), false)
  // F1 and no letter: single letters would have to be turned off somewhere (WCAG 2.1.4)
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'F1') return
    event.preventDefault()
    setOpen((before) => !before)
  }
  document.addEventListener('keydown', press)
  onCleanup(() => document.removeEventListener('keydown', press))
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t('act.help')}
      </Button>
      <Show when={asked()}>
        <Portal>
          <Suspense>
            <HelpDrawer
              open={open()}
              onClose={() => setOpen(false)}
              page={props.page}
              words={props.words}
              links={props.links ?? []}
            />
          </Suspense>
        </Portal>
      </Show>
    </>
  )
}
