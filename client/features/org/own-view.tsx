import { createSignal, Show } from 'solid-js'
import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button } from '../../ui/button.tsx'
import { Section, Stack } from '../../ui/layout.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { OrgHistory } from './history.tsx'
import { OrgFiles } from './org-files.tsx'
import { ProfileChanges, ProfileFacts } from './profile-view.tsx'
import type { OwnOrg } from './queries.ts'
import './org.css'

/** What was handed in, to be read; while nobody has decided it may be taken back (撤销提交). */
export function OwnView(props: { own: OwnOrg; waits: boolean }) {
  const act = useAct()
  const [recalling, setRecalling] = createSignal(false)
  const shown = () => props.own.draft ?? props.own.profile
  return (
    <div class="org-own">
      <Stack gap={6}>
        <Show when={props.own.state === 'changing' && props.own.profile && props.own.draft}>
          <Section gap={3} title={t('org.drawer.change')}>
            <ProfileChanges before={props.own.profile!} after={props.own.draft!} />
          </Section>
        </Show>
        <Section
          gap={3}
          title={t(props.own.state === 'changing' ? 'org.own.inforce.title' : 'org.own.waiting')}
        >
          <Show
            when={props.own.state === 'changing' ? props.own.profile : shown()}
            fallback={<p class="meta">{t('org.drawer.profile.none')}</p>}
          >
            {(profile) => <ProfileFacts profile={profile()} />}
          </Show>
        </Section>
        <Section gap={3} title={t('org.own.sec.files')}>
          <OrgFiles
            files={props.own.attachments}
            href={(file) => link('org.file', { attachmentId: file.id })}
            none={t('org.own.files.none')}
          />
        </Section>
      </Stack>
      <div class="org-own-side">
        <Section gap={4} title={t('org.drawer.history')}>
          <OrgHistory steps={props.own.steps} state={props.own.state} superior={props.own.superiorName} />
        </Section>
        <Show when={props.waits}>
          <Button size="touch" onPress={() => setRecalling(true)}>
            {t('org.own.recall')}
          </Button>
        </Show>
      </div>
      <Sheet
        open={recalling()}
        onClose={() => setRecalling(false)}
        title={t('org.own.recall.title')}
        effect={t('org.own.recall.effect')}
        action={t('org.own.recall')}
        onConfirm={() =>
          act('org.recall', { version: props.own.version }, () => toast(t('org.own.recalled')))
        }
      />
    </div>
  )
}
