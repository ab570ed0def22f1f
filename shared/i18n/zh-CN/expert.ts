/** 专家库. */
export const words = {
  'expert.title': '专家库',
} as const
