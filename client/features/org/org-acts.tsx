import { createSignal, Match, Show, Switch } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { type Credentials, CredentialsSheet } from '../../ui/credentials-sheet.tsx'
import { Field } from '../../ui/field.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toasts.tsx'
import { AdminSheet } from './admin-sheet.tsx'
import { CreateSheet } from './create-sheet.tsx'
import { MoveSheet } from './move-sheet.tsx'
import type { Org, OrgAction, OrgAdmin } from './queries.ts'
import { RenameSheet } from './rename-sheet.tsx'

interface UnitAct {
  kind: Exclude<OrgAction, AdminAct['kind']>
  org: Org
}
interface AdminAct {
  kind: 'editAdmin' | 'resetAdmin'
  org: Org
  admin: OrgAdmin
}
/** The step a person has begun on a unit, or on one of its administrators. */
export type OpenAct = UnitAct | AdminAct

/** Every step on a unit on its sheet, and the slip with login and password that follows two of them. */
export function OrgActs(props: { act: OpenAct | null; onClose: () => void; onRemoved: () => void }) {
  const act = useAct()
  const [slip, setSlip] = createSignal<Credentials | null>(null)
  const on = (kind: UnitAct['kind']): UnitAct | null =>
    props.act?.kind === kind ? (props.act as UnitAct) : null
  const onAdmin = (kind: AdminAct['kind']): AdminAct | null =>
    props.act?.kind === kind ? (props.act as AdminAct) : null
  const one = (org: Org) => ({ id: org.id, version: org.version })
  const showSlip = (title: string, unit: string, of: { login: string; password: string }): void =>
    void setSlip({ title, facts: [[t('org.slip.unit'), unit]], login: of.login, password: of.password })

  return (
    <>
      <Switch>
        <Match when={on('create')} keyed>
          {({ org }) => (
            <CreateSheet
              parent={org}
              onClose={props.onClose}
              onMade={(name, made) => showSlip(t('org.slip.created'), name, made)}
            />
          )}
        </Match>
        <Match when={on('rename')} keyed>
          {({ org }) => <RenameSheet org={org} onClose={props.onClose} />}
        </Match>
        <Match when={on('move')} keyed>
          {({ org }) => <MoveSheet org={org} onClose={props.onClose} />}
        </Match>
        <Match when={onAdmin('editAdmin')} keyed>
          {({ org, admin }) => <AdminSheet org={org} admin={admin} onClose={props.onClose} />}
        </Match>
        <Match when={on('approve')} keyed>
          {({ org }) => (
            <ApproveSheet
              org={org}
              onClose={props.onClose}
              onConfirm={(opinion) =>
                act('org.approve', { ...one(org), opinion }, () => toast(t('org.approved')))
              }
            />
          )}
        </Match>
        <Match when={on('sendBack')} keyed>
          {({ org }) => (
            <ReasonSheet
              open
              onClose={props.onClose}
              title={t('org.sendBack.title', { name: org.name })}
              action={t('org.sendBack')}
              effect={t(org.state === 'changing' ? 'org.sendBack.effect.change' : 'org.sendBack.effect')}
              hint={t('org.sendBack.hint')}
              onConfirm={(reason) =>
                act('org.sendBack', { ...one(org), reason }, () => toast(t('org.sentBack')))
              }
            />
          )}
        </Match>
        <Match when={on('disable')} keyed>
          {({ org }) => (
            <ReasonSheet
              open
              onClose={props.onClose}
              title={t('org.disable.title', { name: org.name })}
              action={t('org.disable')}
              kind="danger"
              effect={t('org.disable.effect')}
              onConfirm={(reason) =>
                act('org.disable', { ...one(org), reason }, () => toast(t('org.disabled')))
              }
            />
          )}
        </Match>
        <Match when={on('enable')} keyed>
          {({ org }) => (
            <Sheet
              open
              onClose={props.onClose}
              title={t('org.enable.title', { name: org.name })}
              action={t('org.enable')}
              effect={t('org.enable.effect')}
              onConfirm={() => act('org.enable', one(org), () => toast(t('org.enabled')))}
            />
          )}
        </Match>
        <Match when={on('remove')} keyed>
          {({ org }) => (
            <ReasonSheet
              open
              onClose={props.onClose}
              title={t('org.remove.title', { name: org.name })}
              action={t('org.remove')}
              kind="danger"
              effect={t('org.remove.effect')}
              onConfirm={(reason) =>
                act('org.remove', { ...one(org), reason }, () => {
                  toast(t('org.removed'))
                  props.onRemoved()
                })
              }
            />
          )}
        </Match>
        <Match when={onAdmin('resetAdmin')} keyed>
          {({ org, admin }) => (
            <Sheet
              open
              onClose={props.onClose}
              title={t('org.resetAdmin.title', { login: admin.login })}
              action={t('org.resetAdmin')}
              kind="danger"
              effect={t('org.resetAdmin.effect')}
              onConfirm={() =>
                act('org.resetAdmin', { id: org.id, accountId: admin.accountId }, (made) =>
                  showSlip(t('org.slip.reset'), org.name, made),
                )
              }
            />
          )}
        </Match>
      </Switch>
      <CredentialsSheet of={slip()} onClose={() => setSlip(null)} />
    </>
  )
}

/** 审核, with an opinion that may be left out. */
function ApproveSheet(props: {
  org: Org
  onClose: () => void
  onConfirm: (opinion: string) => Promise<Problem | null>
}) {
  const [opinion, setOpinion] = createSignal('')
  const changing = () => props.org.state === 'changing'
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t(changing() ? 'org.approve.title.change' : 'org.approve.title', { name: props.org.name })}
      action={t('org.approve')}
      effect={t(changing() ? 'org.approve.effect.change' : 'org.approve.effect')}
      onConfirm={() => props.onConfirm(opinion().trim())}
    >
      <Show when={props.org.parentName}>
        <Field label={t('org.approve.opinion')} hint={t('form.optional')}>
          <TextArea value={opinion()} onInput={setOpinion} max={500} rows={2} />
        </Field>
      </Show>
    </Sheet>
  )
}
