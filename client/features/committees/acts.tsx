import { createSignal, Match, Switch } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { type Credentials, CredentialsSheet } from '../../ui/credentials-sheet.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { CommitteeForm, EMPTY } from './committee-form.tsx'
import { DeadlineSheet } from './deadline-sheet.tsx'
import type { CommitteeDetail } from './queries.ts'
import { WindowSheet } from './window-sheet.tsx'

export type CommitteeAct = 'edit' | 'stop' | 'start' | 'window' | 'deadline' | 'reset'
export type OpenAct = { kind: 'add' } | { kind: CommitteeAct; of: CommitteeDetail }

/** What is done with a committee: forms, sheets, and the slip of its administrator. */
export function CommitteeActs(props: {
  act: OpenAct | null
  year: number
  onClose: () => void
  onMade: (id: string) => void
}) {
  const act = useAct()
  const [slip, setSlip] = createSignal<Credentials | null>(null)
  /** Opened once its slip is put away: a drawer over a password that is told once would hide it. */
  let made: string | null = null
  const on = (kind: CommitteeAct) => {
    const { act: open } = props
    return open && open.kind === kind && 'of' in open ? open.of : undefined
  }
  const told = (name: string, account: { login: string; password: string }) =>
    setSlip({ title: t('committee.slip.title'), facts: [[t('committee.col.name'), name]], ...account })
  const turn = (kind: 'stop' | 'start', of: CommitteeDetail) =>
    act(`committee.${kind}`, { id: of.id, version: of.version }, () =>
      toast(t(kind === 'stop' ? 'committee.stopped' : 'committee.started')),
    )
  return (
    <>
      <Switch>
        <Match when={props.act?.kind === 'add'}>
          <CommitteeForm
            initial={EMPTY}
            title={t('committee.add')}
            action={t('committee.add')}
            onClose={props.onClose}
            save={(fields) =>
              act('committee.create', fields, ({ id, slip: account }) => {
                made = id
                told(fields.name, account)
              })
            }
          />
        </Match>
        <Match when={on('edit')} keyed>
          {(of) => (
            <CommitteeForm
              initial={fieldsOf(of)}
              title={t('committee.edit.title')}
              action={t('committee.form.save')}
              onClose={props.onClose}
              save={(fields) =>
                act('committee.edit', { id: of.id, version: of.version, ...fields }, () =>
                  toast(t('committee.saved')),
                )
              }
            />
          )}
        </Match>
        <Match when={on('window')} keyed>
          {(of) => <WindowSheet of={of} year={props.year} onClose={props.onClose} />}
        </Match>
        <Match when={on('deadline')} keyed>
          {(of) => <DeadlineSheet of={of} year={props.year} onClose={props.onClose} />}
        </Match>
        <Match when={on('stop')} keyed>
          {(of) => (
            <Sheet
              open
              onClose={props.onClose}
              title={t('committee.stop.title', { name: of.name })}
              effect={t('committee.stop.effect')}
              action={t('committee.stop')}
              kind="danger"
              onConfirm={() => turn('stop', of)}
            />
          )}
        </Match>
        <Match when={on('start')} keyed>
          {(of) => (
            <Sheet
              open
              onClose={props.onClose}
              title={t('committee.start.title', { name: of.name })}
              effect={t('committee.start.effect')}
              action={t('committee.start')}
              onConfirm={() => turn('start', of)}
            />
          )}
        </Match>
        <Match when={on('reset')} keyed>
          {(of) => (
            <Sheet
              open
              onClose={props.onClose}
              title={t('committee.admin.reset.title')}
              names={[of.name]}
              effect={t('committee.admin.reset.effect')}
              action={t('committee.admin.reset')}
              kind="danger"
              onConfirm={() =>
                act('committee.resetAdmin', { id: of.id }, (account) => told(of.name, account))
              }
            />
          )}
        </Match>
      </Switch>
      <CredentialsSheet
        of={slip()}
        onClose={() => {
          setSlip(null)
          if (made) props.onMade(made)
          made = null
        }}
      />
    </>
  )
}

const fieldsOf = (of: CommitteeDetail) => {
  const { name, code, orgId, band, series, levels, specialties, mode, approvalNo, validFrom, validTo, note } =
    of
  return { name, code, orgId, band, series, levels, specialties, mode, approvalNo, validFrom, validTo, note }
}
