import type { App } from '../app.ts'
import { actAs, actorOf, commandId } from './act.ts'

const DAY = 86_400_000

/** What the offices have announced lately. */
export async function makeNotices(app: App): Promise<void> {
  const publish = async (login: string, daysAgo: number, title: string, body: string): Promise<void> => {
    const act = actAs(app, await actorOf(app, login), new Date(+app.clock() - daysAgo * DAY))
    await act('notice.publish', {
      commandId: commandId(),
      kinds: ['office', 'department', 'unit'],
      title,
      body,
    })
  }
  const year = app.clock().getUTCFullYear()
  await publish(
    'sheng-guanli',
    9,
    `关于做好 ${year} 年度职称申报计划上报工作的通知`,
    `各市职改办、省直有关部门：\n请组织所属单位于 12 月 20 日前完成 ${year} 年度申报计划上报，逐级审核。超计划的须写明理由。\n联系电话见各单位信息页。`,
  )
  await publish(
    'sheng-guanli',
    4,
    '评审期间平板与网络保障要求',
    '各评审现场请提前一天完成网络测试，每个专业组备用平板不少于两台。',
  )
  await publish(
    'guanli',
    2,
    '关于核对单位基本信息的通知',
    '请各单位管理员核对本单位联系人和联系电话，有变化的请在“单位信息维护”中修改并提交。',
  )
}
