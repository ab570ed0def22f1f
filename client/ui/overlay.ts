import { createEffect, onCleanup } from 'solid-js'

/**
 * Ties a native <dialog> to an `open` signal: it traps the focus, hides the page from readers and gives the focus
 * back. Escape and the way back ask `onClose`, which may refuse by leaving `open` as it is.
 */
export function bindDialog(dialog: () => HTMLDialogElement, open: () => boolean, onClose: () => void): void {
  createEffect(() => {
    const element = dialog()
    if (open() && !element.open) element.showModal()
    if (!open() && element.open) element.close()
  })
  createEffect(() => {
    const element = dialog()
    const ask = (event: Event): void => {
      event.preventDefault()
      onClose()
    }
    const beside = (event: MouseEvent): void => {
      if (event.target === element) onClose()
    }
    element.addEventListener('cancel', ask)
    element.addEventListener('click', beside)
    onCleanup(() => {
      element.removeEventListener('cancel', ask)
      element.removeEventListener('click', beside)
    })
  })
}
