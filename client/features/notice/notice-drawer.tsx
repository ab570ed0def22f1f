import { useQueryClient } from '@tanstack/solid-query'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { type CallOutput, call, link, upload } from '../../lib/call.ts'
import { listed, t } from '../../lib/i18n.ts'
import { useAct, useAsk } from '../../lib/query.ts'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { FileDrop, sizeText } from '../../ui/file-drop.tsx'
import { Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { dataOf, Loaded } from '../../ui/loaded.tsx'
import { Meter } from '../../ui/progress.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'

type Detail = CallOutput<'notice.get'>

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
        meta={notice() ? `${notice()!.orgName} ${notice()!.byName} · ${dayClock(notice()!.publishedAt)}` : ''}
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
                <Receipts id={found().id} />
              </Show>
            </Stack>
          )}
        </Loaded>
      </Drawer>
      <Sheet
        open={withdrawing()}
        onClose={() => setWithdrawing(false)}
        title={t('notice.withdraw')}
        names={notice() ? [notice()!.title] : []}
        effect={t('notice.withdraw.effect')}
        action={t('notice.withdraw')}
        kind="danger"
        onConfirm={() =>
          act('notice.withdraw', { id: notice()!.id, version: notice()!.version }, () =>
            toast(t('notice.withdraw.done')),
          )
        }
      />
    </>
  )
}

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

function Receipts(props: { id: string }) {
  const query = useAsk('notice.receipts', () => ({ id: props.id }))
  return (
    <Section gap={3} title={t('notice.receipts')}>
      <Loaded query={query} lines={3}>
        {(found) => (
          <Stack gap={3}>
            <Meter
              label={t('notice.receipts.read')}
              n={found().readOrgs}
              of={found().orgs}
              unit={t('notice.units')}
            />
            <Ledger
              caption={t('notice.receipts')}
              rows={found().rows}
              id={(row) => row.orgName}
              tight
              columns={[
                { key: 'org', label: t('notice.unit'), cell: (row) => row.orgName },
                { key: 'reader', label: t('notice.reader'), cell: (row) => row.readerName ?? '–' },
                {
                  key: 'at',
                  label: t('notice.read_at'),
                  cell: (row) => (
                    <span class="nowrap">{row.at === null ? t('notice.unread') : dayClock(row.at)}</span>
                  ),
                },
              ]}
            />
            <Show when={found().orgs > found().rows.length}>
              <p class="meta">{t('notice.receipts.more', { n: found().orgs - found().rows.length })}</p>
            </Show>
          </Stack>
        )}
      </Loaded>
    </Section>
  )
}
