import { createSignal } from 'solid-js'
import { problemText, t } from '../../lib/i18n.ts'
import { act, whyNot } from '../../lib/leader-act.ts'
import type { LivePanel } from '../../lib/live.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** 提交评议结果: the counts once more, then it is final. */
export function Finish(props: { panel: LivePanel; unsaved: boolean }) {
  const [asking, setAsking] = createSignal(false)
  const outcomes = () => props.panel.outcomes()
  const why = () => {
    const found = whyNot(props.panel, 'finish')
    if (found) return problemText(found)
    return props.unsaved ? t('deliberation.unsaved_first') : null
  }
  const people = (n: number) => t('deliberation.people', { n })
  const effect = () => {
    const panel = props.panel.panel()
    return t(panel?.rules.groupFilter ? 'deliberation.finish.effect' : 'deliberation.finish.effect.all')
  }
  return (
    <>
      <Button kind="now" size="touch" why={why()} onPress={() => setAsking(true)}>
        {t('console.act.finish')}
      </Button>
      <Sheet
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('deliberation.finish.title')}
        action={t('console.act.finish')}
        kind="now"
        effect={effect()}
        onConfirm={() => act(props.panel, 'finish')}
      >
        <Facts
          columns={1}
          facts={[
            [t('deliberation.finish.pass'), people(outcomes().filter(({ pass }) => pass === true).length)],
            [t('deliberation.finish.fail'), people(outcomes().filter(({ pass }) => pass === false).length)],
            [
              t('deliberation.finish.against'),
              people(outcomes().filter(({ pass, rule }) => pass !== null && pass !== rule).length),
            ],
          ]}
        />
      </Sheet>
    </>
  )
}
