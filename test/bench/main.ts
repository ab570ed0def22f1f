/**
 * `npm run bench`: what the server does, each figure beside the same thing without us, measured in the same run.
 * `--only votes,submits,count,flip,crowd,round,start,size,declare,lists,climb` picks; `--write` puts the table into docs/performance.md;
 * `--small` is a quick look with a tenth of the clients.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Tablet } from '../../server/simulate/tablet.ts'
import { type StagedReview, seed } from '../harness/stage.ts'
import { rosterOf } from '../roster.ts'
import { startChild } from './child.ts'
import { beginDrafting, byPanel, type Client, command, inTurns, sit } from './client.ts'
import { benchCount } from './count.ts'
import { benchMemory, benchReconnect } from './crowd.ts'
import { benchAutosave, benchHandIns, benchPrints, seatDeclarants } from './declare.ts'
import { stageDeclare } from './declare-stage.ts'
import { type Figure, tableOf } from './figure.ts'
import { benchFirstLoad } from './first-load.ts'
import { benchFlip } from './flip.ts'
import { benchLists } from './lists.ts'
import { openRaw } from './raw.ts'
import { machineText, writeReport } from './report.ts'
import { benchStart } from './start.ts'
import { benchSubmits } from './submits.ts'
import { benchVotes } from './votes.ts'
import { benchWholeRound } from './whole-round.ts'

const args = process.argv.slice(2)
const picked = args.find((arg) => arg.startsWith('--only='))?.slice(7) ?? args[args.indexOf('--only') + 1]
const only = args.some((arg) => arg.startsWith('--only')) ? picked!.split(',') : null
const wants = (name: string) => !only || only.includes(name)
const small = args.includes('--small')
const say = (text: string) => process.stderr.write(`${text}\n`)

const committees = small ? 4 : 33
const dir = mkdtempSync(join(tmpdir(), 'gongping-bench-'))
const crowdNeeded = ['votes', 'flip', 'crowd', 'start'].some(wants)
const committee = (name: string, experts: number, candidates: number, requireOpened = false) =>
  rosterOf({
    ...{ experts, groups: 0, candidates, committee: `${name}评委会` },
    rules: { requireOpened, committeeMin: Math.min(25, experts) },
  })

say('preparing the reviews …')
const rosters = [
  ...(crowdNeeded ? Array.from({ length: committees }, (_, i) => committee(`第${i + 1}`, 31, 60)) : []),
  ...(wants('submits') ? [1, 2, 3].map((i) => committee(`提交${i}`, 51, 100)) : []),
  ...(wants('count') ? [committee('计数', 201, 5)] : []),
  ...(wants('round') ? [committee('整轮', 31, 200, true)] : []),
  ...(wants('declare') ? [committee('打印', 31, 60)] : []),
]
const staged = await seed(dir, rosters)
const declareStage = wants('declare') ? await stageDeclare(dir, small ? 700 : 2000) : null
const take = (n: number): StagedReview[] => staged.splice(0, n)
const figures: Figure[] = []
const raw = openRaw(dir)
const server = await startChild('server.ts', [dir])
const bare = await startChild('bare.ts')
const enter = (reviews: StagedReview[]): Promise<Client[]> =>
  inTurns(
    reviews.flatMap(({ slips }) => slips.filter(({ kind }) => kind === 'expert')),
    20,
    (slip) => sit(server.url, slip),
  )
const collect = (into: Figure[], found: Figure[]) => {
  into.push(...found)
  for (const figure of found) say(tableOf([figure]).split('\n').at(-1)!)
}
const add = (...found: Figure[]) => collect(figures, found)

const crowdReviews = crowdNeeded ? take(committees) : []
let crowd: Client[] = []
if (crowdNeeded) {
  say('signing in the crowd …')
  crowd = await enter(crowdReviews)
  for (const panel of byPanel(crowd)) await beginDrafting(panel)
}
if (wants('votes')) add(...(await benchVotes(server, crowd, small ? [1, 30, 100] : [1, 30, 1000], raw)))
if (wants('submits')) add(...(await benchSubmits(byPanel(await enter(take(3))), raw)))
if (wants('count')) add(...(await benchCount(await enter(take(1)), bare.url)))
if (wants('flip')) {
  const [panel] = byPanel(crowd)
  const leader = panel!.find(({ place }) => place.role === 'leader')!
  await Promise.all(panel!.map((client) => command(client, 'draftRest', { choice: 'yes' })))
  await command(leader, 'act', { action: 'open' })
  const slip = crowdReviews[0]!.slips.find(({ kind }) => kind === 'screen')!
  const screen = new Tablet(slip.login, slip.password!, { url: server.url, portal: 'screen' })
  await screen.signIn()
  add(...(await benchFlip(leader, screen.cookie, server.url, bare.url, small ? [200] : [200, 1000, 5000])))
}
if (wants('crowd')) {
  const thousand = crowd.slice(0, 1000)
  add(...(await benchReconnect(server.url, bare, thousand)))
  add(await benchMemory(server, bare, thousand))
}
if (wants('round')) add(...(await benchWholeRound(await enter(take(1)))))
const ofDeclarations: Figure[] = []
if (declareStage) {
  say('signing in those who declare …')
  const people = await seatDeclarants(server.url, declareStage)
  const panel = await enter(take(1))
  await beginDrafting(panel)
  collect(ofDeclarations, await benchAutosave(server, people, raw))
  collect(ofDeclarations, await benchHandIns(server.url, people, declareStage, raw))
  collect(ofDeclarations, await benchPrints(server.url, panel))
  for (const { socket } of panel) socket.disconnect()
}
for (const { socket } of crowd) socket.disconnect()
await server.stop()
await bare.stop()
raw.close()
if (wants('start')) {
  add(
    await benchStart(dir, `${committees} reviews, ${committees * 31} experts, ${committees * 60} candidates`),
  )
}
if (wants('size')) add(...benchFirstLoad())
const ofLists = wants('lists') ? await benchLists(small, say, 'lists') : []
const ofClimb = wants('climb') ? await benchLists(small, say, 'climb') : []
rmSync(dir, { recursive: true, force: true })

process.stdout.write(
  `\n${machineText()}\n\n${tableOf([...figures, ...ofDeclarations, ...ofLists, ...ofClimb])}\n`,
)
if (args.includes('--write')) {
  writeReport('figures', figures)
  writeReport('declare', ofDeclarations)
  writeReport('lists', ofLists)
  writeReport('climb', ofClimb)
}
process.exit(0)
