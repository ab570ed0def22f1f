/** zh-CN is the source: its keys are the type, and every other language must have them all. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/**
 * The namespaces. A new one is this one line here and a file `<name>.ts` exporting `words` in every language's
 * folder; portals load only those they name.
 */
export interface Words {
  audit: typeof import('./zh-CN/audit.ts').words
  auth: typeof import('./zh-CN/auth.ts').words
  blacklist: typeof import('./zh-CN/blacklist.ts').words
  climb: typeof import('./zh-CN/climb.ts').words
  committee: typeof import('./zh-CN/committee.ts').words
  common: typeof import('./zh-CN/common.ts').words
  console: typeof import('./zh-CN/console.ts').words
  declare: typeof import('./zh-CN/declare.ts').words
  desk: typeof import('./zh-CN/desk.ts').words
  dossier: typeof import('./zh-CN/dossier.ts').words
  entrance: typeof import('./zh-CN/entrance.ts').words
  expert: typeof import('./zh-CN/expert.ts').words
  form: typeof import('./zh-CN/form.ts').words
  gallery: typeof import('./zh-CN/gallery.ts').words
  help: typeof import('./zh-CN/help.ts').words
  job: typeof import('./zh-CN/job.ts').words
  list: typeof import('./zh-CN/list.ts').words
  live: typeof import('./zh-CN/live.ts').words
  manage: typeof import('./zh-CN/manage.ts').words
  message: typeof import('./zh-CN/message.ts').words
  notice: typeof import('./zh-CN/notice.ts').words
  org: typeof import('./zh-CN/org.ts').words
  person: typeof import('./zh-CN/person.ts').words
  plan: typeof import('./zh-CN/plan.ts').words
  problem: typeof import('./zh-CN/problem.ts').words
  reference: typeof import('./zh-CN/reference.ts').words
  refusal: typeof import('./zh-CN/refusal.ts').words
  review: typeof import('./zh-CN/review.ts').words
  roster: typeof import('./zh-CN/roster.ts').words
  setting: typeof import('./zh-CN/setting.ts').words
  staff: typeof import('./zh-CN/staff.ts').words
  transfer: typeof import('./zh-CN/transfer.ts').words
}

export type Namespace = keyof Words
/** Whose keys are codes of problems, asked through `problemText`. */
export type ProblemSpace = 'problem' | 'refusal'
/** Every other key. */
export type WordKey = { [N in Exclude<Namespace, ProblemSpace>]: keyof Words[N] & string }[Exclude<
  Namespace,
  ProblemSpace
>]
export type WordParams = Record<string, string | number>

/** What another language must write for a zh-CN namespace: all of its keys, nothing else. */
export type Complete<T> = Record<keyof T, string>

/** `{{name}}`, or `{{name|one|other}}`: the word that goes with that number. */
const PLACE = /\{\{\s*(\w+)\s*(?:\|([^|}]*)\|([^}]*))?\}\}/g
/** The only language here whose words have a plural; Chinese has none and writes no `{{n|…|…}}`. */
const PLURAL = new Intl.PluralRules('en')

/**
 * Puts params into `{{name}}` places, and beside a count the form of the word that goes with it:
 * `{{n}} {{n|day|days}}`. A piece in square brackets is dropped whole when one of its params is not known:
 * 「还有 {{n}} 位[（{{names}}）]」 reads well with and without the names.
 */
export function fill(sentence: string, params: WordParams = {}): string {
  const put = (text: string): string =>
    text.replace(PLACE, (_, name: string, one?: string, other?: string) =>
      one === undefined || other === undefined
        ? String(params[name] ?? '')
        : PLURAL.select(Number(params[name])) === 'one'
          ? one
          : other,
    )
  const known = (text: string): boolean =>
    [...text.matchAll(PLACE)].every(([, name]) => params[name!] !== undefined)
  return put(sentence.replace(/\[([^\]]*\{\{[^\]]*)\]/g, (_, piece: string) => (known(piece) ? piece : '')))
}
