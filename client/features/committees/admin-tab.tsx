import { Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import type { CommitteeDetail } from './queries.ts'

/** 查看 (M-7.1.3): the login name of the committee's administrator; the password is never shown again. */
export function AdminTab(props: { of: CommitteeDetail; onReset: () => void }) {
  const query = useAsk('committee.admin', () => ({ id: props.of.id }))
  return (
    <Loaded query={query} lines={4}>
      {(admin) => (
        <Stack gap={4}>
          <Facts
            facts={[
              [t('committee.admin.login'), <b class="num">{admin().login}</b>],
              [
                t('committee.admin.state'),
                <Standing locked={admin().locked} mustChange={admin().mustChange} />,
              ],
              [
                t('committee.admin.last'),
                admin().lastAt === null ? t('committee.admin.never') : dayClock(admin().lastAt!),
                'wide',
              ],
            ]}
          />
          <p class="meta prose">{t('committee.admin.what')}</p>
          <Show when={props.of.mayWindow}>
            <Row>
              <Button kind="danger" onPress={props.onReset}>
                {t('committee.admin.reset')}
              </Button>
            </Row>
          </Show>
        </Stack>
      )}
    </Loaded>
  )
}

const Standing = (props: { locked: boolean; mustChange: boolean }) => (
  <Show when={!props.locked} fallback={<StateWord kind="fail">{t('committee.admin.locked')}</StateWord>}>
    <Show when={props.mustChange} fallback={<StateWord kind="done">{t('committee.admin.ok')}</StateWord>}>
      <StateWord kind="wait">{t('committee.admin.must_change')}</StateWord>
    </Show>
  </Show>
)
