import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { type App, openApp } from '../../server/app.ts'
import { loadDemo } from '../../server/demo/main.ts'
import { timeId } from '../../server/ids.ts'
import { standardParts } from '../../server/parts.ts'
import type { Duty } from '../../shared/permission.ts'
import { stageConfig } from '../harness/stage.ts'
import { addClimbOffice } from './climb-office.ts'
import { addPlanOffice } from './plan-office.ts'
import { addYearOffice } from './year-office.ts'

/**
 * The server of a story as a process of its own: the program's `openApp` on a folder and a port, with an office in
 * it and a clock that the story may put forward. Arguments: folder, port, milliseconds the clock is ahead, and
 * whose office it is: that of the stories, the levels a plan climbs, a file's way, a whole year, or the demo's.
 */
const [dir, port, ahead, office] = process.argv.slice(2)
if (!dir || !port) throw new Error('a folder and a port are needed')
const clock = { ahead: Number(ahead ?? 0) }

/** What every office account of a story has as its password. */
const PASSWORD = 'Jianghe-2026'
const PEOPLE: readonly { login: string; name: string; duties: Duty[]; mustChange?: boolean }[] = [
  { login: 'jingban', name: '程以宁', duties: ['handler'] },
  { login: 'fuze', name: '顾长策', duties: ['principal'] },
  { login: 'shenji', name: '薛望舒', duties: ['auditor'] },
  { login: 'guanli', name: '陆沉舟', duties: ['admin'] },
  { login: 'xinren', name: '秦晓山', duties: ['handler'], mustChange: true },
]

async function addOffice(app: App): Promise<void> {
  const [any] = await app.db.read.select().from(orgs).limit(1)
  if (any) return
  const createdAt = app.clock()
  const passwordHash = await app.passwords.hash(PASSWORD)
  await app.db.write('accounts', async (tx) => {
    await tx.insert(orgs).values({
      ...{ id: 'org-1', name: '洛川市职改办', code: '4103', kind: 'office' },
      ...{ level: 2, path: '/org-1/', createdAt },
    })
    for (const person of PEOPLE)
      await tx.insert(accounts).values({
        ...{ id: timeId(createdAt), kind: 'staff', orgId: 'org-1', passwordHash, createdAt },
        scope: { series: [], sections: [] },
        ...person,
      })
  })
}

const OFFICES: Record<string, (app: App) => Promise<void>> = {
  plan: (app) => addPlanOffice(app, PASSWORD),
  climb: (app) => addClimbOffice(app, PASSWORD),
  year: (app) => addYearOffice(app, PASSWORD),
}

/** Another build than the usual one may be looked at. */
const distDir = process.env.E2E_DIST ? { distDir: process.env.E2E_DIST } : {}
/** Pages read the time off the server's answers; here it is the story's time. */
async function tellTime(app: App): Promise<void> {
  app.fastify.addHook('onRequest', async (_request, reply) => {
    reply.header('date', app.clock().toUTCString())
  })
}

const app = await openApp(stageConfig(dir, { port: Number(port), ...distDir }), {
  ...standardParts,
  clock: () => new Date(Date.now() + clock.ahead),
  prepare: [
    tellTime,
    ...(office === 'demo' ? [] : [OFFICES[office ?? ''] ?? addOffice]),
    ...standardParts.prepare,
    ...(office === 'demo' ? [loadDemo] : []),
  ],
})

process.on('message', (message: { ahead: number }) => {
  clock.ahead = message.ahead
  process.send!('done')
})
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
process.on('disconnect', () => process.exit(0))
process.send!('ready')
