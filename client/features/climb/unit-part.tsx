import { createEffect, createSignal, on, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { UnitPart } from '../../../shared/declare/declaration.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Field } from '../../ui/field.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/reading.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { ClimbFile } from './queries.ts'

const EMPTY: UnitPart = {
  shownFrom: '',
  shownTo: '',
  noticeFrom: '',
  noticeTo: '',
  groupOpinion: '',
  opinion: '',
}
const MOST = 500
/** Why these days will not do; how many there must be, and which of them are worked, the server knows. */
export function unitPartFault({ shownFrom, shownTo, noticeFrom, noticeTo }: UnitPart): string | null {
  if (!shownFrom && !noticeFrom) return t('climb.unit.missing')
  const isBackwards = (from: string, to: string): boolean => to !== '' && to < from
  return isBackwards(shownFrom, shownTo) || isBackwards(noticeFrom, noticeTo) ? t('climb.unit.order') : null
}

/** 单位意见: 展示, 公示 and the opinions, read by all above; written by the unit while the file lies there. */
export function UnitPartView(props: { file: ClimbFile }) {
  const [editing, setEditing] = createSignal(false)
  const span = (from: string, to: string) => (from || to ? t('climb.unit.span', { from, to }) : '–')
  return (
    <Stack gap={4}>
      <Show when={props.file.unitPartOpen}>
        <Notice>
          <p>{t('climb.unit.rule')}</p>
          <Button onPress={() => setEditing(true)}>
            {t(props.file.unitPart ? 'climb.unit.edit' : 'climb.unit.write')}
          </Button>
        </Notice>
      </Show>
      <Show when={props.file.unitPart} fallback={<p class="meta">{t('climb.unit.none')}</p>}>
        {(part) => (
          <Facts
            facts={[
              [t('climb.unit.shown'), span(part().shownFrom, part().shownTo)],
              [t('climb.unit.notice'), span(part().noticeFrom, part().noticeTo)],
              [t('climb.unit.group'), part().groupOpinion || '–', 'wide'],
              [t('climb.unit.opinion'), part().opinion || '–', 'wide'],
            ]}
          />
        )}
      </Show>
      <UnitPartSheet file={props.file} open={editing()} onClose={() => setEditing(false)} />
    </Stack>
  )
}

export function UnitPartSheet(props: { file: ClimbFile; open: boolean; onClose: () => void }) {
  const act = useAct()
  const [part, setPart] = createStore<UnitPart>({ ...EMPTY })
  createEffect(
    on(
      () => props.open,
      (open) => open && setPart({ ...EMPTY, ...props.file.unitPart }),
    ),
  )
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t('climb.unit.title', { name: props.file.name })}
      action={t('act.save')}
      effect={t('climb.unit.effect')}
      why={unitPartFault(part)}
      onConfirm={() =>
        act(
          'climb.setUnitPart',
          {
            id: props.file.id,
            version: props.file.version,
            ...part,
            groupOpinion: part.groupOpinion.trim(),
            opinion: part.opinion.trim(),
          },
          () => toast(t('climb.unit.done')),
        )
      }
    >
      <p class="meta">{t('climb.unit.rule')}</p>
      <Columns count={2}>
        <Field label={t('climb.unit.shown.from')}>
          <DateInput value={part.shownFrom} onChange={(day) => setPart('shownFrom', day)} />
        </Field>
        <Field label={t('climb.unit.shown.to')}>
          <DateInput value={part.shownTo} min={part.shownFrom} onChange={(day) => setPart('shownTo', day)} />
        </Field>
        <Field label={t('climb.unit.notice.from')}>
          <DateInput value={part.noticeFrom} onChange={(day) => setPart('noticeFrom', day)} />
        </Field>
        <Field label={t('climb.unit.notice.to')}>
          <DateInput
            value={part.noticeTo}
            min={part.noticeFrom}
            onChange={(day) => setPart('noticeTo', day)}
          />
        </Field>
      </Columns>
      <Field label={t('climb.unit.group')}>
        <TextArea value={part.groupOpinion} onInput={(text) => setPart('groupOpinion', text)} max={MOST} />
      </Field>
      <Field label={t('climb.unit.opinion')}>
        <TextArea value={part.opinion} onInput={(text) => setPart('opinion', text)} max={MOST} />
      </Field>
    </Sheet>
  )
}
