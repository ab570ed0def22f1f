import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { Problem } from '../../../shared/problem.ts'
import { ATTRIBUTES, PARENT_KIND, type ReferenceKind } from '../../../shared/reference/reference.ts'
import { t } from '../../lib/i18n.ts'
import { useAct, useAsk } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { day, dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Section, Stack } from '../../ui/layout.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { toast } from '../../ui/toasts.tsx'

interface Values {
  code: string
  name: string
  parent: string
  sort: string
  attrs: Record<string, string>
}
const EMPTY: Values = { code: '', name: '', parent: '', sort: '100', attrs: {} }

/** One item: its values, which become the next edition, and all earlier ones. `code` '' adds, null is shut. */
export function ItemDrawer(props: { kind: ReferenceKind; code: string | null; onClose: () => void }) {
  const act = useAct()
  const above = PARENT_KIND[props.kind]
  const reference = useReference('series', 'area')
  const [values, setValues] = createStore<Values>({ ...EMPTY })
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [ending, setEnding] = createSignal(false)
  const query = useAsk('reference.history', () => ({ kind: props.kind, code: props.code || '-' }), {
    when: () => Boolean(props.code),
  })
  const history = () => (props.code ? (dataOf(query) ?? []) : [])
  const newest = () => history()[0]
  createEffect(
    on([() => props.code, newest], ([code, item]) => {
      setProblem(null)
      if (code === '') setValues({ ...EMPTY, attrs: {} })
      else if (item) setValues({ ...item, sort: String(item.sort), attrs: { ...item.attrs } })
    }),
  )
  const why = () =>
    values.code.trim() === '' || values.name.trim() === ''
      ? t('reference.missing')
      : /^\d{1,6}$/.test(values.sort)
        ? null
        : t('reference.sort.number')

  async function save(): Promise<void> {
    setBusy(true)
    const { code, name, parent, sort, attrs } = values
    const found = await act(
      'reference.save',
      {
        ...{
          kind: props.kind,
          code: code.trim(),
          name: name.trim(),
          parent,
          sort: Number(sort),
          attrs: { ...attrs },
        },
        edition: newest()?.edition ?? 0,
      },
      () => {
        toast(t('reference.saved'))
        props.onClose()
      },
    )
    setBusy(false)
    setProblem(found)
  }

  return (
    <>
      <Drawer
        open={props.code !== null}
        onClose={props.onClose}
        title={props.code ? (newest()?.name ?? props.code) : t('reference.add')}
        meta={t(`reference.kind.${props.kind}`)}
        foot={
          <>
            <Button kind="primary" size="touch" busy={busy()} why={why()} onPress={() => void save()}>
              {t('act.save')}
            </Button>
            <Show when={newest()?.endedAt === null}>
              <Button kind="danger" size="touch" onPress={() => setEnding(true)}>
                {t('reference.end')}
              </Button>
            </Show>
          </>
        }
      >
        <Stack gap={5}>
          <Field label={t('reference.code')} required hint={t('reference.code.hint')}>
            <TextInput
              value={values.code}
              onInput={(code) => setValues({ code })}
              readonly={Boolean(props.code)}
              maxlength={20}
            />
          </Field>
          <Field label={t('reference.name')} required>
            <TextInput value={values.name} onInput={(name) => setValues({ name })} maxlength={60} />
          </Field>
          <Show when={above}>
            {(kind) => (
              <Field label={t(`reference.kind.${kind()}`)} required={kind() === 'series'}>
                <Select
                  value={values.parent}
                  onChange={(parent) => setValues({ parent })}
                  empty={t('form.choose')}
                  options={reference.options(kind())}
                />
              </Field>
            )}
          </Show>
          <For each={ATTRIBUTES[props.kind] ?? []}>
            {({ key, choices }) => (
              <Field label={t(`reference.attr.${key as 'alias'}`)}>
                <Show
                  when={choices}
                  fallback={
                    <TextInput
                      value={values.attrs[key] ?? ''}
                      onInput={(text) => setValues('attrs', key, text)}
                      maxlength={40}
                    />
                  }
                >
                  {(codes) => (
                    <Select
                      value={values.attrs[key] ?? ''}
                      onChange={(code) => setValues('attrs', key, code)}
                      empty={t('form.choose')}
                      options={codes().map((code) => ({
                        value: code,
                        label: t(`reference.attr.${key}.${code}` as 'reference.attr.level.1'),
                      }))}
                    />
                  )}
                </Show>
              </Field>
            )}
          </For>
          <Field label={t('reference.sort')} hint={t('reference.sort.hint')}>
            <TextInput value={values.sort} onInput={(sort) => setValues({ sort })} inputmode="numeric" />
          </Field>
          <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
          <Show when={history().length > 0}>
            <Section gap={3} title={t('reference.history')} plain>
              <Timeline
                steps={history().map((item, at) => ({
                  at: day(item.begunAt),
                  title: t('reference.edition.n', { n: item.edition, name: item.name }),
                  text: [
                    item.byName || t('reference.seeded'),
                    item.endedAt === null ? '' : t('reference.ended.at', { time: dayClock(item.endedAt) }),
                  ]
                    .filter(Boolean)
                    .join(' · '),
                  state: at === 0 && item.endedAt === null ? ('here' as const) : ('done' as const),
                }))}
              />
            </Section>
          </Show>
        </Stack>
      </Drawer>
      <Sheet
        open={ending()}
        onClose={() => setEnding(false)}
        title={t('reference.end')}
        names={[newest()?.name ?? '']}
        effect={t('reference.end.effect')}
        action={t('reference.end')}
        kind="danger"
        onConfirm={() =>
          act(
            'reference.end',
            { kind: props.kind, code: newest()!.code, edition: newest()!.edition },
            props.onClose,
          )
        }
      />
    </>
  )
}
