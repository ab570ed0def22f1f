import { type JSX, Show } from 'solid-js'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { Badge } from '../../ui/badge.tsx'
import { CandidateList, ListTools } from '../../ui/candidate-list.tsx'
import { ProgressSegments } from '../../ui/progress.tsx'
import { Segment } from '../../ui/segment.tsx'
import { Select } from '../../ui/select.tsx'
import { owes, votesOn, type Work } from './duties.ts'
import { FILTERS, type Listing } from './listing.ts'
import { ORDERS } from './order.ts'

/** The list beside the file: how far I am, filter and order, and each candidate with what I have made of it. */
export function Candidates(props: {
  panel: LivePanel
  listing: Listing
  done: (candidate: CandidateRecord) => boolean
  work: Work
  doneWord: string
  href: (candidateId: string) => string
  end: (candidate: CandidateRecord) => JSX.Element
  current: string | null
  extra?: JSX.Element
}) {
  const mine = (candidate: CandidateRecord) => votesOn(props.panel, candidate)
  const states = () =>
    props.listing.all().flatMap((each) => {
      if (!mine(each)) return ['locked' as const]
      if (!owes(props.panel, props.work, each)) return []
      return [props.done(each) ? ('done' as const) : ('todo' as const)]
    })
  const count = (state: 'todo' | 'locked') => states().filter((each) => each === state).length
  const facts = () =>
    [
      t('ballot.people'),
      count('todo') > 0
        ? t(props.work === 'vote' ? 'ballot.todo_n' : 'ballot.left_n', { n: count('todo') })
        : t('ballot.all_done'),
      ...(count('locked') > 0 ? [t('ballot.recused_n', { n: count('locked') })] : []),
    ].join('　')
  const orders = () =>
    ORDERS.filter((order) => order !== 'lot' || props.listing.all().some(({ lot }) => lot !== null))
  return (
    <CandidateList
      label={t('ballot.list')}
      candidates={props.listing.shown()}
      current={props.current}
      number={props.listing.number}
      href={({ id }) => props.href(id)}
      locked={(candidate) => !mine(candidate)}
      end={(candidate) => (
        <Show
          when={mine(candidate)}
          fallback={<Badge>{t(candidate.withdrawn === null ? 'ballot.recused' : 'ballot.withdrawn')}</Badge>}
        >
          {props.end(candidate)}
        </Show>
      )}
      empty={t(props.listing.all().length ? 'ballot.filter.none' : 'ballot.none')}
      head={
        <>
          <ProgressSegments states={states()} label={props.doneWord} meta={facts()} />
          <ListTools>
            <Segment
              touch
              label={t('ballot.filter')}
              options={FILTERS.map((value) => ({ value, label: t(`ballot.filter.${value}`) }))}
              value={props.listing.filter()}
              onChange={props.listing.setFilter}
            />
            <Select
              size="small"
              label={t('ballot.order')}
              options={orders().map((value) => ({ value, label: t(`ballot.order.${value}`) }))}
              value={props.listing.order()}
              onChange={props.listing.setOrder}
            />
          </ListTools>
          {props.extra}
        </>
      }
    />
  )
}
