/** 评委会管理. */
export const words = {
  'committee.title': '评委会管理',
} as const
