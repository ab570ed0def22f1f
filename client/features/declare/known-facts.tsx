import { FORM } from '../../../shared/declare/form.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { Facts } from '../../ui/facts.tsx'
import { useRoom } from './room.ts'

/** What is known of the person and the unit: shown, never typed. */
export function KnownFacts() {
  const room = useRoom()
  const value = (key: string): string => {
    const known = room.file().known[key] ?? ''
    return (key === 'sex' ? tMaybe(`form.sex.${known}`) : undefined) ?? (known || '–')
  }
  return (
    <div class="declare-known">
      <Facts
        facts={(FORM.basic?.fields ?? [])
          .filter(({ known }) => known)
          .map(({ key }) => [t(`form.basic.${key}` as 'form.basic.name'), value(key)] as const)}
      />
      <p class="meta">{t('declare.who.hint')}</p>
    </div>
  )
}
