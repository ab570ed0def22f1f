import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { serverNow } from '../../lib/server-time.ts'
import { clock } from '../../lib/time.ts'
import { roleWord, two } from '../../lib/words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Foot, Page, Region } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { PrintPage } from '../../ui/print-page.tsx'
import { consolePlace } from './places.ts'

/** 签到表 for signing by hand, as the sign-in stands now. */
export function SigninSheet(props: { panel: LivePanel }) {
  const panel = () => props.panel.panel()
  const facts = () => props.panel.facts()
  const kind = () => panel()?.panelKind ?? 'group'
  return (
    <Page
      tone="ground"
      foot={
        <Foot>
          <Button kind="primary" size="touch" onPress={() => window.print()}>
            {t('act.print')}
          </Button>
          <ButtonLink size="touch" href={consolePlace(props.panel.id)}>
            {t('console.back')}
          </ButtonLink>
        </Foot>
      }
    >
      <Region>
        <PrintPage
          title={`${panel()?.rehearsal ? `（${t('console.rehearsal')}）` : ''}${t('signin.title')}`}
          sub={[panel()?.title, panel()?.name, t('console.round', { n: props.panel.round()?.no ?? 1 })].join(
            ' · ',
          )}
          signatures={[t(kind() === 'group' ? 'console.leader' : 'console.chair')]}
          madeAt={serverNow()}
        >
          <Ledger
            caption={t('signin.title')}
            rows={props.panel.seats()}
            id={({ id }) => id}
            columns={[
              { key: 'no', label: t('signin.no'), cell: ({ no }) => two(no) },
              { key: 'name', label: t('signin.name'), cell: ({ name }) => name },
              { key: 'unit', label: t('signin.unit'), cell: ({ unit }) => unit },
              {
                key: 'role',
                label: t('signin.role'),
                cell: ({ role }) => (role === 'member' ? '' : roleWord(role, kind())),
              },
              {
                key: 'time',
                label: t('signin.time'),
                cell: ({ signedInAt, absent }) => {
                  if (absent !== null) return t('signin.absent', { reason: absent })
                  return signedInAt ? clock(signedInAt) : ''
                },
              },
              { key: 'signature', label: t('signin.signature'), cell: () => '' },
            ]}
          />
          <p>
            {t('signin.sum', {
              seats: facts()?.seats ?? 0,
              present: facts()?.present ?? 0,
              need: facts()?.quorum ?? 0,
            })}
          </p>
        </PrintPage>
      </Region>
    </Page>
  )
}
