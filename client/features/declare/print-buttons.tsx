import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Row } from '../../ui/layout.tsx'
import { useRoom } from './room.ts'

/** 评审表 and 评审简表 as they stand now, in a page of their own. */
export function PrintButtons() {
  const room = useRoom()
  return (
    <Row>
      <ButtonLink
        size="touch"
        target="_blank"
        href={link('declare.print', { id: room.file().id, form: 'table' })}
      >
        {t('declare.print.table')}
      </ButtonLink>
      <ButtonLink
        size="touch"
        target="_blank"
        href={link('declare.print', { id: room.file().id, form: 'brief' })}
      >
        {t('declare.print.brief')}
      </ButtonLink>
      <span class="meta">{t('declare.print.hint')}</span>
    </Row>
  )
}
