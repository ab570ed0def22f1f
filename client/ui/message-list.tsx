import { createSignal, For, Index, Show } from 'solid-js'
import './message-list.css'
import { t } from '../lib/i18n.ts'
import { type Message, messageText, messageTitle, useRead, useUnread } from '../lib/messages.ts'
import { useAsk } from '../lib/query.ts'
import { dayClock } from '../lib/time.ts'
import { Button, ButtonLink } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { EmptyState } from './empty-state.tsx'
import { PageTitle, Region, Row, Stack } from './layout.tsx'
import { dataOf, Loaded } from './loaded.tsx'

/** 消息 with how many are unread, for the head of a portal. */
export function MessagesLink(props: { href: string }) {
  const unread = useUnread()
  return (
    <a
      class="messages-link"
      href={props.href}
      aria-label={unread() ? t('message.menu', { n: unread() }) : undefined}
    >
      {t('message.title')}
      <Show when={unread()}>
        {(n) => (
          <b class="num" aria-hidden="true">
            {n() > 99 ? '99+' : n()}
          </b>
        )}
      </Show>
    </a>
  )
}

/** The page of messages, newest first, of either portal. Opening one reads it. */
export function MessageList() {
  const [only, setOnly] = createSignal(false)
  /** Where each page begins; the first one at the newest. */
  const [pages, setPages] = createSignal<(number | null)[]>([null])
  const unread = useUnread()
  const read = useRead()
  return (
    <Region width="page">
      <PageTitle
        title={t('message.title')}
        meta={unread() ? t('message.unread', { n: unread() }) : t('message.none_unread')}
        end={
          <Row gap={4}>
            <Checkbox
              checked={only()}
              onChange={(on) => {
                setOnly(on)
                setPages([null])
              }}
            >
              {t('message.only_unread')}
            </Checkbox>
            <Button off={unread() === 0} onPress={() => void read()}>
              {t('message.read_all')}
            </Button>
          </Row>
        }
      />
      <Stack gap={4}>
        <Index each={pages()}>
          {(before, index) => (
            <PageOf
              before={before()}
              only={only()}
              last={index === pages().length - 1}
              onEarlier={(at) => setPages((all) => [...all, at])}
              onRead={(id) => void read([id])}
            />
          )}
        </Index>
      </Stack>
    </Region>
  )
}

function PageOf(props: {
  before: number | null
  only: boolean
  last: boolean
  onEarlier: (before: number) => void
  onRead: (id: string) => void
}) {
  const query = useAsk(
    'message.list',
    () => ({ unread: props.only, ...(props.before === null ? {} : { before: props.before }) }),
    { keep: true },
  )
  const more = () => (props.last && dataOf(query)?.more ? dataOf(query)?.rows.at(-1)?.at : undefined)
  return (
    <Loaded query={query} lines={6}>
      {(found) => (
        <Show when={found().rows.length > 0 || props.before !== null} fallback={<None only={props.only} />}>
          <ol class="messages">
            <For each={found().rows}>
              {(message) => <One message={message} onRead={() => props.onRead(message.id)} />}
            </For>
          </ol>
          <Show when={more()}>
            {(at) => (
              <Row>
                <Button onPress={() => props.onEarlier(at())}>{t('message.earlier')}</Button>
              </Row>
            )}
          </Show>
        </Show>
      )}
    </Loaded>
  )
}

const None = (props: { only: boolean }) => (
  <EmptyState title={t(props.only ? 'message.empty_unread' : 'message.empty')}>
    {t(props.only ? 'message.empty_unread.what' : 'message.empty.what')}
  </EmptyState>
)

const One = (props: { message: Message; onRead: () => void }) => (
  <li data-unread={props.message.readAt === null ? '' : undefined}>
    <time class="nowrap">{dayClock(props.message.at)}</time>
    <div>
      <h2>
        {messageTitle(props.message.kind, props.message.params)}
        <Show when={props.message.readAt === null}>
          <span class="messages-new">{t('message.new')}</span>
        </Show>
      </h2>
      <p>{messageText(props.message.kind, props.message.params)}</p>
    </div>
    <Show
      when={props.message.link}
      fallback={
        <Show when={props.message.readAt === null}>
          <Button kind="quiet" onPress={props.onRead}>
            {t('message.read_one')}
          </Button>
        </Show>
      }
    >
      {(href) => (
        <ButtonLink href={href()} onPress={props.onRead}>
          {t('message.open')}
        </ButtonLink>
      )}
    </Show>
  </li>
)
