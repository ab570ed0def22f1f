import { createSignal, For, Show } from 'solid-js'
import type { WordKey } from '../../../shared/i18n/index.ts'
import { PROVINCE_SETTINGS, SECURITY_SETTINGS, type SettingKey } from '../../../shared/setting/setting.ts'
import type { CallOutput } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAct, useAsk } from '../../lib/query.ts'
import { useStaff } from '../../lib/staff.tsx'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { PageTitle, Region, Row, Section } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { SettingEditor } from './setting-editor.tsx'
import { type Held, held, valueText } from './setting-words.ts'
import './setting.css'

type Me = CallOutput<'auth.me'>
type Setting = CallOutput<'setting.list'>[number]
type Editing = { row: Setting; value: Held['value'] | null }

const GROUPS = [
  { id: 'safety', holds: (key: SettingKey) => SECURITY_SETTINGS.includes(key) },
  { id: 'work', holds: (key: SettingKey) => !SECURITY_SETTINGS.includes(key) },
] as const

/** 系统设置: what holds here, in words, where it comes from, and changed in place. */
export default function Settings() {
  const staff = useStaff()
  const act = useAct()
  const settings = useAsk('setting.list', () => ({}))
  const [editing, setEditing] = createSignal<Editing | null>(null)
  const [giving, setGiving] = createSignal<Setting | null>(null)
  const isSame = (now: Editing) => JSON.stringify(now.value) === JSON.stringify(now.row.value)
  const why = (now: Editing | null) =>
    now?.value === null ? t('setting.unsound') : now && isSame(now) ? t('setting.same') : null

  return (
    <Region gap={8}>
      <PageTitle title={t('setting.title')} meta={staff.me.actor.orgName ?? ''} />
      <Loaded query={settings} table lines={8}>
        {(rows) => (
          <For each={GROUPS}>
            {(group) => (
              <Section
                gap={2}
                plain
                title={t(`setting.group.${group.id}`)}
                meta={t(`setting.group.${group.id}.meta`)}
              >
                <SettingTable
                  caption={t(`setting.group.${group.id}`)}
                  rows={rows().filter(({ key }) => group.holds(key))}
                  onEdit={(row) => setEditing({ row, value: held(row.key, row.value).value })}
                  onGive={setGiving}
                />
              </Section>
            )}
          </For>
        )}
      </Loaded>
      <Sheet
        open={editing() !== null}
        onClose={() => setEditing(null)}
        title={editing() ? t(`setting.${editing()!.row.key}`) : ''}
        effect={editing() ? t(`setting.${editing()!.row.key}.effect`) : ''}
        action={t('act.save')}
        why={why(editing())}
        onConfirm={() =>
          act('setting.set', { key: editing()!.row.key, value: editing()!.value }, () =>
            toast(t('setting.saved')),
          )
        }
      >
        <Show when={editing()?.row} keyed>
          {(row) => (
            <>
              <p class="meta prose">{t(`setting.${row.key}.what`)}</p>
              <SettingEditor
                setting={held(row.key, editing()?.value ?? row.value)}
                onChange={(value) => setEditing({ row, value })}
              />
            </>
          )}
        </Show>
      </Sheet>
      <Sheet
        open={giving() !== null}
        onClose={() => setGiving(null)}
        title={giving() ? `${t('setting.give_up')} · ${t(`setting.${giving()!.key}`)}` : ''}
        effect={t('setting.give_up.effect')}
        action={t('setting.give_up')}
        onConfirm={() =>
          act('setting.set', { key: giving()!.key, value: null }, () => toast(t('setting.saved')))
        }
      />
    </Region>
  )
}

/** Who may change what the asker may not. */
function changedBy(key: SettingKey, { orgPath, officers }: Me['actor']): WordKey {
  if (PROVINCE_SETTINGS.includes(key) && orgPath?.split('/').length !== 3) return 'setting.by.province'
  return officers && SECURITY_SETTINGS.includes(key) ? 'setting.by.security' : 'setting.by.admin'
}

function SettingTable(props: {
  caption: string
  rows: readonly Setting[]
  onEdit: (row: Setting) => void
  onGive: (row: Setting) => void
}) {
  const staff = useStaff()
  return (
    <div class="setting-table">
      <Ledger
        caption={props.caption}
        rows={props.rows}
        id={(row) => row.key}
        columns={[
          {
            key: 'name',
            label: t('setting.name'),
            cell: (row) => (
              <>
                <b>{t(`setting.${row.key}`)}</b>
                <p class="meta">{t(`setting.${row.key}.what`)}</p>
              </>
            ),
          },
          {
            key: 'value',
            label: t('setting.value'),
            cell: (row) => <span class="strong">{valueText(held(row.key, row.value))}</span>,
          },
          {
            key: 'from',
            label: t('setting.from'),
            cell: (row) => <Source row={row} />,
          },
          {
            key: 'act',
            label: t('setting.act'),
            cell: (row) => (
              <Show
                when={row.editable}
                fallback={<span class="meta">{t(changedBy(row.key, staff.me.actor))}</span>}
              >
                <Row gap={1} nowrap>
                  <Button onPress={() => props.onEdit(row)}>{t('setting.change')}</Button>
                  <Show when={row.own}>
                    <Button kind="quiet" onPress={() => props.onGive(row)}>
                      {t('setting.give_up')}
                    </Button>
                  </Show>
                </Row>
              </Show>
            ),
          },
        ]}
      />
    </div>
  )
}

/** 本单位设置, 沿用某职改办, 系统默认; with who and when, where somebody has set it. */
const Source = (props: { row: Setting }) => (
  <>
    <span>
      {props.row.own
        ? t('setting.from.own')
        : props.row.setBy !== null
          ? t('setting.from.above', { name: props.row.setBy })
          : t('setting.from.default')}
    </span>
    <Show when={props.row.at}>
      {(at) => (
        <p class="meta">
          {props.row.byName} {dayClock(at())}
        </p>
      )}
    </Show>
  </>
)
