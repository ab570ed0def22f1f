import './styles/index.css'
import type { Component } from 'solid-js'
import { render } from 'solid-js/web'
import type { Namespace } from '../shared/i18n/index.ts'
import { ensureChineseFont } from './lib/font.ts'
import { loadWords, t } from './lib/i18n.ts'
import { startTheme } from './lib/theme.ts'

interface Portal {
  load: () => Promise<{ default: Component }>
  words: readonly Namespace[]
}

const files = import.meta.glob<{ default: Component }>('./portals/{declare,front,manage,review,screen}.tsx')

/** Built in only for development and for the browser tests, which set VITE_GALLERY. */
const gallery: Record<string, Portal> =
  import.meta.env.DEV || import.meta.env.VITE_GALLERY
    ? {
        ui: {
          load: () => import('./portals/gallery.tsx'),
          words: ['common', 'problem', 'refusal', 'gallery'],
        },
      }
    : {}

/** First part of the path to portal. The words named here travel together with the portal's code. */
const PORTALS: Record<string, Portal> = {
  review: { load: file('review'), words: ['common', 'problem', 'entrance'] },
  manage: { load: file('manage'), words: ['common', 'problem', 'refusal', 'entrance'] },
  declare: { load: file('declare'), words: ['common', 'problem', 'refusal', 'entrance'] },
  screen: { load: file('screen'), words: ['common', 'problem', 'entrance', 'live'] },
  ...gallery,
}

function file(name: string): Portal['load'] {
  return files[`./portals/${name}.tsx`] ?? files['./portals/front.tsx']!
}

async function start(): Promise<void> {
  startTheme()
  const name = location.pathname.split('/')[1] ?? ''
  const portal = PORTALS[name] ?? { load: file('front'), words: ['common'] }
  const [{ default: Page }] = await Promise.all([portal.load(), loadWords(portal.words), ensureChineseFont()])
  document.title = `${t('app.full')} · ${t('app.name')}`
  const root = document.getElementById('app')!
  root.textContent = ''
  render(() => <Page />, root)
}

/** No code or no words arrived: the words for that cannot be loaded either, so they stand here, and we try again. */
function stuck(): void {
  document.getElementById('app')!.textContent =
    '连接不上服务器，正在重试。 Cannot reach the server; trying again.'
  setTimeout(() => location.reload(), 5000)
}

start().catch(stuck)
