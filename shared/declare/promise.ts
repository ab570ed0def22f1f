/** Version of 诚信承诺书 in force; its words are `form.promise.text`. A new text is a new version. */
export const PROMISE_VERSION = '2026-1'
