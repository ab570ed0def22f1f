import { createSignal } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { inOrder } from '../../lib/meeting-order.ts'
import { numberOf } from '../../lib/words.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toasts.tsx'
import { OPINION_MAX } from './draft.ts'

/** One opinion for all who have none yet: one text for the passed, one for the failed, with their names. */
export function RestSheet(props: { panel: LivePanel }) {
  const [asking, setAsking] = createSignal(false)
  const [pass, setPass] = createSignal(t('deliberation.phrase.pass.3'))
  const [fail, setFail] = createSignal(t('deliberation.phrase.fail.3'))
  const rest = () =>
    inOrder(props.panel).filter(({ id }) => {
      const outcome = props.panel.outcome(id)
      return outcome && !outcome.opinion
    })
  const passes = (id: string) => {
    const outcome = props.panel.outcome(id)
    return outcome?.pass ?? outcome?.rule ?? false
  }
  const count = (passed: boolean) => rest().filter(({ id }) => passes(id) === passed).length
  const bad = (text: string) => text.trim() === '' || [...text.trim()].length > OPINION_MAX
  async function fill() {
    const result = await props.panel.send('decideRest', {
      opinions: { pass: pass().trim(), fail: fail().trim() },
    })
    if (!result.ok) return result.problem
    toast(t('deliberation.rest.done', { n: result.value.n }))
    return null
  }
  return (
    <>
      <Button
        size="touch"
        why={rest().length === 0 ? t('deliberation.rest.none') : null}
        onPress={() => setAsking(true)}
      >
        {t('deliberation.rest')}
      </Button>
      <Sheet
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('deliberation.rest.title')}
        names={rest().map((each) => `${numberOf(each)} ${each.name}`)}
        action={t('deliberation.rest')}
        effect={t('deliberation.rest.effect')}
        why={bad(pass()) || bad(fail()) ? t('deliberation.rest.write') : null}
        onConfirm={fill}
      >
        <Field label={t('deliberation.rest.pass', { n: count(true) })} required>
          <TextArea value={pass()} onInput={setPass} max={OPINION_MAX} rows={2} />
        </Field>
        <Field label={t('deliberation.rest.fail', { n: count(false) })} required>
          <TextArea value={fail()} onInput={setFail} max={OPINION_MAX} rows={2} />
        </Field>
      </Sheet>
    </>
  )
}
