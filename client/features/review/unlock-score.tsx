import { createSignal } from 'solid-js'
import { stageOf, stagesOf } from '../../../shared/live/modes.ts'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { useAct } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Row } from '../../ui/layout.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { Select } from '../../ui/select.tsx'
import { toast } from '../../ui/toasts.tsx'
import { two } from './words.ts'

/** Whether this panel scores and its scores may still be changed: until the switch opens. */
export function mayUnlock(panel: LivePanel): boolean {
  const { mode, panelKind, hasGroups } = panel.panel() ?? {}
  if (!mode || !panelKind || !stageOf(stagesOf(mode, panelKind, hasGroups ?? false), 'score')) return false
  return ['preparing', 'drafting'].includes(panel.round()?.state ?? '')
}

/** 解锁评分: a score handed in by mistake goes back to its expert, with a reason, and is locked by him again. */
export function UnlockScore(props: { panel: LivePanel }) {
  const act = useAct()
  const [open, setOpen] = createSignal(false)
  const [seatId, setSeat] = createSignal('')
  const [candidateId, setCandidate] = createSignal('')
  const close = () => {
    setSeat('')
    setCandidate('')
    setOpen(false)
  }
  const seats = () =>
    props.panel.seats().map(({ id, no, name }) => ({ value: id, label: `${two(no)} ${name}` }))
  const candidates = () =>
    props.panel
      .candidates()
      .filter(({ withdrawn }) => withdrawn === null)
      .sort((a, b) => a.no - b.no)
      .map(({ id, no, name, unit }) => ({ value: id, label: `${no} ${name} · ${unit}` }))
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('watch.unlock')}</Button>
      <ReasonSheet
        open={open()}
        onClose={close}
        title={t('watch.unlock')}
        action={t('watch.unlock')}
        effect={t('watch.unlock.effect')}
        {...(seatId() && candidateId() ? {} : { why: t('watch.unlock.choose') })}
        onConfirm={(reason) =>
          act(
            'review.unlockScore',
            { panelId: props.panel.id, seatId: seatId(), candidateId: candidateId(), reason },
            () => toast(t('watch.unlocked')),
          )
        }
      >
        <Row gap={4} align="start">
          <Field label={t('recusals.expert')} required>
            <Select empty value={seatId()} onChange={setSeat} options={seats()} />
          </Field>
          <Field label={t('recusals.candidate')} required>
            <Select empty value={candidateId()} onChange={setCandidate} options={candidates()} />
          </Field>
        </Row>
      </ReasonSheet>
    </>
  )
}
