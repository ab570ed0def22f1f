import { randomUUID } from 'node:crypto'
import type { Ctx } from '../../server/ctx.ts'
import { staffActor } from '../staff-actor.ts'
import type { Person, World } from '../world.ts'

/** What a handler would know when this auditor of an organisation asks. */
export const ctxOf = ({ app, now }: World, { id, login }: Person, orgId: string): Ctx => ({
  app,
  actor: staffActor({
    accountId: id,
    name: `姓名${login}`,
    duties: ['auditor'],
    orgId,
    orgPath: `/${orgId}/`,
  }),
  ended: null,
  db: app.db,
  now: now(),
  newId: randomUUID,
  requestId: 'test',
  address: '127.0.0.1',
  agent: 'test',
  sessionId: null,
  cookies: [],
})
