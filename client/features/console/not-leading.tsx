import { t } from '../../lib/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Region } from '../../ui/layout.tsx'

/** For who opens a leader's page without leading the panel. */
export const NotLeading = () => (
  <Region>
    <EmptyState title={t('console.not_leading')}>{t('console.not_leading.body')}</EmptyState>
  </Region>
)
