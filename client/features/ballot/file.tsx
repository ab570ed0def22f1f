import { createSignal, Show } from 'solid-js'
import { mayRecuse } from '../../../shared/live/rules.ts'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import { gap, listed, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { two } from '../../lib/words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FileHead } from '../../ui/file-head.tsx'
import { Region } from '../../ui/layout.tsx'
import { votesOn } from './duties.ts'
import { RecuseSheet } from './recuse-sheet.tsx'

/** Whose file is open, and the way to declare 回避 for this person. */
export function Head(props: { panel: LivePanel; candidate: CandidateRecord; number: string }) {
  const [recusing, setRecusing] = createSignal(false)
  const mayDeclare = () => {
    const me = props.panel.me()
    const mine = props.panel.mine(props.candidate.id)
    return me && mine && votesOn(props.panel, props.candidate) && mayRecuse(me, mine) === null
  }
  const leads = () =>
    listed(
      props.candidate.leads
        .map((id) => props.panel.seat(id)?.no)
        .filter((no) => no !== undefined)
        .map(two),
    )
  return (
    <>
      <FileHead
        meta={[t('ballot.number', { n: props.number }), props.candidate.unit, props.candidate.specialty]
          .filter(Boolean)
          .join('　')}
        name={props.candidate.name}
        facts={[
          [t('ballot.applied'), props.candidate.appliedTitle],
          [t('ballot.current'), props.candidate.currentTitle || '–'],
          ...(leads() ? [[t('ballot.leads'), t('ballot.leads.seats', { seats: leads() })] as const] : []),
        ]}
        end={
          <Show when={mayDeclare()}>
            <Button kind="quiet" size="touch" onPress={() => setRecusing(true)}>
              {t('ballot.recuse')}
            </Button>
          </Show>
        }
      />
      <RecuseSheet
        panel={props.panel}
        candidate={props.candidate}
        open={recusing()}
        onClose={() => setRecusing(false)}
      />
    </>
  )
}

/** Instead of the file: why it is shut. */
export function Shut(props: { panel: LivePanel; candidate: CandidateRecord }) {
  return (
    <Region center>
      <Show
        when={props.candidate.withdrawn}
        fallback={
          <EmptyState title={t('ballot.recused.title', { name: props.candidate.name })}>
            {t('ballot.recused.text', { reason: props.panel.mine(props.candidate.id)?.recused ?? '' })}
            {gap()}
            {t('ballot.recused.mistake')}
          </EmptyState>
        }
      >
        {(reason) => (
          <EmptyState title={t('ballot.withdrawn.title', { name: props.candidate.name })}>
            {t('ballot.withdrawn.text', { reason: reason() })}
          </EmptyState>
        )}
      </Show>
    </Region>
  )
}
