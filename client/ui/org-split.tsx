import { createSignal, type ParentProps, Show } from 'solid-js'
import './org-split.css'
import { t } from '../lib/i18n.ts'
import { createMedia } from '../lib/media.ts'
import { useAsk } from '../lib/query.ts'
import { isOneOf, remember } from '../lib/remember.ts'
import { useStaff } from '../lib/staff.tsx'
import { Button } from './button.tsx'
import { Drawer } from './drawer.tsx'
import { dataOf } from './loaded.tsx'
import { OrgTree } from './org-tree.tsx'

/** Below this menu, tree and table do not fit beside each other: the tree comes as a drawer. */
const NARROW = '(max-width: 1100px)'
const kept = remember('org-tree', isOneOf(['open', 'folded'] as const))

/**
 * The tree at the left, what concerns the chosen node at the right. The tree folds on request; on a narrow page it is
 * behind a button that says which node is chosen. `node` absent is the asker's own organisation.
 */
export function OrgSplit(
  props: ParentProps<{ node: string | undefined; onNode: (id: string | undefined) => void }>,
) {
  const staff = useStaff()
  const narrow = createMedia(NARROW)
  const [folded, setFolded] = createSignal(kept.read() === 'folded')
  const [choosing, setChoosing] = createSignal(false)
  const chosen = useAsk('org.get', () => ({ id: props.node ?? '' }), {
    when: () => Boolean(props.node),
    keep: true,
  })
  const name = () => (props.node ? (dataOf(chosen)?.name ?? '') : (staff.me.actor.orgName ?? ''))
  const beside = () => !narrow() && !folded()

  function fold(next: boolean): void {
    kept.write(next ? 'folded' : 'open')
    setFolded(next)
  }
  function select(id: string): void {
    setChoosing(false)
    props.onNode(id === staff.me.actor.orgId ? undefined : id)
  }

  return (
    <div class="org-split" data-beside={beside() ? '' : undefined}>
      <Show
        when={beside()}
        fallback={
          <div class="org-bar no-print">
            <Button expanded={choosing()} onPress={() => (narrow() ? setChoosing(true) : fold(false))}>
              {t('org.tree.at', { name: name() })}
            </Button>
          </div>
        }
      >
        <nav class="org-side no-print" aria-label={t('org.tree')}>
          <OrgTree selected={props.node} onSelect={select} />
          <div class="org-side-foot">
            <button type="button" onClick={() => fold(true)}>
              {t('org.tree.fold')}
            </button>
          </div>
        </nav>
      </Show>
      <div class="org-main">{props.children}</div>
      <Drawer
        side="left"
        open={narrow() && choosing()}
        onClose={() => setChoosing(false)}
        title={t('org.tree')}
      >
        <OrgTree selected={props.node} onSelect={select} />
      </Drawer>
    </div>
  )
}
