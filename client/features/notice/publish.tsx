import { createEffect, createSignal, For, on } from 'solid-js'
import { ORG_KINDS, type OrgKind } from '../../../shared/org/org.ts'
import { listed, t } from '../../lib/i18n.ts'
import { useAct, useAsk } from '../../lib/query.ts'
import { serverNow } from '../../lib/server-time.ts'
import { useStaff } from '../../lib/staff.tsx'
import { day } from '../../lib/time.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { toast } from '../../ui/toasts.tsx'

const MOST_BODY = 5000

/** 发布通知: to whom, what. Documents are added on the published notice, which opens next. */
export function Publish(props: { open: boolean; onClose: () => void; onDone: (id: string) => void }) {
  const act = useAct()
  const staff = useStaff()
  const [title, setTitle] = createSignal('')
  const [body, setBody] = createSignal('')
  const [node, setNode] = createSignal('')
  const [until, setUntil] = createSignal('')
  const [important, setImportant] = createSignal(false)
  const [kinds, setKinds] = createSignal<readonly OrgKind[]>(ORG_KINDS)
  const below = useAsk('org.tree', () => ({ parentId: staff.me.actor.orgId ?? '' }), {
    when: () => props.open,
  })
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return
        setTitle('')
        setBody('')
        setNode('')
        setUntil('')
        setImportant(false)
        setKinds(ORG_KINDS)
      },
    ),
  )
  const missing = () =>
    [...title().trim()].length < 2
      ? t('notice.publish.title.missing')
      : body().trim() === ''
        ? t('notice.publish.body.missing')
        : kinds().length === 0
          ? t('notice.publish.kinds.missing')
          : [...body()].length > MOST_BODY
            ? t('form.over', { n: [...body()].length - MOST_BODY })
            : until() && until() < day(serverNow())
              ? t('notice.publish.until.past')
              : null
  const toName = () =>
    (dataOf(below) ?? []).find(({ id }) => id === node())?.name ?? staff.me.actor.orgName ?? ''
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t('notice.publish')}
      action={t('notice.publish')}
      why={missing()}
      effect={t('notice.publish.effect', {
        node: toName(),
        kinds: listed(kinds().map((kind) => t(`notice.kind.${kind}`))),
      })}
      onConfirm={() =>
        act(
          'notice.publish',
          {
            ...(node() ? { node: node() } : {}),
            ...(until() ? { validUntil: until() } : {}),
            ...{ kinds: [...kinds()], title: title(), body: body(), important: important() },
          },
          ({ id }) => {
            toast(t('notice.publish.done'))
            props.onDone(id)
          },
        )
      }
    >
      <Stack gap={4}>
        <Field label={t('notice.publish.node')}>
          <Select
            value={node()}
            onChange={setNode}
            empty={t('notice.publish.node.all')}
            options={(dataOf(below) ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <FieldGroup label={t('notice.publish.kinds')} required>
          <Row gap={4}>
            <For each={ORG_KINDS}>
              {(kind) => (
                <Checkbox
                  checked={kinds().includes(kind)}
                  onChange={(on) =>
                    setKinds((before) =>
                      ORG_KINDS.filter((each) => (each === kind ? on : before.includes(each))),
                    )
                  }
                >
                  {t(`notice.kind.${kind}`)}
                </Checkbox>
              )}
            </For>
          </Row>
        </FieldGroup>
        <Field label={t('notice.name')} required>
          <TextInput value={title()} onInput={setTitle} maxlength={80} />
        </Field>
        <Field label={t('notice.body')} required>
          <TextArea value={body()} onInput={setBody} max={MOST_BODY} rows={8} />
        </Field>
        <Field label={t('notice.until')} hint={t('notice.publish.until.hint')}>
          <DateInput value={until()} onChange={setUntil} min={day(serverNow())} />
        </Field>
        <Checkbox checked={important()} onChange={setImportant}>
          {t('notice.publish.important')}
        </Checkbox>
      </Stack>
    </Sheet>
  )
}
