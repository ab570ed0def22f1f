import { createSignal, Match, Switch } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useStaff } from '../../lib/staff.tsx'
import { type Credentials, CredentialsSheet } from '../../ui/credentials-sheet.tsx'
import { ImportSheet } from '../../ui/import-sheet.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { AddDrawer } from './add-drawer.tsx'
import { CorrectSheet } from './correct-sheet.tsx'
import { EditDrawer } from './edit-drawer.tsx'
import type { PersonDetail } from './queries.ts'
import { StatusSheet } from './status-sheet.tsx'

export type PersonAct = 'edit' | 'status' | 'reset' | 'correct' | 'remove'
export type OpenAct = { kind: 'add' | 'import' } | { kind: PersonAct; of: PersonDetail }

/** Whatever is being done on the page of people, one thing at a time, and the slip it may end with. */
export function PersonActs(props: {
  act: OpenAct | null
  onAct: (act: OpenAct) => void
  onClose: () => void
  onRemoved: () => void
}) {
  const act = useAct()
  const staff = useStaff()
  const [slip, setSlip] = createSignal<Credentials | null>(null)
  const is = (kind: OpenAct['kind']) => props.act?.kind === kind
  const on = (kind: PersonAct): PersonDetail | null =>
    props.act?.kind === kind ? (props.act as { of: PersonDetail }).of : null
  const tell = (name: string, password: string): void =>
    void setSlip({
      title: t('person.slip.title', { name }),
      facts: [[t('person.col.name'), name]],
      login: t('person.slip.login.is'),
      password,
      portal: 'declare',
    })

  return (
    <>
      <Switch>
        <Match when={is('add')}>
          <AddDrawer onClose={props.onClose} onAdded={tell} />
        </Match>
        <Match when={on('edit')}>{(of) => <EditDrawer of={of()} onClose={props.onClose} />}</Match>
        <Match when={on('status')}>{(of) => <StatusSheet of={of()} onClose={props.onClose} />}</Match>
        <Match when={on('correct')}>{(of) => <CorrectSheet of={of()} onClose={props.onClose} />}</Match>
        <Match when={on('reset')}>
          {(of) => (
            <Sheet
              open
              onClose={props.onClose}
              title={t('person.reset.title', { name: of().name })}
              effect={t('person.reset.effect')}
              action={t('person.act.reset')}
              onConfirm={() =>
                act('person.reset', { id: of().id }, ({ password }) => tell(of().name, password))
              }
            />
          )}
        </Match>
        <Match when={on('remove')}>
          {(of) => (
            <Sheet
              open
              kind="danger"
              onClose={props.onClose}
              title={t('person.remove.title', { name: of().name })}
              effect={t('person.remove.effect')}
              action={t('person.act.remove')}
              onConfirm={() => {
                const { id, version } = of()
                return act('person.remove', { id, version }, () => {
                  toast(t('person.remove.done'))
                  props.onRemoved()
                })
              }}
            />
          )}
        </Match>
      </Switch>
      <ImportSheet
        open={is('import')}
        onClose={props.onClose}
        what="persons"
        target={staff.me.actor.orgId ?? ''}
        title={t('person.import.title')}
        onDone={(n) => toast(t('person.import.done', { n }))}
      />
      <CredentialsSheet of={slip()} onClose={() => setSlip(null)} />
    </>
  )
}
