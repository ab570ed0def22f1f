import { For, Show } from 'solid-js'
import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { dataOf, Loaded } from '../../ui/loaded.tsx'
import { wayText } from '../../ui/org-tree.tsx'
import { Admins } from './admins.tsx'
import { OrgHistory } from './history.tsx'
import { offers, whyNot } from './org-actions.ts'
import type { OpenAct } from './org-acts.tsx'
import { OrgFiles } from './org-files.tsx'
import { ProfileChanges, ProfileFacts } from './profile-view.tsx'
import { type Org, type OrgAction, useOrg } from './queries.ts'
import { kindWord, levelWord, OrgStateWord } from './words.tsx'

/** At the foot: what decides. 审核 and 退回 stand there only while something waits for them. */
const FOOT: readonly [OrgAction, ButtonKind][] = [
  ['approve', 'primary'],
  ['sendBack', 'plain'],
  ['rename', 'plain'],
  ['move', 'plain'],
  ['enable', 'plain'],
  ['disable', 'plain'],
  ['remove', 'danger'],
]

/** One unit: what it has said of itself, what it asks to change, its administrators and its history (M-1.10). */
export function OrgDrawer(props: {
  id: string | undefined
  onClose: () => void
  onNode: (id: string) => void
  onAct: (act: OpenAct) => void
}) {
  const query = useOrg(() => props.id)
  const org = () => (props.id ? dataOf(query) : undefined)
  return (
    <Drawer
      wide
      open={Boolean(props.id)}
      onClose={props.onClose}
      title={org()?.name ?? t('manage.orgs')}
      meta={
        <Show when={org()}>
          {(one) => (
            <>
              {one().code} · {kindWord(one().kind)} · {levelWord(one().level)}
            </>
          )}
        </Show>
      }
      foot={stepsOf(org()).length > 0 ? <Steps org={org()!} onAct={props.onAct} /> : undefined}
    >
      <Show when={props.id}>
        <Loaded query={query} lines={12}>
          {(one) => <Body org={one()} onNode={props.onNode} onAct={props.onAct} />}
        </Loaded>
      </Show>
    </Drawer>
  )
}

const stepsOf = (org: Org | undefined) => (org ? FOOT.filter(([action]) => offers(org, action)) : [])

const Steps = (props: { org: Org; onAct: (act: OpenAct) => void }) => (
  <Row gap={3}>
    <For each={stepsOf(props.org)}>
      {([action, kind]) => (
        <Button
          size="touch"
          kind={kind}
          why={whyNot(props.org, action)}
          onPress={() => props.onAct({ kind: action, org: props.org } as OpenAct)}
        >
          {t(`org.${action as 'approve'}`)}
        </Button>
      )}
    </For>
  </Row>
)

function Body(props: { org: Org; onNode: (id: string) => void; onAct: (act: OpenAct) => void }) {
  const waits = () => props.org.state === 'submitted' || props.org.state === 'changing'
  return (
    <Stack gap={6}>
      <Stack gap={3}>
        <Row spread>
          <OrgStateWord state={props.org.state} />
          <Button kind="quiet" onPress={() => props.onNode(props.org.id)}>
            {t('org.drawer.list')}
          </Button>
        </Row>
        <Show when={props.org.returnReason}>
          {(reason) => <p class="bad">{t('org.drawer.returned', { reason: reason() })}</p>}
        </Show>
        <Facts
          columns={1}
          facts={[
            [t('org.drawer.way'), wayText(props.org.way)],
            [t('org.drawer.size'), t('org.drawer.counts', props.org.counts)],
          ]}
        />
      </Stack>
      <Show when={waits() && props.org.profile && props.org.draft}>
        <Section gap={3} title={t('org.drawer.change')}>
          <ProfileChanges before={props.org.profile!} after={props.org.draft!} />
        </Section>
      </Show>
      <Show when={waits() && props.org.lastDraft && props.org.draft}>
        <Section gap={3} title={t('org.drawer.since')}>
          <ProfileChanges
            caption={t('org.drawer.since')}
            before={props.org.lastDraft!}
            after={props.org.draft!}
            heads={[t('org.drawer.since.last'), t('org.drawer.since.now')]}
          />
        </Section>
      </Show>
      <Section
        gap={3}
        title={t(props.org.profile || !props.org.draft ? 'org.drawer.profile' : 'org.drawer.submitted')}
      >
        <Show
          when={props.org.profile ?? props.org.draft}
          fallback={<p class="meta">{t('org.drawer.profile.none')}</p>}
        >
          {(profile) => <ProfileFacts profile={profile()} />}
        </Show>
      </Section>
      <Section gap={3} title={t('org.drawer.files')}>
        <OrgFiles
          files={props.org.attachments}
          href={(file) => link('org.fileBelow', { attachmentId: file.id })}
          none={t('org.drawer.files.none')}
        />
      </Section>
      <Admins org={props.org} onAct={props.onAct} />
      <Section gap={4} title={t('org.drawer.history')}>
        <OrgHistory steps={props.org.steps} state={props.org.state} superior={props.org.parentName} />
      </Section>
    </Stack>
  )
}
