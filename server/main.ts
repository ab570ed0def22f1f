import { networkInterfaces } from 'node:os'
import { type App, openApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { traceOf } from './fault.ts'
import { firstRun } from './first-run.ts'
import { loadGateway } from './message/gateway.ts'
import { standardParts } from './parts.ts'
import { fail, say } from './say.ts'
import { startFault } from './start-fault.ts'

/** Starts the server for this process: says where it answers, or why it cannot, and ends with 1. */
async function main(): Promise<void> {
  let config: Config | null = null
  try {
    config = readConfig(process.env, process.argv.slice(2))
    const app = await openApp(config, {
      prepare: [...standardParts.prepare, firstRun],
      ...(config.gateway && { gateway: await loadGateway(config.gateway) }),
    })
    listenForStop(app)
    announce(app)
  } catch (error) {
    fail(
      ...startFault(error, {
        port: config?.port ?? '',
        host: config?.host ?? '',
        dir: config?.dataDir ?? '',
      }),
    )
    // Whatever a failed start left open must not keep the process.
    process.exit(1)
  }
}

function announce({ config, url }: App): void {
  const { port } = new URL(url)
  const open = config.publicUrl ?? `http://localhost:${port}`
  say('server.ready', { url: open })
  say('server.portals', { url: open })
  const urls = lanAddresses().map((address) => `http://${address}:${port}`)
  if (!config.publicUrl && /^(0\.0\.0\.0|::)$/.test(config.host) && urls.length)
    say('server.lan', { urls: urls.join(' ') })
  say('server.stop')
}

const lanAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)

function listenForStop(app: App): void {
  let asked = false
  const stop = async () => {
    // A second Ctrl+C means now. Every answered command is on disk already.
    if (asked) process.exit(1)
    asked = true
    say('server.stopping')
    await app.close()
    say('server.stopped')
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // Memory may be wrong after these; what was answered is on disk, and a fresh process reads it from there.
  const crash = (error: unknown) => {
    app.log.fatal({ fault: traceOf(error) }, 'the server cannot go on')
    process.exit(1)
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
}

await main()
