import { type ParentProps, Show } from 'solid-js'
import type { Me } from '../features/auth/session.ts'
import { deskPlace } from '../features/review/places.ts'
import { t } from '../lib/i18n.ts'
import { ButtonLink } from '../ui/button.tsx'
import { PageTitle, Region, Row, Stack } from '../ui/layout.tsx'
import { mayOpen } from './manage-menu.ts'

/**
 * The page at this path for whoever has one of the rights its menu entry asks for; for the others the words why not.
 * Rights change while a page is open: it gives way to the words at once, and comes back when they do.
 */
export const Guarded = (props: ParentProps<{ me: Me; path: string }>) => (
  <Show when={mayOpen(props.path, new Set(props.me.rights), props.me.actor.duties)} fallback={<NoRight />}>
    {props.children}
  </Show>
)

const NoRight = () => (
  <Region>
    <PageTitle title={t('staff.guard.title')} />
    <Stack gap={5}>
      <p class="prose">{t('staff.guard.text')}</p>
      <Row>
        <ButtonLink href={deskPlace}>{t('staff.guard.home')}</ButtonLink>
      </Row>
    </Stack>
  </Region>
)
