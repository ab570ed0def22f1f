import { createSignal, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { FieldGroup } from '../../ui/field.tsx'
import { OrgTree } from '../../ui/org-tree.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Org } from './queries.ts'
import './org.css'

/** 移动: another superior, chosen in the tree; everything below the unit goes along. */
export function MoveSheet(props: { org: Org; onClose: () => void }) {
  const act = useAct()
  const [target, setTarget] = createSignal<{ id: string; name: string } | null>(null)
  return (
    <ReasonSheet
      open
      onClose={props.onClose}
      title={t('org.move.title', { name: props.org.name })}
      action={t('org.move')}
      effect={t('org.move.effect')}
      {...(target() && target()!.id !== props.org.parentId ? {} : { why: t('org.move.choose') })}
      onConfirm={(reason) =>
        act(
          'org.move',
          { id: props.org.id, version: props.org.version, parentId: target()!.id, reason },
          () => toast(t('org.moved')),
        )
      }
    >
      <FieldGroup
        label={t('org.move.to', { name: target()?.name ?? t('org.pick.none') })}
        hint={t('org.move.from', { name: props.org.parentName ?? '–' })}
      >
        <Show when={props.org.parentId}>
          {(parentId) => (
            <div class="org-move">
              <OrgTree
                selected={target()?.id ?? parentId()}
                onSelect={(id, name) => setTarget({ id, name })}
              />
            </div>
          )}
        </Show>
      </FieldGroup>
    </ReasonSheet>
  )
}
