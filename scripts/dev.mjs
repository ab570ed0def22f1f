/**
 * `npm run dev`: the API restarting at every change of its sources, and Vite with hot reload in front of it. Open
 * Vite's address; it hands /api and /socket.io to the API. PORT is the page's port, API_PORT the API's.
 */
import { spawn } from 'node:child_process'
import { childEnv, command, node, root } from './tools.mjs'

const pagePort = process.env.PORT ?? '5173'
const apiPort = process.env.API_PORT ?? '5174'

const start = (args, env) => spawn(node(), args, { cwd: root, stdio: 'inherit', env: childEnv(env) })
const children = [
  start(['--watch', '--watch-preserve-output', 'server/main.ts', ...process.argv.slice(2)], {
    PORT: apiPort,
  }),
  start([command('vite'), '--port', pagePort, '--strictPort'], { API_PORT: apiPort }),
]

let ending = false
function end(status) {
  if (ending) return
  ending = true
  process.exitCode = status
  for (const child of children) child.kill('SIGTERM')
}

// one without the other is no use: when either ends, both end
for (const child of children) child.on('exit', (status) => end(status ?? 0))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0))
