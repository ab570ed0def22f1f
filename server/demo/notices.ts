import { eq } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import { attachments } from '../../db/schema/history.ts'
import { noticeReads } from '../../db/schema/office.ts'
import { addDays } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { isWorking, ORG_KINDS } from '../../shared/org/org.ts'
import type { App } from '../app.ts'
import { timeId } from '../ids.ts'
import { actAs, actorOf, commandId } from './act.ts'
import { chanceFrom } from './chance.ts'
import { storePapers } from './demo-files.ts'
import { DEMO_ACCOUNTS, inChunks, type MadeOrg } from './offices.ts'

const DAY = 86_400_000

interface Announced {
  login: string
  daysAgo: number
  title: string
  body: string
  /** How many of those it is for have read it. */
  read: number
  file?: string
  withdrawn?: boolean
  important?: boolean
  /** For how many days it holds. */
  days?: number
}

const noticesOf = (year: number): readonly Announced[] => [
  {
    ...{ login: 'sheng-guanli', daysAgo: 20, read: 0.9, days: 2 },
    title: '系统维护通知',
    body: '本周六 22:00 至次日 2:00 系统维护，期间不能登录。',
  },
  {
    ...{
      login: 'sheng-guanli',
      daysAgo: 9,
      read: 0.8,
      important: true,
      days: 40,
      file: `${year} 年度申报计划填报说明.pdf`,
    },
    title: `关于做好 ${year} 年度职称申报计划上报工作的通知`,
    body: `各市职改办、省直有关部门：\n请组织所属单位于 12 月 20 日前完成 ${year} 年度申报计划上报，逐级审核。超计划的须写明理由。\n联系电话见各单位信息页。`,
  },
  {
    ...{ login: 'sheng-guanli', daysAgo: 6, read: 0.2, withdrawn: true },
    title: '关于召开职称工作视频会议的通知',
    body: '各市职改办：\n原定本周五的视频会议延期，时间另行通知。',
  },
  {
    ...{ login: 'sheng-guanli', daysAgo: 4, read: 0.5 },
    title: '评审期间平板与网络保障要求',
    body: '各评审现场请提前一天完成网络测试，每个专业组备用平板不少于两台。',
  },
  {
    ...{ login: 'guanli', daysAgo: 2, read: 0.4 },
    title: '关于核对单位基本信息的通知',
    body: '请各单位管理员核对本单位联系人和联系电话，有变化的请在“单位信息维护”中修改并提交。',
  },
]

/** What the offices have announced lately, and who has read it; the people of the tour have not. */
export async function makeNotices(app: App, orgs: readonly MadeOrg[]): Promise<void> {
  const chance = chanceFrom(3500)
  const now = +app.clock()
  const tour = new Set(DEMO_ACCOUNTS.map(({ login }) => login))
  const staff = await app.db.read
    .select({ id: accounts.id, login: accounts.login, orgId: accounts.orgId })
    .from(accounts)
    .where(eq(accounts.kind, 'staff'))
  const byOrg = Map.groupBy(
    staff.filter(({ login }) => !tour.has(login)),
    ({ orgId }) => orgId,
  )
  const paper = (await storePapers(app)).find(({ type }) => type === 'application/pdf')!
  for (const { login, daysAgo, title, body, read, file, withdrawn, important, days } of noticesOf(
    app.clock().getUTCFullYear(),
  )) {
    const actor = await actorOf(app, login)
    const at = new Date(now - daysAgo * DAY)
    const { id } = await actAs(
      app,
      actor,
      at,
    )('notice.publish', {
      ...{ commandId: commandId(), kinds: [...ORG_KINDS], title, body, important: important === true },
      ...(days ? { validUntil: addDays(dayOf(at), days) } : {}),
    })
    const readers = orgs
      .filter((org) => org.path.startsWith(actor.orgPath!) && org.id !== actor.orgId && isWorking(org.state))
      .filter(() => chance.maybe(read))
      .flatMap((org) => byOrg.get(org.id)?.filter(() => chance.maybe(0.6)) ?? [])
      .map((reader) => ({
        ...{ noticeId: id, accountId: reader.id },
        at: new Date(+at + chance.next() * (withdrawn ? DAY : daysAgo * DAY)),
      }))
    await app.db.write('demo', async (tx) => {
      await inChunks(readers, (rows) => tx.insert(noticeReads).values(rows))
      const { sha256, size, type } = paper
      if (file)
        await tx.insert(attachments).values({
          ...{ id: timeId(at), kind: 'notice', subjectId: id, name: file, sha256, size, type },
          ...{ at, byName: actor.name },
        })
    })
    if (withdrawn)
      await actAs(
        app,
        actor,
        new Date(+at + DAY),
      )('notice.withdraw', {
        ...{ commandId: commandId(), id, version: 0 },
        reason: '会议时间未定，重新通知。',
      })
  }
}
