import { createSignal } from 'solid-js'
import { problemText, t } from '../../lib/i18n.ts'
import { act, whyNot } from '../../lib/leader-act.ts'
import type { LivePanel } from '../../lib/live.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** 开启投票开关 / 评委会投票开关: greyed with the reason in words; before it opens a sheet says who is counted. */
export function OpenSwitch(props: { panel: LivePanel }) {
  const [asking, setAsking] = createSignal(false)
  const kind = () => props.panel.panel()?.panelKind ?? 'group'
  const label = () => t(`console.act.open.${kind()}`)
  const why = () => {
    const found = whyNot(props.panel, 'open')
    return found ? problemText(found) : null
  }
  return (
    <>
      <Button kind="now" size="large" why={why()} onPress={() => setAsking(true)}>
        {label()}
      </Button>
      <Sheet
        open={asking()}
        onClose={() => setAsking(false)}
        title={t(`console.open.title.${kind()}`)}
        action={label()}
        kind="now"
        why={why()}
        effect={t('console.open.effect', { n: props.panel.facts()?.present ?? 0 })}
        onConfirm={() => act(props.panel, 'open')}
      >
        <Facts columns={1} facts={[...whoIsIn(props.panel)]} />
      </Sheet>
    </>
  )
}

function whoIsIn(panel: LivePanel): [string, string][] {
  const facts = panel.facts()
  if (!facts) return []
  const out = panel.seats().flatMap((seat) => {
    if (seat.absent !== null) return [t('console.open.out.absent', { name: seat.name })]
    return seat.signedInAt === null ? [t('console.open.out.not_signed', { name: seat.name })] : []
  })
  return [
    [
      t('console.open.counted'),
      t('console.open.counted.value', { n: facts.present, seats: facts.seats, need: facts.quorum }),
    ],
    [t('console.open.out'), out.join(t('console.comma')) || t('console.open.out.none')],
    [t('console.open.candidates'), t('console.open.candidates.value', { n: facts.candidates })],
    [t('console.open.recusals'), t('console.open.recusals.value', { n: facts.recusals })],
  ]
}
