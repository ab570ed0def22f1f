import { createSignal, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { ImportSheet } from '../../ui/import-sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { whyNot } from './org-actions.ts'
import type { OpenAct } from './org-acts.tsx'
import type { Org } from './queries.ts'

/** What can be done with the chosen node from the list: 添加 and 导入 below it, 修改 its name (M-1.2, M-1.4). */
export function ListActs(props: { node: Org; onAct: (act: OpenAct) => void }) {
  const staff = useStaff()
  const [importing, setImporting] = createSignal(false)
  const why = () => whyNot(props.node, 'create')

  function rename(): void {
    const refused = whyNot(props.node, 'rename')
    if (props.node.id === staff.me.actor.orgId) toast(t('org.select_first'), { kind: 'problem' })
    else if (refused) toast(refused, { kind: 'problem' })
    else props.onAct({ kind: 'rename', org: props.node })
  }

  return (
    <Show when={staff.may('org.manage')}>
      <Button onPress={() => setImporting(true)} why={why()} quietWhy>
        {t('org.import')}
      </Button>
      <Button onPress={rename}>{t('org.rename')}</Button>
      <Button
        kind="primary"
        why={why()}
        quietWhy
        onPress={() => props.onAct({ kind: 'create', org: props.node })}
      >
        {t('org.create')}
      </Button>
      <ImportSheet
        open={importing()}
        onClose={() => setImporting(false)}
        what="orgs"
        target={props.node.id}
        title={t('org.import.title')}
        onDone={(n) => toast(t('org.import.done', { n }))}
      />
    </Show>
  )
}
