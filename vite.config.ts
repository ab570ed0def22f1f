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

export default defineConfig({
  root: 'client',
  plugins: [solid(), scanJsx],
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
  },
  server: {
    // the Host and Origin headers stay as they are: the API compares them
    proxy: {
      '/api': { target: api },
      '/socket.io': { target: api, ws: true },
    },
  },
})
