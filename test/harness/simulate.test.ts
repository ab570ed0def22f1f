import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { words } from '../../shared/i18n/zh-CN/simulate.ts'
import { rosterOf } from '../roster.ts'
import { HANDLER, openStage, PASSWORD, type Stage, seatOne } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage(rosterOf({ experts: 25, groups: 3, candidates: 9, mode: 'interview' }))
})
afterAll(() => stage.close())

/** Runs `npm run simulate` with these arguments; what it printed, and how it ended. */
async function simulate(...args: string[]): Promise<{ said: string; code: number }> {
  const program = join(import.meta.dirname, '../../server/simulate/main.ts')
  const child = spawn(process.execPath, [program, '--login', HANDLER, '--password', PASSWORD, ...args])
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = await once(child, 'close')
  return { said, code }
}

test('says in words why it cannot begin', async () => {
  const away = await simulate('--url', 'http://127.0.0.1:9')
  expect(away).toMatchObject({ code: 1, said: expect.stringContaining('连不上 http://127.0.0.1:9') })
  const wrong = await simulate('--url', stage.url, '--password', 'nobody-knows')
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('用户名或密码不正确') })
  expect(await simulate('--url', stage.url, '--review', '没有这个')).toMatchObject({ code: 1 })
  expect((await simulate('--pace', 'hurried')).said).toContain(words.options)
})

test('plays the whole meeting around a visitor who leads the first group, and tells counts alone', async () => {
  const names = stage.review.roster.experts
  const leader = stage.review.slips.find(({ name }) => name === names[0]!.name)!
  const running = simulate('--url', stage.url, '--pace', 'fast', '--leave', 'leader')
  // The visitor sits in the leader's chair and does nothing: his group waits for him, the others go on.
  const { tablet, seats } = await seatOne(leader, { url: stage.url })
  const group = seats.find(({ kind }) => kind === 'group')!
  await tablet.join(group.panelId)
  await tablet.until((view) => (view.progress as { present: number }).present === 8)
  expect(tablet.view.round).toMatchObject({ state: 'preparing' })
  tablet.close()
  // Somebody else takes his place: with --lead the simulator does.
  const whole = await simulate('--url', stage.url, '--pace', 'fast', '--lead')
  expect(whole.code).toBe(0)
  expect(whole.said).toContain(words.over)
  const first = await running
  expect(first.said).toContain(leader.login)
  expect(first.said).not.toContain(words.over)
  for (const word of ['同意', '反对', '弃权', 'yes', 'abstain']) expect(whole.said).not.toContain(word)
}, 60_000)
