import { createSignal, For } from 'solid-js'
import type { Duty } from '../../../shared/permission.ts'
import { dutiesProblem } from '../../../shared/staff/staff.rules.ts'
import { problemText, t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { StaffDetail } from './queries.ts'
import { dutyWord } from './words.tsx'

const GROUPS = [
  ['staff.duties.business', ['handler', 'principal']],
  ['staff.duties.others', ['admin', 'auditor']],
  ['staff.duties.officers', ['system', 'security']],
] as const

/** 设置角色 (M-2.7): 经办人 and 负责人, and what else there is; what cannot be together is said before it is sent. */
export function DutiesSheet(props: { of: StaffDetail; onClose: () => void }) {
  const act = useAct()
  const { id, version, name, rules } = props.of
  const [duties, setDuties] = createSignal<Duty[]>([...props.of.duties])
  const why = () => {
    const found = dutiesProblem(duties(), rules)
    return found && problemText(found)
  }
  const tick = (duty: Duty, on: boolean): void =>
    void setDuties(on ? [...duties(), duty] : duties().filter((each) => each !== duty))
  const groups = GROUPS.filter(([label]) => rules.officers || label !== 'staff.duties.officers')
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('staff.duties.title', { name })}
      action={t('act.save')}
      effect={t('staff.duties.help')}
      why={why()}
      onConfirm={() =>
        act('staff.setDuties', { id, version, duties: duties() }, () => toast(t('staff.duties.done')))
      }
    >
      <For each={groups}>
        {([label, of]) => (
          <FieldGroup label={t(label)}>
            <Stack gap={2}>
              <For each={of}>
                {(duty) => (
                  <Checkbox checked={duties().includes(duty)} onChange={(on) => tick(duty, on)}>
                    {dutyWord(duty)}
                    <br />
                    <span class="meta">{t(`staff.duty.${duty}.hint`)}</span>
                  </Checkbox>
                )}
              </For>
            </Stack>
          </FieldGroup>
        )}
      </For>
    </Sheet>
  )
}
