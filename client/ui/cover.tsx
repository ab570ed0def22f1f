import type { JSX, ParentProps } from 'solid-js'
import './cover.css'
import { t } from '../lib/i18n.ts'
import { Seal } from './seal.tsx'

/** An entrance as a thread-bound book: cover with its title slip at the left, what one does at the right. */
export function Cover(props: ParentProps<{ title: string; foot?: JSX.Element }>) {
  return (
    <div class="cover">
      <div class="cover-binding" aria-hidden="true">
        <div class="cover-slip">
          <span class="title">{props.title}</span>
          <Seal solid small text={t('app.name')} />
        </div>
      </div>
      <main class="cover-entrance" id="main">
        <div class="cover-body">
          {props.children}
          {props.foot && <footer class="cover-foot">{props.foot}</footer>}
        </div>
      </main>
    </div>
  )
}
