import { asc, eq, inArray } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { steps } from '../../db/schema/history.ts'
import { AUDIT_ACTIONS, type AuditAction } from '../../shared/audit/audit.rules.ts'
import type { App } from '../app.ts'
import { log } from '../audit/log.ts'
import { actorsAt, contextOf } from './act.ts'
import type { MadeOrg } from './offices.ts'

/** Actions of the histories that the log names otherwise. */
const NAMES: Record<string, AuditAction> = {
  'org.create': 'org.created',
  'org.submit': 'org.submitted',
  'org.approve': 'org.approved',
  'org.sendBack': 'org.returned',
  'org.disable': 'org.disabled',
  'staff.create': 'staff.created',
  'staff.start': 'staff.started',
  'staff.duties': 'staff.duties_set',
  'staff.scope': 'staff.scope_set',
}
const SUBJECTS: Record<string, string> = { staff: 'account' }
const known = new Set<string>(AUDIT_ACTIONS)

/** The rows the log has of what happened before the demo acts by itself, oldest first; of staff only the tour's. */
export async function makePastLog(app: App, orgs: readonly MadeOrg[]): Promise<void> {
  const byId = new Map(orgs.map((org) => [org.id, org]))
  const staff = await actorsAt(app, eq(accounts.kind, 'staff'))
  const actors = new Map(staff.map((actor) => [actor.accountId, actor]))
  const past = await app.db.read
    .select()
    .from(steps)
    .where(inArray(steps.kind, ['org', 'staff', 'transfer']))
    .orderBy(asc(steps.at), asc(steps.id))
  await app.db.write('demo', async (tx) => {
    for (const step of past) {
      const actor = actors.get(step.actorId ?? '')
      const name = `${step.kind}.${step.action}`
      const action = NAMES[name] ?? name
      if (!actor || !known.has(action) || (step.kind === 'staff' && !/^41(03.*)?$/.test(codeOf(actor.orgId))))
        continue
      const subject = `${SUBJECTS[step.kind] ?? step.kind}:${step.subjectId}`
      const states = {
        ...(step.fromState && { from: step.fromState }),
        ...(step.toState && { to: step.toState }),
      }
      await log(
        tx,
        { ...contextOf(app, actor, step.at), address: '10.41.0.8' },
        action as AuditAction,
        subject,
        {
          ...(step.kind === 'staff' ? {} : states),
          ...(step.reason && { reason: step.reason }),
          ...(step.kind === 'org' && { details: { code: codeOf(step.subjectId) } }),
          ...(step.action === 'duties' && { details: { duties: step.toState ?? '' } }),
        },
      )
    }
  })

  function codeOf(orgId: string | null): string {
    return byId.get(orgId ?? '')?.code ?? ''
  }
}
