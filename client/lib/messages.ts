import { useQueryClient } from '@tanstack/solid-query'
import type { MessageKind, MessageParams } from '../../shared/message/message.ts'
import { type CallOutput, call } from './call.ts'
import { t, tMaybe } from './i18n.ts'
import { useAsk } from './query.ts'

export type Message = CallOutput<'message.list'>['rows'][number]

/** A code of a state becomes its word. */
const worded = (params: MessageParams): MessageParams => {
  const word = params.state === undefined ? null : tMaybe(`message.state.${params.state}`)
  return word ? { ...params, state: word } : params
}

export const messageTitle = (kind: MessageKind, params: MessageParams): string =>
  t(`message.kind.${kind}.title`, worded(params))
export const messageText = (kind: MessageKind, params: MessageParams): string =>
  t(`message.kind.${kind}`, worded(params))

/** How many are unread; kept up by the news. */
export function useUnread(): () => number {
  const query = useAsk('message.list', () => ({ unread: true }), { keep: true })
  return () => (query.isPending ? 0 : (query.data?.unread ?? 0))
}

/** Marks these as read, or all; it does nothing by itself when there is no line, and they stay unread. */
export function useRead(): (ids?: string[]) => Promise<void> {
  const client = useQueryClient()
  return async (ids) => {
    await call('message.read', ids ? { ids } : {})
    await client.invalidateQueries({ queryKey: ['message'] })
  }
}
