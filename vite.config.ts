import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import solid from 'vite-plugin-solid'

const api = `http://127.0.0.1:${process.env.API_PORT ?? '5174'}`

/**
 * Lets the development server find our packages before the first page asks for them. The Solid plugin tells the
 * search to keep JSX as it is, which Rolldown cannot parse any further; classic JSX adds no import and will do.
 */
const scanJsx: Plugin = {
  name: 'gongping:scan-jsx',
  config: () => ({
    optimizeDeps: { rolldownOptions: { transform: { jsx: { runtime: 'classic' } } } },
  }),
}

/**
 * The channel speaks WebSocket only, and socket.io-client cannot be told so before it is bundled: the ways it never
 * takes (long polling, WebTransport) stay out of the first load.
 */
const webSocketOnly: Plugin = {
  name: 'gongping:websocket-only',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    /engine\.io-client.build.esm.transports.(polling-xhr|webtransport)\b/.test(id)
      ? 'export const XHR = undefined, WT = undefined'
      : null,
}

interface Graph {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null
}

/** All that `root` needs before it can run; what it loads later is not among it. */
function needsOf(root: string, graph: Graph): Set<string> {
  const found = new Set<string>()
  const look = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) look(next)
  }
  look(resolve(import.meta.dirname, 'client', root))
  return found
}

let needs: { entrance: Set<string>; room: Set<string> } | null = null

/**
 * Many small files compress badly and cost a request each: what the entrance needs travels in one file, what the
 * room behind it needs in three, so that the office, which shares some of it, does not fetch the ballot too. The
 * first group that takes a module keeps it. Styles go along, so that the sheet that says the order of the cascade
 * layers is read before any other.
 */
const group = (name: string, part: 'entrance' | 'room', path: RegExp) => ({
  debugName: name,
  name: (id: string, graph: Graph): string | null => {
    needs ??= {
      entrance: new Set([...needsOf('main.tsx', graph), ...needsOf('portals/review.tsx', graph)]),
      room: needsOf('portals/review-room.tsx', graph),
    }
    const whole = /[\\/]client[\\/](portals|main)|\.html$/.test(id)
    return !whole && needs[part].has(id) && path.test(id) ? name : null
  },
})

export default defineConfig({
  root: 'client',
  plugins: [solid(), scanJsx, webSocketOnly],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    // the first load of the review portal is measured from it
    manifest: true,
    // no data: URLs, so that the content security policy need not allow them
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // a portal is one chunk of some size by design; its limit has a test of its own
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            group('entrance', 'entrance', /./),
            group('line', 'room', /node_modules|[\\/]client[\\/]lib[\\/]|[\\/]shared[\\/]/),
            group('ui', 'room', /[\\/]client[\\/]ui[\\/]/),
            group('ballot', 'room', /./),
          ],
        },
      },
    },
  },
  server: {
    // the Host and Origin headers stay as they are: the API compares them
    proxy: {
      '/api': { target: api },
      '/socket.io': { target: api, ws: true },
    },
  },
})
