import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { dateFaults, earliestEnds } from '../../../shared/climb/notice.rules.ts'
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
import { NoticeFiles } from './notice-files.tsx'
import type { ClimbFile, SlotFile } from './queries.ts'

const EMPTY: UnitPart = {
  shownFrom: '',
  shownTo: '',
  noticeFrom: '',
  noticeTo: '',
  groupOpinion: '',
  opinion: '',
}
const MOST = 500
const DATES = ['shownFrom', 'shownTo', 'noticeFrom', 'noticeTo'] as const
type DateField = (typeof DATES)[number]
const LABELS = {
  shownFrom: 'climb.unit.shown.from',
  shownTo: 'climb.unit.shown.to',
  noticeFrom: 'climb.unit.notice.from',
  noticeTo: 'climb.unit.notice.to',
} as const

/** What 展示 and 公示 must last here, as the office has set it; the days count by the calendar of the server. */
function ruleOf({ notice }: ClimbFile) {
  const [shown, days] = [notice?.shown ?? 0, notice?.notice ?? 0]
  const calendar = { holidays: new Set(notice?.holidays), worked: new Set(notice?.worked) }
  const text =
    shown > 0 && days > 0
      ? t('climb.unit.rule', { shown, n: days })
      : shown > 0
        ? t('climb.unit.rule.shown', { shown })
        : days > 0
          ? t('climb.unit.rule.notice', { n: days })
          : t('climb.unit.rule.none')
  return { days: { shown, notice: days }, calendar, text }
}

/** 单位意见: 展示, 公示 with its proofs and the opinions, read by all above; written by the unit while the file lies there. */
export function UnitPartView(props: { file: ClimbFile; onOpen: (file: SlotFile) => void }) {
  const [editing, setEditing] = createSignal(false)
  const span = (from: string, to: string) => (from || to ? t('climb.unit.span', { from, to }) : '–')
  return (
    <Stack gap={4}>
      <Show when={props.file.unitPartOpen}>
        <Notice>
          <p>{ruleOf(props.file).text}</p>
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
      <NoticeFiles file={props.file} onOpen={props.onOpen} />
      <UnitPartSheet file={props.file} open={editing()} onClose={() => setEditing(false)} />
    </Stack>
  )
}

/** A beginning proposes its earliest end, until somebody has chosen another; what will not do is said beside it. */
export function UnitPartSheet(props: { file: ClimbFile; open: boolean; onClose: () => void }) {
  const act = useAct()
  const [part, setPart] = createStore<UnitPart>({ ...EMPTY })
  createEffect(
    on(
      () => props.open,
      (open) => open && setPart({ ...EMPTY, ...props.file.unitPart }),
    ),
  )
  const rule = createMemo(() => ruleOf(props.file))
  const earliest = createMemo(() => earliestEnds(part, rule().days, rule().calendar))
  const faults = createMemo(() => dateFaults(part, rule().days, rule().calendar))
  const faultOf = (field: DateField): string | null => {
    const found = faults().find((each) => each.field === field)
    return found ? t(`climb.unit.fault.${found.code}`, { at: found.earliest }) : null
  }
  const hintOf = (field: DateField): string | undefined => {
    if (field !== 'shownTo' && field !== 'noticeTo') return
    const at = earliest()[field]
    return at ? t('climb.unit.earliest', { at }) : undefined
  }
  function change(field: DateField, day: string): void {
    const proposed = earliest()
    setPart(field, day)
    if (field === 'shownFrom' && (!part.shownTo || part.shownTo === proposed.shownTo))
      setPart('shownTo', earliest().shownTo)
    if (field === 'noticeFrom' && (!part.noticeTo || part.noticeTo === proposed.noticeTo))
      setPart('noticeTo', earliest().noticeTo)
  }
  const why = (): string | null => {
    if (faults().length) return t('climb.unit.wrong')
    return part.shownFrom || part.noticeFrom || part.groupOpinion.trim() || part.opinion.trim()
      ? null
      : t('climb.unit.missing')
  }
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t('climb.unit.title', { name: props.file.name })}
      action={t('act.save')}
      effect={t('climb.unit.effect')}
      why={why()}
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
      <p class="meta">{rule().text}</p>
      <Columns count={2}>
        <For each={DATES}>
          {(field) => (
            <Field label={t(LABELS[field])} error={faultOf(field)} hint={hintOf(field)}>
              <DateInput value={part[field]} onChange={(day) => change(field, day)} />
            </Field>
          )}
        </For>
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
