import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Tablet } from '../../server/simulate/tablet.ts'
import { writeRoster } from '../../server/workers/write-roster.ts'
import type { Output } from '../../shared/operation.ts'
import type { reviewApi } from '../../shared/review/review.api.ts'
import type { Roster } from '../../shared/review/roster.ts'
import { freePort } from '../harness/server-process.ts'

export const PASSWORD = 'Jianghe-2026'
/** The demo's own. */
export const DEMO_PASSWORD = 'Gongping-2026'
export type Slip = Output<typeof reviewApi.slips>['slips'][number]

/** A real server in a process of its own, on data of its own, that goes when the story is over. */
export interface House {
  url: string
  /** Puts the server's clock forward; open pages learn the new time with their next answer. */
  pass(ms: number): Promise<void>
  /** Ends the process as a power cut does. */
  cut(): Promise<void>
  /** Starts it again on the same data and port. */
  start(): Promise<void>
  /** A member of the office without a screen, to prepare what a story does not tell. */
  desk(login: string): Promise<Tablet>
  close(): Promise<void>
}

/** Opens a house with the office of the stories, or with the demo. */
export async function openHouse(
  office: 'story' | 'plan' | 'climb' | 'year' | 'demo' = 'story',
): Promise<House> {
  const dir = mkdtempSync(join(tmpdir(), 'gongping-story-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let ahead = 0
  let child: ChildProcess
  const house: House = {
    url,
    async pass(ms) {
      ahead += ms
      child.send({ ahead })
      await once(child, 'message')
    },
    async cut() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    async start() {
      child = fork(join(import.meta.dirname, 'server-child.ts'), [dir, String(port), String(ahead), office], {
        execArgv: [],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      const ended = once(child, 'exit').then(([code]) => {
        throw new Error(`the server of the story ended with ${code}`)
      })
      await Promise.race([once(child, 'message'), ended])
      ended.catch(() => {})
    },
    async desk(login) {
      const tablet = new Tablet(login, office === 'demo' ? DEMO_PASSWORD : PASSWORD, {
        url,
        portal: 'manage',
      })
      await tablet.signIn()
      return tablet
    },
    async close() {
      if (child.exitCode === null && child.signalCode === null) await house.cut()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  await house.start()
  return house
}

/** The roster as the workbook an office would hand in. */
export const workbookOf = async (roster: Roster): Promise<Buffer> =>
  Buffer.from(await writeRoster({ input: { json: JSON.stringify(roster) } }))

/** Imports and approves a review through the same operations as the pages, for stories that begin later. */
export async function approvedReview(
  house: House,
  roster: Roster,
): Promise<{ reviewId: string; slips: Slip[] }> {
  const handler = await house.desk('jingban')
  const principal = await house.desk('fuze')
  const reviewId = await importedReview(handler, roster)
  await attachPapers(handler, reviewId)
  const { version } = await principal.need<{ version: number }>('review.get', { reviewId })
  await principal.need('review.approve', { commandId: randomUUID(), reviewId, version })
  return { reviewId, slips: await slipsOf(handler, reviewId) }
}

/** A draft review, read from a workbook and saved. */
export async function importedReview(handler: Tablet, roster: Roster): Promise<string> {
  const bytes = new Uint8Array(await workbookOf(roster))
  const begun = await handler.upload('review.import', {}, { name: '名册.xlsx', bytes })
  if (!begun.ok) throw new Error(`review.import: ${JSON.stringify(begun.problem)}`)
  const { jobId } = begun.value as { jobId: string }
  for (;;) {
    const job = await handler.need<Output<typeof reviewApi.job>>('review.job', { jobId })
    if (job.state === 'checked' && job.errorCount === 0) break
    if (job.state !== 'running') throw new Error(`the roster was refused: ${JSON.stringify(job.errors)}`)
    await sleep(30)
  }
  const { reviewId } = await handler.need<{ reviewId: string }>('review.commitImport', {
    commandId: randomUUID(),
    jobId,
  })
  return reviewId
}

const PAPERS = join(import.meta.dirname, '../../server/demo/documents')

/** A paper and a picture for the first candidate. */
export async function attachPapers(handler: Tablet, reviewId: string): Promise<void> {
  const [first] = await handler.need<{ id: string }[]>('review.candidates', { reviewId })
  for (const [file, name] of [
    ['paper.pdf', '代表论文.pdf'],
    ['award.png', '获奖证书.png'],
  ] as const) {
    const bytes = new Uint8Array(readFileSync(join(PAPERS, file)))
    const sent = await handler.upload('review.attachOne', { candidateId: first!.id }, { name, bytes })
    if (!sent.ok) throw new Error(`review.attachOne: ${JSON.stringify(sent.problem)}`)
  }
}

export async function slipsOf(handler: Tablet, reviewId: string): Promise<Slip[]> {
  const { slips } = await handler.need<{ slips: Slip[] }>('review.slips', { reviewId, purpose: 'print' })
  return slips
}
