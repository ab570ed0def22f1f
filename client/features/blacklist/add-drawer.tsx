import { createSignal, Show } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { type CallOutput, call } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { createForm } from '../../ui/form.ts'
import { FormFoot } from '../../ui/form-foot.tsx'
import { Columns, Row, Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/reading.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { toast } from '../../ui/toasts.tsx'

type Found = CallOutput<'blacklist.find'>

/** 拟加入 (M-7.2.2): the person by the whole ID number, then what is suspected. Nothing is forbidden by it (A37). */
export function AddDrawer(props: { onClose: () => void; onOpen: (id: string) => void }) {
  const act = useAct()
  const [found, setFound] = createSignal<Found | null>(null)
  const [looking, setLooking] = createSignal(false)
  const [refused, setRefused] = createSignal<Problem | null>(null)
  const form = createForm({
    initial: { idNumber: '', name: '', unitName: '', reason: '' },
    check: ({ name, unitName, reason }) => ({
      ...(!found()?.known && !name.trim() && { name: t('blacklist.field.name') }),
      ...(!found()?.known && !unitName.trim() && { unitName: t('blacklist.field.unit') }),
      ...(!reason.trim() && { reason: t('blacklist.field.reason') }),
    }),
    save: async ({ idNumber, name, unitName, reason }) => {
      const known = found()?.known
      const who = known ? { name: known.name, unitName: known.unitName } : { name, unitName }
      const problem = await act('blacklist.add', { idNumber, reason, ...who }, ({ id }) => {
        toast(t('blacklist.add.done'))
        form.reset()
        props.onOpen(id)
      })
      return problem ? { ok: false, problem } : { ok: true, value: null }
    },
  })
  const type = (idNumber: string): void => {
    form.set('idNumber', idNumber)
    setFound(null)
    setRefused(null)
  }
  async function look(): Promise<void> {
    setLooking(true)
    const answer = await call('blacklist.find', { idNumber: form.values.idNumber })
    setLooking(false)
    setFound(answer.ok ? answer.value : null)
    setRefused(answer.ok ? null : answer.problem)
  }
  const why = () => {
    if (!found()) return t('blacklist.add.find.first')
    return found()?.entryId ? t('blacklist.add.open') : null
  }
  return (
    <Drawer
      open
      onClose={() => form.mayLeave() && props.onClose()}
      title={t('blacklist.add.title')}
      foot={
        <FormFoot problem={form.problem()}>
          <Button
            kind="primary"
            size="touch"
            why={why()}
            busy={form.status() === 'saving'}
            onPress={() => void form.submit()}
          >
            {t('blacklist.add.confirm')}
          </Button>
        </FormFoot>
      }
    >
      <Stack gap={5}>
        <Stack gap={3}>
          <Field label={t('blacklist.add.number')} required hint={t('blacklist.add.number.hint')}>
            <TextInput value={form.values.idNumber} onInput={type} maxlength={30} autocomplete="off" />
          </Field>
          <Row gap={3}>
            <Button off={form.values.idNumber.trim() === ''} busy={looking()} onPress={() => void look()}>
              {t('blacklist.add.find')}
            </Button>
          </Row>
          <Show when={refused()}>{(problem) => <ProblemLine problem={problem()} />}</Show>
          <div role="status">
            <Show when={found()}>{(who) => <Who found={who()} onOpen={props.onOpen} />}</Show>
          </div>
        </Stack>
        <Show when={found() && !found()?.entryId}>
          <Show when={!found()?.known}>
            <Columns count={2} least="narrow" gap={5}>
              <TextField form={form} name="name" label={t('blacklist.add.name')} required maxlength={40} />
              <TextField
                form={form}
                name="unitName"
                label={t('blacklist.add.unit')}
                required
                maxlength={80}
              />
            </Columns>
          </Show>
          <Field
            label={t('blacklist.add.reason')}
            required
            hint={t('blacklist.add.reason.hint')}
            error={form.error('reason')}
          >
            <TextArea
              value={form.values.reason}
              onInput={(next) => form.set('reason', next)}
              onBlur={() => form.blur('reason')}
              max={500}
              rows={4}
            />
          </Field>
        </Show>
      </Stack>
    </Drawer>
  )
}

/** Whom the number means, and what of his is under way. */
const Who = (props: { found: Found; onOpen: (id: string) => void }) => (
  <Notice>
    <Stack gap={2}>
      <Show when={props.found.known} fallback={<p>{t('blacklist.add.unknown')}</p>}>
        {(known) => (
          <>
            <b>{t('blacklist.add.known', { name: known().name, unit: known().unitName })}</b>
            <span>
              {known().running
                ? t('blacklist.add.known.running', { n: known().running })
                : t('blacklist.add.known.none')}
            </span>
          </>
        )}
      </Show>
      <Show when={props.found.entryId}>
        {(id) => (
          <Row gap={3} align="baseline">
            <span class="bad">{t('blacklist.add.open')}</span>
            <Button kind="quiet" onPress={() => props.onOpen(id())}>
              {t('blacklist.add.look')}
            </Button>
          </Row>
        )}
      </Show>
    </Stack>
  </Notice>
)
