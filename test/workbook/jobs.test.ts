import { expect, test } from 'vitest'
import type { App } from '../../server/app.ts'
import type { Ctx } from '../../server/ctx.ts'
import { newJob, ownJob } from '../../server/workbook/jobs.ts'
import { staffActor } from '../staff-actor.ts'
import { START } from '../world.ts'

function openDesk() {
  const app = { clock: () => START } as App
  let made = 0
  const ctxOf = (accountId: string) =>
    ({ app, actor: staffActor({ accountId }), now: START, newId: () => `job-${++made}` }) as Ctx
  return {
    begin: (accountId: string) => newJob(ctxOf(accountId), 'export', 'org.list', ''),
    /** Makes a file and gives a look at whether it is still kept. */
    exported(accountId: string): () => boolean {
      const job = newJob(ctxOf(accountId), 'export', 'org.list', '')
      job.state = 'done'
      return () => {
        try {
          return ownJob(ctxOf(accountId), job.jobId) === job
        } catch {
          return false
        }
      }
    },
  }
}

test('whoever makes many files pushes out his own oldest and nobody else’s, also where there is no more room', () => {
  const { exported } = openDesk()
  const own = Array.from({ length: 10 }, () => exported('busy'))
  expect(own.map((kept) => kept())).toEqual([false, false, ...Array<boolean>(8).fill(true)])
  const others = Array.from({ length: 52 }, (_, at) => exported(`clerk-${at}`))
  const more = Array.from({ length: 20 }, () => exported('busy'))
  expect(others.every((kept) => kept())).toBe(true)
  expect(more.map((kept) => kept())).toEqual([
    ...Array<boolean>(12).fill(false),
    ...Array<boolean>(8).fill(true),
  ])
})

test('nobody begins another while his own is being saved, and what is being saved is not pushed out', () => {
  const { begin, exported } = openDesk()
  const saved = begin('clerk')
  Object.assign(saved, { state: 'checked', saving: new Promise(() => {}) })
  expect(() => begin('clerk')).toThrow('workbook.job_busy')
  const kept = Array.from({ length: 60 }, (_, at) => exported(`other-${at}`))
  expect(kept[0]!()).toBe(false)
  saved.saving = null
  expect(begin('clerk').jobId).not.toBe(saved.jobId)
})
