import { Match, Show, Switch } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { ORG_STATE_KINDS } from '../../lib/org-words.ts'
import { Band } from '../../ui/band.tsx'
import { StateBand } from '../../ui/state-band.tsx'
import type { OwnOrg } from './queries.ts'

export const superiorOf = (own: OwnOrg): string => own.superiorName ?? t('org.own.superior')

/** Where the unit's data stand, in words, with whoever must act next; a return with its reason is what counts most. */
export function OwnState(props: { own: OwnOrg }) {
  const superior = () => superiorOf(props.own)
  return (
    <Switch>
      <Match
        when={props.own.returnReason && (props.own.state === 'returned' || props.own.state === 'approved')}
      >
        <Band
          title={t(props.own.state === 'returned' ? 'org.own.returned.title' : 'org.own.returned.change', {
            superior: superior(),
          })}
        >
          {t('org.own.returned.why', { reason: props.own.returnReason! })}
          <Phone own={props.own} />
        </Band>
      </Match>
      <Match when={true}>
        <StateBand
          kind={ORG_STATE_KINDS[props.own.state]}
          title={t(`org.own.${props.own.state as 'blank'}.title`, { superior: superior() })}
        >
          <Show
            when={props.own.superiorName}
            fallback={t(props.own.state === 'blank' ? 'org.own.blank.root' : 'org.own.approved.root')}
          >
            {t(`org.own.${props.own.state as 'blank'}.why`, { superior: superior() })}
            <Phone own={props.own} />
          </Show>
        </StateBand>
      </Match>
    </Switch>
  )
}

const Phone = (props: { own: OwnOrg }) => (
  <Show when={props.own.superiorPhone}>
    {(phone) => <> {t('org.own.superior.phone', { phone: phone() })}</>}
  </Show>
)
