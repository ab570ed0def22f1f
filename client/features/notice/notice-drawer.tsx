import { useQueryClient } from '@tanstack/solid-query'
import { createEffect, createSignal, For, Match, on, Show, Switch } from 'solid-js'
import { type CallOutput, call, link, upload } from '../../lib/call.ts'
import { listed, t } from '../../lib/i18n.ts'
import { useAct, useAsk } from '../../lib/query.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { FileDrop, sizeText } from '../../ui/file-drop.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { dataOf, Loaded } from '../../ui/loaded.tsx'
import { Meter } from '../../ui/progress.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { StateBand } from '../../ui/state-band.tsx'
import { toast } from '../../ui/toasts.tsx'
import { Remind } from './remind.tsx'

type Detail = CallOutput<'notice.get'>

const metaOf = ({ orgName, byName, publishedAt, validUntil, important }: Detail): string =>
  [
    important ? t('notice.important') : '',
    `${orgName} ${byName}`,
    dayClock(publishedAt),
    validUntil ? t('notice.until.day', { day: validUntil }) : '',
  ]
    .filter(Boolean)
    .join(' · ')

/** One notice, read by being opened; its own office also sees by whom, adds documents and takes it back. */
export function NoticeDrawer(props: { id: string | null; onClose: () => void }) {
  const act = useAct()
  const client = useQueryClient()
  const [withdrawing, setWithdrawing] = createSignal(false)
  const query = useAsk('notice.get', () => ({ id: props.id ?? '' }), { when: () => props.id !== null })
  const notice = () => (props.id ? dataOf(query) : undefined)
  const withdrawable = () => {
    const found = notice()
    return found?.own && found.withdrawnAt === null ? found : null
  }
  createEffect(
    on(notice, (found) => {
      if (found && !found.own && found.readAt === null)
        void call('notice.read', { id: found.id }).then(() =>
          Promise.all([['notice'], ['desk']].map((queryKey) => client.invalidateQueries({ queryKey }))),
        )
    }),
  )
  return (
    <>
      <Drawer
        wide
        open={props.id !== null}
        onClose={props.onClose}
        title={notice()?.title ?? t('notice.title')}
        meta={notice() ? metaOf(notice()!) : ''}
        foot={
          <Show when={withdrawable()}>
            <Button kind="danger" size="touch" onPress={() => setWithdrawing(true)}>
              {t('notice.withdraw')}
            </Button>
          </Show>
        }
      >
        <Loaded query={query} lines={8}>
          {(found) => (
            <Stack gap={6}>
              <Ended notice={found()} />
              <Stack gap={3}>
                <For each={found().body.split('\n')}>{(line) => <p class="prose">{line}</p>}</For>
              </Stack>
              <Documents notice={found()} />
              <Show when={found().own}>
                <p class="meta">
                  {t('notice.to', {
                    node: found().toName,
                    kinds: listed(found().kinds.map((kind) => t(`notice.kind.${kind}`))),
                  })}
                </p>
                <Reach notice={found()} />
              </Show>
            </Stack>
          )}
        </Loaded>
      </Drawer>
      <ReasonSheet
        open={withdrawing()}
        onClose={() => setWithdrawing(false)}
        title={t('notice.withdraw')}
        names={notice() ? [notice()!.title] : []}
        effect={t('notice.withdraw.effect')}
        action={t('notice.withdraw')}
        kind="danger"
        onConfirm={(reason) =>
          act('notice.withdraw', { id: notice()!.id, version: notice()!.version, reason }, () =>
            toast(t('notice.withdraw.done')),
          )
        }
      />
    </>
  )
}

/** That it holds no more, and why. */
const Ended = (props: { notice: Detail }) => (
  <Switch>
    <Match when={props.notice.withdrawnAt}>
      {(at) => (
        <StateBand kind="off" title={t('notice.state.withdrawn')}>
          {t('notice.withdrawn.by', {
            ...{ name: props.notice.withdrawnBy, time: dayClock(at()), reason: props.notice.withdrawReason },
          })}
        </StateBand>
      )}
    </Match>
    <Match when={props.notice.state === 'expired'}>
      <StateBand kind="off" title={t('notice.state.expired')}>
        {t('notice.expired.since', { day: props.notice.validUntil ?? '' })}
      </StateBand>
    </Match>
  </Switch>
)

function Documents(props: { notice: Detail }) {
  const client = useQueryClient()
  return (
    <Show when={props.notice.attachments.length > 0 || props.notice.own}>
      <Section gap={2} title={t('notice.files')}>
        <For each={props.notice.attachments}>
          {(file) => (
            <p>
              <a href={link('notice.file', { attachmentId: file.id })} target="_blank" rel="noreferrer">
                {file.name}
              </a>{' '}
              <span class="meta">{sizeText(file.size)}</span>
            </p>
          )}
        </For>
        <Show when={props.notice.own && props.notice.withdrawnAt === null}>
          <FileDrop
            accept=".pdf,.jpg,.jpeg,.png"
            multiple
            send={(file, progress, signal) =>
              upload('notice.attach', { id: props.notice.id }, file, progress, signal)
            }
            onDone={() => void client.invalidateQueries({ queryKey: ['notice'] })}
            hint={t('notice.files.hint')}
          />
        </Show>
      </Section>
    </Show>
  )
}

/** How far it has come, with the way to who has not read it yet. */
function Reach(props: { notice: Detail }) {
  return (
    <Show when={props.notice.reach}>
      {(reach) => (
        <Section
          gap={3}
          title={t('notice.receipts')}
          end={<a href={`/manage/notices/${props.notice.id}/receipts`}>{t('notice.receipts.all')}</a>}
        >
          <Meter
            label={t('notice.receipts.read')}
            n={reach().readOrgs}
            of={reach().orgs}
            unit={t('notice.units')}
          />
          <Show when={props.notice.state === 'current'}>
            <Row>
              <Remind notice={props.notice} unread={reach().orgs - reach().readOrgs} />
            </Row>
          </Show>
        </Section>
      )}
    </Show>
  )
}
