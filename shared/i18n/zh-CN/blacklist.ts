/** 黑名单. */
export const words = {
  'blacklist.title': '黑名单',
} as const
