import { createSignal, Show } from 'solid-js'
import { listed, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { CHOICE_OF } from '../../lib/records.ts'
import { numberOf } from '../../lib/words.ts'
import { CHOICES, type Choice } from '../../ui/choice.tsx'
import { Segment } from '../../ui/segment.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { votesOn } from './duties.ts'

/** "其余拟通过": the candidates without a draft, by name, and those that stay out because their file is unopened. */
export function RestSheet(props: { panel: LivePanel; open: boolean; onClose: () => void }) {
  const [choice, setChoice] = createSignal<Choice | null>(null)
  const rest = () =>
    props.panel
      .candidates()
      .filter((each) => votesOn(props.panel, each) && props.panel.mine(each.id)?.choice == null)
  const needsOpening = () => props.panel.panel()?.rules.requireOpened === true
  const ready = () => rest().filter(({ id }) => !needsOpening() || props.panel.mine(id)?.opened)
  const unopened = () => rest().filter(({ id }) => needsOpening() && !props.panel.mine(id)?.opened)
  const nameOf = (each: ReturnType<typeof rest>[number]) => `${numberOf(each)} ${each.name}`
  const why = () => {
    if (ready().length === 0) return t('ballot.rest.none')
    return choice() === null ? t('ballot.rest.choose') : null
  }
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t('ballot.rest.title', { n: ready().length })}
      names={ready().map(nameOf)}
      effect={t('ballot.rest.effect')}
      action={choice() ? t('ballot.rest.act', { choice: t(`choice.${choice()!}`) }) : t('act.confirm')}
      why={why()}
      onConfirm={async () => {
        const result = await props.panel.send('draftRest', { choice: CHOICE_OF[choice()!] })
        if (!result.ok) return result.problem
        toast(t('ballot.rest.done', { n: result.value.n }))
        return null
      }}
    >
      <Segment
        touch
        label={t('ballot.rest.choice')}
        options={CHOICES.map((value) => ({ value, label: t(`choice.${value}`) }))}
        value={choice()}
        onChange={setChoice}
      />
      <Show when={unopened().length > 0}>
        <p>
          {t('ballot.rest.unopened', { n: unopened().length })} {listed(unopened().map(nameOf))}
        </p>
      </Show>
    </Sheet>
  )
}
