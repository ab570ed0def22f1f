/** 定时任务. */
export const words = {
  'job.title': '定时任务',
} as const
