const FIELD = 'input, select, textarea'

/** Puts the cursor where one was sent: a field, the first field of an entry, a slot; once the page is drawn. */
export function focusField(to: {
  row?: string | undefined
  field?: string | undefined
  slot?: string | undefined
}): void {
  requestAnimationFrame(() => {
    const within = to.row ? document.querySelector(`[data-row="${CSS.escape(to.row)}"]`) : document
    const place: Element | null | undefined = to.slot
      ? document.querySelector(`[data-slot="${CSS.escape(to.slot)}"]`)
      : to.field
        ? within?.querySelector(`[data-field="${CSS.escape(to.field)}"]`)
        : to.row
          ? document.querySelector(`[data-row="${CSS.escape(to.row)}"]`)
          : null
    const element = place?.querySelector<HTMLElement>(to.slot ? 'button' : FIELD)
    place?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  })
}
