import { createMemo, For } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { Records } from '../../lib/records.ts'
import { Figure } from './figure.tsx'
import { paged } from './paged.ts'

/** More names than these take turns. */
const NAMES = 32

/** Who is here, in the order of arrival. */
export function SigninWall(props: { source: Records }) {
  const here = createMemo(() =>
    props.source
      .seats()
      .filter(({ signedInAt }) => signedInAt !== null)
      .sort((a, b) => (a.signedInAt ?? 0) - (b.signedInAt ?? 0)),
  )
  const { shown } = paged(here, NAMES)
  return (
    <div class="wall-signin">
      <div>
        <p class="wall-label">{t('screen.signin')}</p>
        <Figure n={here().length} of={props.source.seats().length} />
      </div>
      <ul class="wall-names">
        <For each={shown()}>{(seat) => <li>{seat.name}</li>}</For>
      </ul>
    </div>
  )
}
