import { Show } from 'solid-js'
import { isWaiting, mayFillIn } from '../../../shared/org/org.workflow.ts'
import { t } from '../../lib/i18n.ts'
import { PageTitle, Region } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { OwnForm } from './own-form.tsx'
import { OwnState } from './own-state.tsx'
import { OwnView } from './own-view.tsx'
import { type OwnOrg, useOwnOrg } from './queries.ts'
import { kindWord, levelWord } from './words.tsx'

/** 单位信息维护, and the home page of a unit that is not yet audited: THE form (M-0.5, M-1.7). */
export default function Own() {
  const query = useOwnOrg()
  return (
    <Region gap={6}>
      <Loaded query={query} lines={12} title={t('manage.own')}>
        {(own) => (
          <>
            <PageTitle
              title={own().name}
              meta={`${own().code} · ${kindWord(own().kind)} · ${levelWord(own().level)}`}
            />
            <OwnState own={own()} />
            <Page own={own()} />
          </>
        )}
      </Loaded>
    </Region>
  )
}

/** What may be written is a form, what waits or rests is read. */
const Page = (props: { own: OwnOrg }) => (
  <Show
    when={mayFillIn(props.own.state)}
    fallback={<OwnView own={props.own} waits={isWaiting(props.own.state)} />}
  >
    <OwnForm own={props.own} />
  </Show>
)
