import { createMemo, For, type JSX, Show } from 'solid-js'
import './lines-table.css'
import { sumsOf } from '../../../shared/plan/over.rules.ts'
import { lineKey } from '../../../shared/plan/plan.ts'
import { t } from '../../lib/i18n.ts'
import type { useReference } from '../../lib/reference.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Plan } from './queries.ts'

type Line = Plan['lines'][number]
type Change = Plan['steps'][number]['changes'][number]
type Reference = ReturnType<typeof useReference>
type Count = 'approvedPosts' | 'vacancies' | 'planned'

/**
 * The lines of a plan as handed in: over plan red, with by how many (M-3.11), and the sums at the foot. With `changes`
 * every figure that is another than last time says what it was, and what went stands struck out at the end (M-3.10).
 */
export function LinesTable(props: {
  lines: readonly Line[]
  reference: Reference
  changes?: readonly Change[]
}) {
  const sums = createMemo(() => sumsOf(props.lines))
  const sum = (of: 'approvedPosts' | 'vacancies') => props.lines.reduce((all, line) => all + line[of], 0)
  const changed = createMemo(
    () => new Map(props.changes?.flatMap((one) => (one.after ? [[lineKey(one.after), one]] : [])) ?? []),
  )
  const gone = () => props.changes?.flatMap(({ kind, before }) => (kind === 'removed' && before) || []) ?? []
  return (
    <Show when={props.lines.length > 0} fallback={<p class="meta">{t('plan.lines.none')}</p>}>
      <div class="ledger-scroll">
        <table class="ledger plan-lines" data-tight="">
          <caption class="sr-only">{t('plan.lines')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('plan.col.series')}</th>
              <th scope="col" class="num">
                {t('plan.col.approved_posts')}
              </th>
              <th scope="col" class="num">
                {t('plan.col.vacancies')}
              </th>
              <th scope="col" class="num">
                {t('plan.col.planned')}
              </th>
              <th scope="col">{t('plan.col.reason')}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.lines}>
              {(line) => (
                <Row line={line} change={changed().get(lineKey(line))} reference={props.reference} />
              )}
            </For>
            <For each={gone()}>{(line) => <Gone line={line} reference={props.reference} />}</For>
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">
                {t('plan.total')} <span class="meta">{t('plan.total.lines', { n: props.lines.length })}</span>
              </th>
              <td class="num">{sum('approvedPosts')}</td>
              <td class="num">{sum('vacancies')}</td>
              <td class="num strong">{sums().planned}</td>
              <td>
                {t('plan.counted')} {sums().counted} ·{' '}
                <span class={sums().over ? 'bad strong' : 'good'}>
                  {sums().over ? t('plan.over.lines', { n: sums().over }) : t('plan.over.none')}
                </span>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Show>
  )
}

function Row(props: { line: Line; change: Change | undefined; reference: Reference }): JSX.Element {
  const was = (of: Count | 'reason') => {
    const before = props.change?.before
    if (!before || before[of] === '' || before[of] === props.line[of]) return null
    return t('plan.change.was', { value: before[of] })
  }
  const Was = (own: { of: Count | 'reason' }) => (
    <Show when={was(own.of)}>{(text) => <span class="plan-was">{text()}</span>}</Show>
  )
  return (
    <tr data-over={props.line.over ? '' : undefined}>
      <td>
        <Name line={props.line} reference={props.reference} />
        <Show when={props.change?.kind === 'added'}>
          {' '}
          <Badge>{t('plan.change.added')}</Badge>
        </Show>
      </td>
      <td class="num">
        {props.line.approvedPosts}
        <Was of="approvedPosts" />
      </td>
      <td class="num">
        {props.line.vacancies}
        <Was of="vacancies" />
      </td>
      <td class="num">
        <b>{props.line.planned}</b>
        <Was of="planned" />
        <Show when={props.line.over}>
          <span class="plan-over">{t('plan.over.by', { n: props.line.planned - props.line.vacancies })}</span>
        </Show>
      </td>
      <td class="plan-words">
        <Show when={!props.line.counted}>
          <b>{t('plan.uncounted')}</b>{' '}
        </Show>
        {props.line.reason}
        <Was of="reason" />
      </td>
    </tr>
  )
}

const Gone = (props: { line: Omit<Line, 'over'>; reference: Reference }) => (
  <tr class="plan-gone">
    <td>
      <s>
        <Name line={props.line} reference={props.reference} />
      </s>{' '}
      <Badge>{t('plan.change.removed')}</Badge>
    </td>
    <For each={['approvedPosts', 'vacancies', 'planned'] as const}>
      {(of) => (
        <td class="num">
          <s>{props.line[of]}</s>
        </td>
      )}
    </For>
    <td class="plan-words">
      <s>{props.line.reason}</s>
    </td>
  </tr>
)

const Name = (props: { line: Omit<Line, 'over'>; reference: Reference }) => (
  <>
    {props.reference.name('series', props.line.series)} {props.reference.name('level', props.line.level)}
    <Show when={props.line.specialty}>
      <span class="meta"> {props.line.specialty}</span>
    </Show>
  </>
)
