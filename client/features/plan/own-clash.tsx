import { t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import type { LineDraft } from './line-draft.ts'
import type { LineClash } from './line-merge.ts'

/** Lines, and the note where `note` is given, that were changed here and elsewhere, and the question which holds. */
export function OwnClash(props: {
  lines: readonly LineClash[]
  note: { mine: string; theirs: string } | null
  reference: ReturnType<typeof useReference>
  onDecide: (side: 'mine' | 'theirs') => void
}) {
  const nameOf = ({ mine, theirs }: LineClash): string => {
    const line = mine ?? theirs!
    const name = (kind: 'series' | 'level') => props.reference.name(kind, line[kind])
    return [name('series'), name('level'), line.specialty].filter(Boolean).join(' ')
  }
  const rows = () => [
    ...props.lines.map((line) => ({
      ...{ key: line.key, name: nameOf(line), mine: figures(line.mine), theirs: figures(line.theirs) },
    })),
    ...(props.note ? [{ key: 'note', name: t('plan.note'), ...props.note }] : []),
  ]
  return (
    <Stack gap={3}>
      <Band title={t('org.own.clash')}>{t('plan.clash.text')}</Band>
      <Ledger
        caption={t('org.own.clash')}
        rows={rows()}
        id={({ key }) => key}
        columns={[
          { key: 'name', label: t('org.change.field'), cell: ({ name }) => name },
          { key: 'theirs', label: t('org.own.clash.theirs'), cell: ({ theirs }) => theirs || '–' },
          { key: 'mine', label: t('org.own.clash.mine'), cell: ({ mine }) => <b>{mine || '–'}</b> },
        ]}
      />
      <Row gap={3}>
        <Button size="touch" onPress={() => props.onDecide('mine')}>
          {t('org.own.clash.take.mine')}
        </Button>
        <Button size="touch" onPress={() => props.onDecide('theirs')}>
          {t('org.own.clash.take.theirs')}
        </Button>
      </Row>
    </Stack>
  )
}

const figures = (line: LineDraft | null): string =>
  line
    ? [
        t('plan.change.numbers', {
          approved: Number(line.approvedPosts),
          vacancies: Number(line.vacancies),
          planned: Number(line.planned),
        }),
        line.counted ? '' : t('plan.uncounted'),
        line.reason.trim(),
      ]
        .filter(Boolean)
        .join(' · ')
    : t('plan.change.removed')
