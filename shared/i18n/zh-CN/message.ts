/** 消息. */
export const words = {
  'message.title': '消息',
} as const
