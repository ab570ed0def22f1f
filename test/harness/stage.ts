import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { type App, openApp } from '../../server/app.ts'
import { type Config, LIMITS, readConfig } from '../../server/config.ts'
import { timeId } from '../../server/ids.ts'
import { Tablet, type TabletOptions } from '../../server/simulate/tablet.ts'
import { writeRoster } from '../../server/workers/write-roster.ts'
import type { Input, Output } from '../../shared/operation.ts'
import type { reviewApi } from '../../shared/review/review.api.ts'
import type { Roster } from '../../shared/review/roster.ts'
import { freePort, type ServerProcess, startServer } from './server-process.ts'

/** The office's two accounts, and the password of both. */
export const HANDLER = 'jingban'
export const PRINCIPAL = 'fuze'
export const PASSWORD = 'Gongping-2026'

export type Slip = Output<typeof reviewApi.slips>['slips'][number]

/** A review that was imported from a workbook, approved, and whose slips are out. */
export interface StagedReview {
  reviewId: string
  roster: Roster
  slips: Slip[]
}

/** One expert at a tablet, and where he sits. */
export interface Seated {
  tablet: Tablet
  slip: Slip
  seats: { panelId: string; seatId: string; kind: 'group' | 'committee'; role: string }[]
}

/** The configuration of a test's server: its own folder and a free port, cheap hashes, nothing said. */
export const stageConfig = (dir: string, changes: Partial<Config> = {}): Config => ({
  ...readConfig({}, ['--no-demo']),
  ...{ host: '127.0.0.1', port: 0, dataDir: dir, databaseUrl: join(dir, 'gongping.db'), logLevel: 'error' },
  argon: { memoryCost: 64, timeCost: 1 },
  limits: { ...LIMITS, requestsPerMinute: 1_000_000, loginsPerMinute: 100_000 },
  ...changes,
})

/**
 * Fills a data directory the way an office would: two standing accounts, each roster handed in as a workbook,
 * approved, slips read. Hashes are cheap, so that signing in thirty tablets costs nothing.
 */
export async function seed(dir: string, rosters: Roster[]): Promise<StagedReview[]> {
  const app = await openApp(stageConfig(dir))
  try {
    await addOffice(app)
    const handler = await staff(app.url, HANDLER)
    const principal = await staff(app.url, PRINCIPAL)
    const staged: StagedReview[] = []
    for (const roster of rosters) staged.push(await stageReview(handler, principal, roster))
    return staged
  } finally {
    await app.close()
  }
}

async function addOffice(app: App): Promise<void> {
  const createdAt = app.clock()
  const passwordHash = await app.passwords.hash(PASSWORD)
  await app.db.write('accounts', async (tx) => {
    await tx.insert(orgs).values({
      ...{ id: 'org-1', name: '示范省职称改革办公室', code: '410000', kind: 'office' },
      ...{ level: 1, path: '/org-1/', createdAt },
    })
    for (const [login, duty] of [
      [HANDLER, 'handler'],
      [PRINCIPAL, 'principal'],
    ] as const)
      await tx.insert(accounts).values({
        ...{ id: timeId(createdAt), login, kind: 'staff', name: login, orgId: 'org-1', duties: [duty] },
        scope: { series: [], sections: [] },
        ...{ passwordHash, createdAt },
      })
  })
}

/** A member of the office, signed in at the management entrance. */
export async function staff(url: string, login: string): Promise<Tablet> {
  const desk = new Tablet(login, PASSWORD, { url, portal: 'manage' })
  await desk.signIn()
  return desk
}

async function stageReview(handler: Tablet, principal: Tablet, roster: Roster): Promise<StagedReview> {
  const workbook = await writeRoster({ input: { json: JSON.stringify(roster) } })
  const file = { name: '名册.xlsx', bytes: new Uint8Array(workbook) }
  const begun = await handler.upload('review.import', {}, file)
  if (!begun.ok) throw new Error(`review.import: ${JSON.stringify(begun.problem)}`)
  const { jobId } = begun.value as Output<typeof reviewApi.import>
  for (;;) {
    const job = await handler.need<Output<typeof reviewApi.job>>('review.job', { jobId })
    if (job.state === 'checked' && job.errorCount === 0) break
    if (job.state !== 'running') throw new Error(`the roster was refused: ${JSON.stringify(job.errors)}`)
    await new Promise((done) => setTimeout(done, 20))
  }
  const command = { commandId: randomUUID() }
  const { reviewId } = await handler.need<Output<typeof reviewApi.commitImport>>('review.commitImport', {
    ...command,
    jobId,
  } satisfies Input<typeof reviewApi.commitImport>)
  const { version } = await principal.need<Output<typeof reviewApi.get>>('review.get', { reviewId })
  await principal.need('review.approve', { commandId: randomUUID(), reviewId, version })
  const { slips } = await handler.need<Output<typeof reviewApi.slips>>('review.slips', {
    reviewId,
    purpose: 'print',
  })
  return { reviewId, roster, slips }
}

/** Signs in one tablet for each slip of an expert and finds out where he sits; connected, but following no panel. */
export async function seatEverybody(review: StagedReview, options: TabletOptions): Promise<Seated[]> {
  const slips = review.slips.filter(({ kind }) => kind === 'expert')
  return Promise.all(slips.map((slip) => seatOne(slip, options)))
}

export async function seatOne(slip: Slip, options: TabletOptions): Promise<Seated> {
  const tablet = new Tablet(slip.login, slip.password!, options)
  await tablet.signIn()
  await tablet.connect()
  let answer = await tablet.call('live.panels', {})
  while (!answer?.ok) {
    if (answer) throw new Error(`live.panels: ${JSON.stringify(answer.problem)}`)
    answer = await tablet.call('live.panels', {})
  }
  const { panels } = answer.value as { panels: (Seated['seats'][number] & { seatId: string | null })[] }
  return { tablet, slip, seats: panels.filter(({ seatId }) => seatId !== null) }
}

export interface Stage {
  dir: string
  url: string
  review: StagedReview
  server: ServerProcess
  /** Ends the server with this signal, and starts it again on the same data and port. */
  restart(signal: NodeJS.Signals): Promise<void>
  close(): Promise<void>
}

/** A real server process with one approved review, in a folder that goes with it. */
export async function openStage(roster: Roster): Promise<Stage> {
  const dir = mkdtempSync(join(tmpdir(), 'gongping-stage-'))
  const [review] = await seed(dir, [roster])
  const port = await freePort()
  const stage: Stage = {
    dir,
    review: review!,
    url: `http://127.0.0.1:${port}`,
    server: await startServer(dir, port),
    async restart(signal) {
      await stage.server.kill(signal)
      stage.server = await startServer(dir, port)
    },
    async close() {
      await stage.server.kill('SIGKILL')
      rmSync(dir, { recursive: true, force: true })
    },
  }
  return stage
}
