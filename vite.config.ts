import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const api = `http://127.0.0.1:${process.env.API_PORT ?? '5174'}`

export default defineConfig({
  root: 'client',
  plugins: [solid()],
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
