import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import type { Actor } from '../../shared/actor.ts'
import type { CallInput, CallName, CallOutput } from '../../shared/api.ts'
import type { Duty } from '../../shared/permission.ts'
import type { App } from '../app.ts'
import type { Ctx } from '../ctx.ts'
import { run } from '../dispatch.ts'
import { timeId } from '../ids.ts'

/** Asks the server as one person would, through the same dispatch; a refusal throws. */
export type Act = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>

export function contextOf(app: App, actor: Actor, now: Date = app.clock()): Ctx {
  return {
    actor,
    ended: null,
    db: app.db,
    now,
    newId: () => timeId(now),
    requestId: 'demo',
    address: '127.0.0.1',
    agent: 'demo',
    sessionId: null,
    cookies: [],
    app,
  }
}

/** `at` lets the demo have a past. */
export function actAs(app: App, actor: Actor, at?: Date): Act {
  return async (name, input) => {
    const result = await run(app.entrypoints.get(name)!, contextOf(app, actor, at), input)
    if (!result.ok) throw new Error(`${actor.login} ${name}: ${JSON.stringify(result.problem)}`)
    return result.value as never
  }
}

/** A fresh command id. */
export const commandId = (): string => randomUUID()

/** The account of that login as an actor. */
export async function actorOf(app: App, login: string): Promise<Actor> {
  const [found] = await actorsAt(app, eq(accounts.login, login))
  if (!found) throw new Error(`no account ${login}`)
  return found
}

/** Every account issued for a review. */
export const actorsOf = (app: App, reviewId: string): Promise<Actor[]> =>
  actorsAt(app, eq(accounts.reviewId, reviewId))

/** Accounts under a condition, as actors. */
export async function actorsAt(app: App, which: ReturnType<typeof eq>): Promise<Actor[]> {
  const rows = await app.db.read
    .select()
    .from(accounts)
    .leftJoin(orgs, eq(orgs.id, accounts.orgId))
    .where(which)
  return rows.map(({ accounts: account, orgs: org }) => ({
    accountId: account.id,
    sessionId: '',
    kind: account.kind,
    name: account.name,
    login: account.login,
    orgId: account.orgId,
    orgName: org?.name ?? null,
    orgPath: org?.path ?? null,
    orgKind: org?.kind ?? null,
    orgState: org?.state ?? null,
    duties: account.duties as Duty[],
    scope: account.scope,
    officers: false,
    reviewId: account.reviewId,
    expertId: account.expertId,
    personId: account.personId,
    committeeId: account.committeeId,
    mustChange: false,
    mustEnrol: false,
  }))
}
