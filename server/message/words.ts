import { fill } from '../../shared/i18n/index.ts'
import { words } from '../../shared/i18n/zh-CN/message.ts'
import type { MessageKind, MessageParams } from '../../shared/message/message.ts'

/** A message as it goes out of the house: in Chinese, for a telephone has no language of its own. */
export const sentence = (kind: MessageKind, params: MessageParams): string =>
  fill(words['message.sms'], { text: fill(words[`message.kind.${kind}`], withState(params)) })

/** A code of a state becomes its word. */
const withState = (params: MessageParams): MessageParams => {
  const word = (words as Record<string, string>)[`message.state.${params.state}`]
  return word ? { ...params, state: word } : params
}
