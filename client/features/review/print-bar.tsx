import type { ParentProps } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Spacer } from '../../ui/layout.tsx'
import './slips.css'

/** What stands above a page that is made for paper, and does not go on it. */
export const PrintBar = (props: ParentProps<{ title: string; back: string }>) => (
  <div class="print-bar no-print">
    <ButtonLink href={props.back}>{t('act.back')}</ButtonLink>
    <h1 class="name">{props.title}</h1>
    <Spacer />
    {props.children}
    <Button kind="primary" onPress={() => print()}>
      {t('act.print')}
    </Button>
  </div>
)
