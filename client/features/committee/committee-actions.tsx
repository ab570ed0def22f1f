import { createMemo, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { act, whyNot } from '../../lib/leader-act.ts'
import type { LivePanel } from '../../lib/live.ts'
import { WorkflowActions } from '../../ui/workflow-actions.tsx'
import { capOfPanel } from './cap.ts'
import { CapText } from './cap-text.tsx'

/** 【确定】 and, where the cap is tied, 加投一轮; each with its counts on a sheet. */
export function CommitteeActions(props: { panel: LivePanel }) {
  const cap = createMemo(() => capOfPanel(props.panel))
  const names = (ids: readonly string[]) => ids.map((id) => props.panel.candidate(id)?.name ?? '')
  const tied = () => cap().tied
  return (
    <>
      <Show when={props.panel.panel()?.rules.passCap}>
        <CapText panel={props.panel} cap={cap()} />
      </Show>
      <WorkflowActions
        size="large"
        onAct={(action) => act(props.panel, action)}
        actions={[
          ...(tied().length > 0
            ? [
                {
                  action: 'tie_round' as const,
                  label: t('console.act.tie_round'),
                  problem: whyNot(props.panel, 'tie_round'),
                  sheet: {
                    title: t('committee.tie.title'),
                    names: names(tied()),
                    effect: t('committee.tie.effect', {
                      n: (props.panel.round()?.no ?? 1) + 1,
                      k: tied().length,
                    }),
                  },
                },
              ]
            : []),
          {
            action: 'confirm' as const,
            label: t('console.act.confirm'),
            kind: 'now' as const,
            problem: whyNot(props.panel, 'confirm'),
            sheet: {
              title: t('committee.confirm.title'),
              effect: `${countText(props.panel, cap())} ${t('committee.confirm.effect')}`,
            },
          },
        ]}
      />
    </>
  )
}

/** 「通过 12 位，未通过 2 位」 as 【确定】 will write it: by the rule and, where there is one, by the cap. */
function countText(panel: LivePanel, cap: ReturnType<typeof capOfPanel>): string {
  const ids = panel.outcomes().map(({ candidateId }) => candidateId)
  const pass = ids.filter((id) => cap.passed.includes(id)).length
  return t('report.done.people.value', { pass, fail: ids.length - pass })
}
