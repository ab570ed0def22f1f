import { t } from '../lib/i18n.ts'

export default function Gallery() {
  return <h1>{t('gallery.title')}</h1>
}
