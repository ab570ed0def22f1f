import { createSignal, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { OrgTree } from '../../ui/org-tree.tsx'

/** 范围: the whole log, or what the people of one subtree did. */
export function AuditWithin(props: { node: string | undefined; onNode: (node: string | undefined) => void }) {
  const staff = useStaff()
  const [choosing, setChoosing] = createSignal(false)
  const chosen = useAsk('org.get', () => ({ id: props.node ?? '' }), { when: () => Boolean(props.node) })
  const name = () => (props.node ? (dataOf(chosen)?.name ?? '') : t('audit.within.all'))
  return (
    <>
      <Button expanded={choosing()} onPress={() => setChoosing(true)}>
        {t('audit.within', { name: name() })}
      </Button>
      <Drawer
        open={choosing()}
        onClose={() => setChoosing(false)}
        side="left"
        title={t('audit.within.title')}
      >
        <Show when={choosing()}>
          <OrgTree
            selected={props.node}
            onSelect={(id) => {
              setChoosing(false)
              props.onNode(id === staff.me.actor.orgId ? undefined : id)
            }}
          />
        </Show>
      </Drawer>
    </>
  )
}
