import { createMemo, For, Show } from 'solid-js'
import type { CandidateRecord } from '../../../shared/live/view.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { two } from '../../lib/words.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Section } from '../../ui/layout.tsx'
import './assign.css'
import { sameUnit } from './assign-plan.ts'

const MOST = 9

/** Who leads this candidate: every seat with its load; recused and absent ones locked, colleagues marked. */
export function AssignPicker(props: {
  panel: LivePanel
  candidate: CandidateRecord
  leads: readonly string[]
  loads: Record<string, number>
  recused: (seatId: string, candidateId: string) => boolean
  why: string | null
  onChange: (leads: readonly string[]) => void
  next: string | undefined
  onNext: (candidateId: string) => void
}) {
  const ids = createMemo(() => props.panel.seats().map(({ id }) => id))
  const toggle = (id: string, on: boolean): void =>
    props.onChange(on ? [...props.leads, id] : props.leads.filter((each) => each !== id))

  function whyOf(id: string): string | null {
    if (props.why) return props.why
    const chosen = props.leads.includes(id)
    if (props.recused(id, props.candidate.id)) return t('assign.recused')
    if (!chosen && props.panel.seat(id)?.absent !== null) return t('assign.absent')
    return !chosen && props.leads.length >= MOST ? t('assign.pick.hint') : null
  }

  return (
    <Section title={t('assign.pick', { name: props.candidate.name })} meta={props.candidate.unit} gap={0}>
      <ul class="picker">
        <For each={ids()}>
          {(id) => (
            <li>
              <Checkbox checked={props.leads.includes(id)} why={whyOf(id)} onChange={(on) => toggle(id, on)}>
                <b>
                  {two(props.panel.seat(id)?.no ?? 0)} {props.panel.seat(id)?.name}
                </b>{' '}
                <span class="meta">
                  {props.panel.seat(id)?.unit} · {t('assign.load', { n: props.loads[id] ?? 0 })}
                </span>
                <Show when={sameUnit({ unit: props.panel.seat(id)?.unit ?? '' }, props.candidate)}>
                  {' '}
                  <b class="bad">{t('assign.same_unit')}</b>
                </Show>
              </Checkbox>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.next}>
        {(next) => (
          <Button size="touch" block onPress={() => props.onNext(next())}>
            {t('assign.next', { name: props.panel.candidate(next())?.name ?? '' })}
          </Button>
        )}
      </Show>
    </Section>
  )
}
