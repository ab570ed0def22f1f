import { useBeforeLeave } from '@solidjs/router'
import { onCleanup } from 'solid-js'
import { t } from '../../lib/i18n.ts'

/** Asks before a page with unsaved work is left, inside the portal and by closing it. */
export function guardLeaving(dirty: () => boolean): void {
  useBeforeLeave((leaving) => {
    if (!dirty() || leaving.defaultPrevented) return
    leaving.preventDefault()
    if (confirm(t('form.leave'))) leaving.retry(true)
  })
  const stay = (event: BeforeUnloadEvent): void => {
    if (dirty()) event.preventDefault()
  }
  addEventListener('beforeunload', stay)
  onCleanup(() => removeEventListener('beforeunload', stay))
}
