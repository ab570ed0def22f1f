import { type App, openApp } from '../../server/app.ts'
import { LIMITS } from '../../server/config.ts'
import { standardParts } from '../../server/parts.ts'
import { stageConfig } from '../harness/stage.ts'
import { usage } from './usage.ts'

/** What the server itself needed for each answer since it was last asked, ms. */
let times: number[] = []

async function timeAnswers(app: App): Promise<void> {
  app.fastify.addHook('onResponse', async (_request, reply) => {
    times.push(reply.elapsedTime)
  })
}

/**
 * The server of the bench, in a process of its own. The brakes on guessing and flooding are off, for one machine
 * plays a thousand people; nothing else differs from what `npm start` runs. Talks to its parent over IPC.
 */
const app = await openApp(
  stageConfig(process.argv[2]!, {
    limits: { ...LIMITS, requestsPerMinute: 1e9, loginsPerMinute: 1e9, callsPerSecond: 1e9 },
  }),
  { prepare: [timeAnswers, ...standardParts.prepare] },
)
process.on('message', (asked: unknown) => {
  if (asked === 'usage') process.send?.(usage())
  if (asked === 'times') {
    process.send?.(times)
    times = []
  }
})
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
process.send?.({ url: app.url })
