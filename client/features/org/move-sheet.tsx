import { createSignal, Show } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { asProblem, type CallOutput } from '../../lib/call.ts'
import { listed, problemText, t } from '../../lib/i18n.ts'
import { useAct, useAsk } from '../../lib/query.ts'
import { Facts } from '../../ui/facts.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { dataOf } from '../../ui/loaded.tsx'
import { OrgTree } from '../../ui/org-tree.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Org } from './queries.ts'
import './org.css'

/** 移动: another superior, chosen in the tree; everything below the unit goes along. */
export function MoveSheet(props: { org: Org; onClose: () => void }) {
  const act = useAct()
  const [target, setTarget] = createSignal<{ id: string; name: string } | null>(null)
  const chosen = () => target() !== null && target()!.id !== props.org.parentId
  const ahead = useAsk('org.moving', () => ({ id: props.org.id, parentId: target()?.id ?? '' }), {
    when: chosen,
  })
  const told = () => (chosen() ? dataOf(ahead) : undefined)
  const why = (): string | null => {
    if (!chosen()) return t('org.move.choose')
    const found = ahead.isError ? asProblem(ahead.error) : told()?.problem
    return found ? problemText(found as Problem) : null
  }
  const among = (names: readonly string[]): string =>
    names.length > 0 ? listed(names) : t('org.move.nobody')
  return (
    <ReasonSheet
      open
      onClose={props.onClose}
      title={t('org.move.title', { name: props.org.name })}
      action={t('org.move')}
      effect={t('org.move.effect')}
      why={why()}
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
      <Show when={told()?.problem === null && told()}>
        {(found) => (
          <Facts
            columns={1}
            facts={[
              [t('org.move.along'), along(found())],
              [t('org.move.leaves'), among(found().leaves)],
              [t('org.move.joins'), among(found().joins)],
            ]}
          />
        )}
      </Show>
    </ReasonSheet>
  )
}

const KINDS = ['below', 'persons', 'plans', 'declarations', 'transfers'] as const
/** What there is of each, broken only between them; of what there is none nothing is said. */
const along = (found: CallOutput<'org.moving'>): string =>
  KINDS.filter((kind) => found[kind] > 0)
    .map((kind) => t(`org.move.along.${kind}`, { n: found[kind] }).replaceAll(' ', '\u00a0'))
    .join(' · ') || t('org.move.along.none')
