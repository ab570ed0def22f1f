import { createSignal, Match, Show, Switch } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useStaff } from '../../lib/staff.tsx'
import { type Credentials, CredentialsSheet } from '../../ui/credentials-sheet.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { CreateSheet } from './create-sheet.tsx'
import { DutiesSheet } from './duties-sheet.tsx'
import { EditSheet } from './edit-sheet.tsx'
import { type StaffRow, useStaffDetail } from './queries.ts'
import { ScopeSheet } from './scope-sheet.tsx'

export type StaffAction =
  | 'create'
  | 'start'
  | 'stop'
  | 'edit'
  | 'duties'
  | 'scope'
  | 'reset'
  | 'dropSecond'
  | 'remove'
/** The step a person has begun, and on whom. */
export interface OpenAct {
  kind: StaffAction
  of: StaffRow[]
}

/** Every step on its sheet, and the slip with login and password that follows two of them. */
export function StaffActs(props: { act: OpenAct | null; onClose: () => void; onRemoved: () => void }) {
  const act = useAct()
  const staff = useStaff()
  const [slip, setSlip] = createSignal<Credentials | null>(null)
  const on = (kind: StaffAction): OpenAct | null => (props.act?.kind === kind ? props.act : null)
  const one = (kind: StaffAction): StaffRow | null => on(kind)?.of[0] ?? null
  const showSlip = (title: string, name: string, of: { login: string; password: string }): void =>
    void setSlip({
      title,
      facts: [
        [t('staff.slip.org'), staff.me.actor.orgName ?? ''],
        [t('staff.name'), name],
      ],
      login: of.login,
      password: of.password,
    })

  return (
    <>
      <Switch>
        <Match when={on('create')}>
          <CreateSheet
            onClose={props.onClose}
            onMade={(name, made) => showSlip(t('staff.slip.created'), name, made)}
          />
        </Match>
        <Match when={on('start')} keyed>
          {({ of }) => <ManySheet kind="start" of={of} onClose={props.onClose} />}
        </Match>
        <Match when={on('stop')} keyed>
          {({ of }) => <ManySheet kind="stop" of={of} onClose={props.onClose} />}
        </Match>
        <Match when={one('edit')} keyed>
          {(of) => <EditSheet of={of} onClose={props.onClose} />}
        </Match>
        <Match when={one('duties') ?? one('scope')} keyed>
          {(of) => <GrantSheet kind={props.act!.kind} id={of.id} onClose={props.onClose} />}
        </Match>
        <Match when={one('reset')} keyed>
          {(of) => (
            <Sheet
              open
              onClose={props.onClose}
              title={t('staff.reset.title', { name: of.name })}
              action={t('staff.reset')}
              kind="danger"
              effect={t('staff.reset.effect')}
              onConfirm={() =>
                act('staff.reset', { id: of.id }, (made) => showSlip(t('staff.slip.reset'), of.name, made))
              }
            />
          )}
        </Match>
        <Match when={one('dropSecond')} keyed>
          {(of) => (
            <Sheet
              open
              onClose={props.onClose}
              title={t('staff.second.drop.title', { name: of.name })}
              action={t('staff.second.drop')}
              kind="danger"
              effect={t('staff.second.drop.effect')}
              onConfirm={() =>
                act('staff.dropSecondFactor', { id: of.id }, () => toast(t('staff.second.drop.done')))
              }
            />
          )}
        </Match>
        <Match when={one('remove')} keyed>
          {(of) => (
            <Sheet
              open
              onClose={props.onClose}
              title={t('staff.remove.title', { name: of.name })}
              action={t('staff.remove')}
              kind="danger"
              effect={t('staff.remove.effect')}
              onConfirm={() =>
                act('staff.remove', { id: of.id, version: of.version }, () => {
                  toast(t('staff.remove.done'))
                  props.onRemoved()
                })
              }
            />
          )}
        </Match>
      </Switch>
      <CredentialsSheet of={slip()} onClose={() => setSlip(null)} />
    </>
  )
}

/** 启动 and 停用, one or many: whom, and what follows. */
function ManySheet(props: { kind: 'start' | 'stop'; of: StaffRow[]; onClose: () => void }) {
  const act = useAct()
  const { kind, of } = props
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t(`staff.${kind}.title`, { n: of.length })}
      names={of.map(({ name }) => name)}
      action={t(`staff.${kind}`)}
      kind={kind === 'start' ? 'primary' : 'danger'}
      effect={t(`staff.${kind}.effect`)}
      onConfirm={() =>
        act(`staff.${kind}`, { ids: of.map(({ id }) => id) }, ({ changed }) =>
          toast(t(`staff.${kind}.done`, { n: changed })),
        )
      }
    />
  )
}

/** Role and scope are set on what is so now, not on what the list showed. */
function GrantSheet(props: { kind: StaffAction; id: string; onClose: () => void }) {
  const query = useStaffDetail(() => props.id)
  return (
    <Show when={dataOf(query)}>
      {(of) =>
        props.kind === 'duties' ? (
          <DutiesSheet of={of()} onClose={props.onClose} />
        ) : (
          <ScopeSheet of={of()} onClose={props.onClose} />
        )
      }
    </Show>
  )
}
