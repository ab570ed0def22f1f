import type { TodoKind } from '../../../shared/desk/desk.api.ts'
import type { Right } from '../../../shared/permission.ts'
import type { CallOutput } from '../../lib/call.ts'

export type Todo = CallOutput<'desk.get'>['todos'][number]

/** The list a kind of to-do leads to, filtered to exactly what waits; with an id, that thing open in it. */
const LISTS: Record<TodoKind, string> = {
  'org.audit': '/manage/orgs?todo=true',
  'plan.audit': '/manage/plans?desk=mine',
  'plan.returned': '/manage/plan',
  'plan.begin': '/manage/plan',
  'declare.audit': '/manage/climb?tab=mine',
  'declare.principal': '/manage/climb-principal?tab=mine',
  'declare.expert': '/manage/climb-experts?tab=mine',
  'declare.accept': '/manage/climb-committee?tab=mine',
  'transfer.decide': '/manage/transfers?side=out',
  'transfer.overdue': '/manage/transfers?side=above',
  'staff.missing': '/manage/staff?missing=true',
  'notice.unread': '/manage/notices?unread=true',
}
/** Kinds that are one page, not a list with a thing in it. */
const PAGES: readonly TodoKind[] = ['plan.returned', 'plan.begin']

/** Kinds whose things have a page of their own below the list. */
const BELOW: readonly TodoKind[] = ['declare.audit', 'declare.principal', 'declare.expert', 'declare.accept']

export function todoPlace(kind: TodoKind, id?: string): string {
  const list = LISTS[kind]
  if (!id || PAGES.includes(kind)) return list
  return BELOW.includes(kind) ? list.replace('?', `/${id}?`) : `${list}&open=${id}`
}

/** Where a deadline is seen or set; a person without a page for it is only told. */
export function duePlace(
  kind: CallOutput<'desk.get'>['deadlines'][number]['kind'],
  may: (right: Right) => boolean,
): string | undefined {
  if (kind === 'transfer.due') return LISTS['transfer.decide']
  if (kind === 'plan.closes') return may('plan.edit') ? '/manage/plan' : undefined
  if (may('committee.window')) return '/manage/deadlines'
  return may('declare.accept') ? '/manage/climb-committee?tab=all' : undefined
}

export interface Waiting {
  kind: TodoKind
  id: string
  name: string
  at: number | null
}

/** The named things of all kinds in one row, the longest waiting first; what has no time stands at the end. */
export const byWaiting = (todos: readonly Todo[]): Waiting[] =>
  todos
    .filter(({ kind }) => kind !== 'notice.unread')
    .flatMap(({ kind, first }) => first.map((each) => ({ kind, ...each })))
    .sort((a, b) => (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER))
