import { For, Show } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { offers, whyNot } from './org-actions.ts'
import type { OpenAct } from './org-acts.tsx'
import type { Org, OrgAdmin } from './queries.ts'

/** The administrators of a unit, with 编辑信息 and 初始化密码 for the superior (M-1.12, M-1.13). */
export const Admins = (props: { org: Org; onAct: (act: OpenAct) => void }) => (
  <Section gap={4} title={t('org.drawer.admins')}>
    <For each={props.org.admins} fallback={<p class="meta">{t('org.drawer.admins.none')}</p>}>
      {(admin) => (
        <Stack gap={3}>
          <Facts
            facts={[
              [t('org.admin.name'), admin.name || '–'],
              [t('org.admin.login'), admin.login],
              [t('org.admin.phone'), admin.phone || '–'],
              [t('org.admin.mail'), admin.mail || '–'],
              [
                t('org.admin.last'),
                admin.lastLoginAt === null ? t('org.admin.never') : dayClock(admin.lastLoginAt),
              ],
              [t('org.state'), <Standing admin={admin} />],
            ]}
          />
          <Row gap={3}>
            <Show when={offers(props.org, 'editAdmin')}>
              <Button
                why={whyNot(props.org, 'editAdmin')}
                onPress={() => props.onAct({ kind: 'editAdmin', org: props.org, admin })}
              >
                {t('org.editAdmin')}
              </Button>
            </Show>
            <Show when={offers(props.org, 'resetAdmin')}>
              <Button
                kind="danger"
                why={whyNot(props.org, 'resetAdmin')}
                onPress={() => props.onAct({ kind: 'resetAdmin', org: props.org, admin })}
              >
                {t('org.resetAdmin')}
              </Button>
            </Show>
          </Row>
        </Stack>
      )}
    </For>
  </Section>
)

const Standing = (props: { admin: OrgAdmin }) => (
  <Show when={!props.admin.disabled} fallback={<StateWord kind="off">{t('org.admin.off')}</StateWord>}>
    <Show when={props.admin.mustChange} fallback={<StateWord kind="done">{t('org.admin.active')}</StateWord>}>
      <StateWord kind="wait">{t('org.admin.first')}</StateWord>
    </Show>
  </Show>
)
