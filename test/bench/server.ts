import { openApp } from '../../server/app.ts'
import { LIMITS } from '../../server/config.ts'
import { stageConfig } from '../harness/stage.ts'
import { usage } from './usage.ts'

/**
 * The server of the bench, in a process of its own. The brakes on guessing and flooding are off, for one machine
 * plays a thousand people; nothing else differs from what `npm start` runs. Talks to its parent over IPC.
 */
const app = await openApp(
  stageConfig(process.argv[2]!, {
    limits: { ...LIMITS, requestsPerMinute: 1e9, loginsPerMinute: 1e9, callsPerSecond: 1e9 },
  }),
)
process.on('message', (asked: unknown) => {
  if (asked === 'usage') process.send?.(usage())
})
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
process.send?.({ url: app.url })
