import { t, tMaybe } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { dayClockSeconds } from '../../lib/time.ts'
import { Section } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { type StateKind, StateWord } from '../../ui/state-word.tsx'

const BAD: Record<string, StateKind> = { 'auth.login_failed': 'fail', 'auth.locked': 'fail' }

/** 登录记录: who got in and who tried, so that the owner notices what was not he. */
export function HistorySection() {
  const history = useAsk('auth.history', () => ({}))
  return (
    <Section gap={2} plain title={t('auth.history')} meta={t('auth.history.meta')}>
      <Loaded query={history} table lines={5}>
        {(rows) => (
          <Ledger
            caption={t('auth.history')}
            tight
            rows={rows().map((row, index) => ({ ...row, id: `${row.at}-${index}` }))}
            id={(row) => row.id}
            columns={[
              { key: 'at', label: t('auth.history.at'), cell: (row) => dayClockSeconds(row.at) },
              {
                key: 'action',
                label: t('auth.history.event'),
                cell: (row) => (
                  <StateWord kind={BAD[row.action] ?? 'done'}>
                    {tMaybe(`audit.action.${row.action}`) ?? row.action}
                  </StateWord>
                ),
              },
              { key: 'address', label: t('auth.address'), cell: (row) => row.address || '–' },
            ]}
          />
        )}
      </Loaded>
    </Section>
  )
}
