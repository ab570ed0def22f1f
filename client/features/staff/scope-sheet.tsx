import { createSignal, Show } from 'solid-js'
import { REVIEWED, type Section } from '../../../shared/declare/sections.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { FieldGroup } from '../../ui/field.tsx'
import { PickList } from '../../ui/pick-list.tsx'
import { Segment } from '../../ui/segment.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { StaffDetail } from './queries.ts'
import { scopeSentence, sectionWord } from './words.tsx'

type Range = 'all' | 'some'

/** 设置角色审查权限 (M-2.8): by series and by content; below stands in words what the choice means. */
export function ScopeSheet(props: { of: StaffDetail; onClose: () => void }) {
  const act = useAct()
  const reference = useReference('series')
  const { id, version, name, scope } = props.of
  const start = (list: readonly string[] | undefined): Range => (list?.length ? 'some' : 'all')
  const [seriesRange, setSeriesRange] = createSignal<Range>(start(scope?.series))
  const [sectionRange, setSectionRange] = createSignal<Range>(start(scope?.sections))
  const [series, setSeries] = createSignal<string[]>([...(scope?.series ?? [])])
  const [sections, setSections] = createSignal<Section[]>([...(scope?.sections ?? [])])
  // promise and unit's part are nobody's to review: chosen before, they fall away here
  const picked = () => REVIEWED.filter((each) => sections().includes(each))
  const everySection = () => picked().length === REVIEWED.length
  const chosen = () => ({
    series: seriesRange() === 'all' ? [] : series(),
    sections: sectionRange() === 'all' || everySection() ? [] : picked(),
  })
  const why = () => {
    if (seriesRange() === 'some' && !series().length) return t('staff.scope.series.pick')
    return sectionRange() === 'some' && !picked().length ? t('staff.scope.sections.pick') : null
  }
  const says = () =>
    why()
      ? t('staff.scope.says.open')
      : scopeSentence(
          chosen(),
          chosen().series.map((code) => reference.name('series', code)),
        )
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('staff.scope.title', { name })}
      action={t('act.save')}
      effect={says()}
      why={why()}
      onConfirm={() =>
        act('staff.setScope', { id, version, scope: chosen() }, () => toast(t('staff.scope.done')))
      }
    >
      <FieldGroup label={t('staff.scope.series')}>
        <Segment
          label={t('staff.scope.series')}
          value={seriesRange()}
          options={[
            { value: 'all', label: t('staff.scope.series.all') },
            { value: 'some', label: t('staff.scope.count.series', { n: series().length }) },
          ]}
          onChange={setSeriesRange}
        />
        <Show when={seriesRange() === 'some'}>
          <PickList
            label={t('staff.scope.series')}
            options={reference.options('series')}
            picked={series()}
            onPick={setSeries}
            search={t('staff.scope.series.search')}
            none={t('staff.scope.series.none')}
          />
        </Show>
      </FieldGroup>
      <FieldGroup label={t('staff.scope.sections')}>
        <Segment
          label={t('staff.scope.sections')}
          value={sectionRange()}
          options={[
            { value: 'all', label: t('staff.scope.sections.all') },
            { value: 'some', label: t('staff.scope.count.sections', { n: picked().length }) },
          ]}
          onChange={setSectionRange}
        />
        <Show when={sectionRange() === 'some'}>
          <PickList
            label={t('staff.scope.sections')}
            options={REVIEWED.map((section) => ({ value: section, label: sectionWord(section) }))}
            picked={picked()}
            onPick={setSections}
          />
        </Show>
      </FieldGroup>
    </Sheet>
  )
}
