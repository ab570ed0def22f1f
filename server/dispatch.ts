import type { z } from 'zod'
import { type Api, api } from '../shared/api.ts'
import type { Operation } from '../shared/operation.ts'
import { mayAsk } from '../shared/permission.ts'
import { type Problem, problem, Refusal, type Result } from '../shared/problem.ts'
import type { Ctx } from './ctx.ts'
import { undeclared } from './undeclared.ts'

/** One handler for every operation of the contract; a missing or superfluous one does not compile. */
export type Handlers = { [D in keyof Api]: HandlersOf<Api[D]> }
export type HandlersOf<Group> = {
  [O in keyof Group]: Group[O] extends Operation<infer I, infer R>
    ? (ctx: Ctx, input: z.output<I>) => Promise<z.input<R>>
    : never
}
type AnyHandler = (ctx: Ctx, input: unknown) => Promise<unknown>

/** An operation with its full name, `live.submit`, and its handler. */
export interface Entrypoint {
  name: string
  op: Operation
  handle: AnyHandler
}

/** Every operation by name. A `Map`, so that `__proto__` and its kind name nothing. */
export function entrypointsOf(handlers: Partial<Handlers>): ReadonlyMap<string, Entrypoint> {
  const all = new Map<string, Entrypoint>()
  for (const [domain, group] of Object.entries(api)) {
    const own = handlers[domain as keyof Api] as unknown as Record<string, AnyHandler> | undefined
    if (!own) continue
    for (const [short, op] of Object.entries(group))
      all.set(`${domain}.${short}`, { name: `${domain}.${short}`, op: op as Operation, handle: own[short]! })
  }
  return all
}

/** Why this person may not ask for this operation. A session that has just ended says so rather than "sign in". */
export function mayRun({ op }: Entrypoint, ctx: Ctx): Problem | null {
  // A first password opens nothing but the change form: not even messages, or where the account is signed in.
  if (op.right === 'account.own' && !op.entering && ctx.actor?.mustChange) return problem('auth.must_change')
  const found = mayAsk(ctx.actor, op.right)
  return found?.code === 'auth.required' ? (ctx.ended ?? found) : found
}

/** May they, parse, run, parse again: unknown input never gets in and undeclared fields never get out. */
export async function run(entrypoint: Entrypoint, ctx: Ctx, input: unknown): Promise<Result<unknown>> {
  const { op, handle, name } = entrypoint
  const found = mayRun(entrypoint, ctx)
  if (found) return { ok: false, problem: found }
  const parsed = op.input.safeParse(input)
  if (!parsed.success)
    return { ok: false, problem: problem('input.invalid', { where: whereOf(parsed.error) }) }
  if (holdsNul(parsed.data)) return { ok: false, problem: problem('input.invalid', { where: '' }) }
  try {
    const answer = await handle(ctx, parsed.data)
    if (op.download) return { ok: true, value: answer }
    const value = op.output.parse(answer)
    const extra = ctx.app.config.strictOutput ? undeclared(answer, value) : null
    if (extra) throw new Error(`${name} answers with ${extra}, which its output does not declare`)
    return { ok: true, value }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

/** PostgreSQL stores no NUL in a text, and no person types one. */
function holdsNul(input: unknown): boolean {
  if (typeof input === 'string') return input.includes('\0')
  if (typeof input !== 'object' || input === null) return false
  return Object.entries(input).some(([key, value]) => key.includes('\0') || holdsNul(value))
}

/** Path of the first field that is wrong; the field an unknown key stands in, never the key itself. */
function whereOf(error: z.ZodError): string {
  const path = error.issues[0]?.path ?? []
  return path
    .filter((part) => typeof part !== 'symbol')
    .join('.')
    .slice(0, 100)
}
