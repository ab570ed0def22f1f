import { createMemo, createSignal, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct, useAsk } from '../../lib/query.ts'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PickList } from '../../ui/pick-list.tsx'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Review } from './queries.ts'

/** 从已接收申报中选取: who is taken, into which group; search, all at once, and how many it will be. */
export function TakeSheet(props: { review: Review; open: boolean; onClose: () => void }) {
  const act = useAct()
  const found = useAsk('review.eligible', () => ({ reviewId: props.review.id }), { when: () => props.open })
  const [picked, setPicked] = createSignal<string[]>([])
  const [groupId, setGroup] = createSignal('')
  const groups = () => props.review.panels.filter(({ kind }) => kind === 'group')
  const options = createMemo(() =>
    (found.data ?? []).map(({ id, name, unit, title, specialty }) => ({
      value: id,
      label: [name, unit, title, specialty].filter(Boolean).join(' · '),
    })),
  )
  const close = () => {
    setPicked([])
    setGroup('')
    props.onClose()
  }
  return (
    <Sheet
      open={props.open}
      onClose={close}
      title={t('candidates.take')}
      action={t('candidates.take.do', { n: picked().length })}
      kind="primary"
      effect={t('candidates.take.effect')}
      why={picked().length ? null : t('candidates.take.none_picked')}
      onConfirm={() =>
        act(
          'review.takeCandidates',
          {
            reviewId: props.review.id,
            version: props.review.version,
            declarationIds: picked(),
            ...(groupId() && { groupId: groupId() }),
          },
          ({ taken }) => toast(t('candidates.take.done', { n: taken })),
        )
      }
    >
      <Loaded query={found}>
        {() => (
          <Show when={options().length} fallback={<p class="meta">{t('candidates.take.empty')}</p>}>
            <Stack gap={4}>
              <Show when={groups().length}>
                <Field label={t('candidates.group')} hint={t('candidates.take.group')}>
                  <Select
                    empty={t('candidates.group.none')}
                    value={groupId()}
                    onChange={setGroup}
                    options={groups().map(({ id, name }) => ({ value: id, label: name }))}
                  />
                </Field>
              </Show>
              <FieldGroup label={t('candidates.take.list', { n: options().length })}>
                <PickList
                  wide
                  label={t('candidates.take')}
                  options={options()}
                  picked={picked()}
                  onPick={setPicked}
                  search={t('candidates.take.search')}
                  none={t('candidates.take.not_found')}
                  every={{ all: t('candidates.take.all'), none: t('candidates.take.clear') }}
                  count={t('candidates.take.count', { n: picked().length })}
                />
              </FieldGroup>
            </Stack>
          </Show>
        )}
      </Loaded>
    </Sheet>
  )
}
