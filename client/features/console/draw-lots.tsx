import { createSignal } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'

/** 抽签排序: the server draws, everybody's list follows; only before the drafts begin. */
export function DrawLots(props: { panel: LivePanel }) {
  const [asking, setAsking] = createSignal(false)
  const n = () => props.panel.candidates().filter(({ withdrawn }) => withdrawn === null).length
  async function draw() {
    const result = await props.panel.send('drawLots', {})
    if (!result.ok) return result.problem
    toast(t('console.lots.done', { n: n() }))
    return null
  }
  return (
    <>
      <Button kind="quiet" size="touch" onPress={() => setAsking(true)}>
        {t('console.lots')}
      </Button>
      <Sheet
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('console.lots.title')}
        action={t('console.lots')}
        effect={t('console.lots.effect', { n: n() })}
        onConfirm={draw}
      >
        {props.panel.candidates().some(({ lot }) => lot !== null) && <p>{t('console.lots.again')}</p>}
      </Sheet>
    </>
  )
}
