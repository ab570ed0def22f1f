/** 审查推荐. */
export const words = {
  'climb.title': '审查推荐',
} as const
