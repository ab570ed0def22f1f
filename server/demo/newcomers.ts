import { inArray } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import type { Duty } from '../../shared/permission.ts'
import type { App } from '../app.ts'
import { actAs, actorOf, commandId } from './act.ts'
import { DEMO_PASSWORD } from './offices.ts'
import { mailOf } from './people.ts'

interface Newcomer {
  suffix: string
  phone: string
  /** Days ago. */
  since: number
  duties?: Duty[]
  scope?: { series: string[]; sections: [] }
  started?: boolean
  /** Has worked, and was stopped. */
  stopped?: boolean
}

const ALL: Newcomer['scope'] & object = { series: [], sections: [] }
/** Each state 授权 can be in, beside whoever is at work (M-2.6 to M-2.8). */
const NEWCOMERS: readonly Newcomer[] = [
  { suffix: 'a', phone: '13800002101', since: 1 },
  { suffix: 'b', phone: '13800002102', since: 3, started: true },
  { suffix: 'c', phone: '13800002103', since: 5, started: true, duties: ['handler'] },
  { suffix: 'd', phone: '13800002104', since: 6, duties: ['principal'], scope: ALL },
  {
    ...{ suffix: 'e', phone: '13800002105', since: 60, started: true, duties: ['handler'], stopped: true },
    scope: { series: ['05', '06'], sections: [] },
  },
]
/** The administrators of the tour, and whom they have added. */
const TEAMS: readonly { admin: string; prefix: string; names: readonly string[] }[] = [
  { admin: 'sheng-guanli', prefix: 'sheng', names: ['贺知秋', '邵清川', '龚思齐', '毛予宁', '郝建国'] },
  { admin: 'guanli', prefix: 'luochuan', names: ['田映雪', '范书屿', '石起云', '韦南星', '侯文博'] },
  { admin: 'danwei-guanli', prefix: 'yizhong', names: ['姚春燕', '任浩然', '廖佳怡', '熊知远', '段秀英'] },
]

/** People who cannot work yet, and one who no longer does, at the offices of the tour; by the real operations. */
export async function makeNewcomers(app: App): Promise<void> {
  const past = app.clock()
  const stopped: string[] = []
  for (const { admin, prefix, names } of TEAMS) {
    const actor = await actorOf(app, admin)
    for (const [at, { suffix, phone, since, ...grant }] of NEWCOMERS.entries()) {
      const act = actAs(app, actor, new Date(+past - since * 86_400_000))
      const login = `${prefix}-${suffix}`
      const { id } = await act('staff.create', {
        ...{ commandId: commandId(), login, name: names[at]!, phone, mail: mailOf(login) },
      })
      let version = 0
      const once = () => ({ commandId: commandId(), id, version: version++ })
      if (grant.started) {
        await act('staff.start', { commandId: commandId(), ids: [id] })
        version++
      }
      if (grant.duties) await act('staff.setDuties', { ...once(), duties: grant.duties })
      if (grant.scope) await act('staff.setScope', { ...once(), scope: grant.scope })
      if (grant.stopped) {
        await actAs(
          app,
          actor,
          new Date(+past - 8 * 86_400_000),
        )('staff.stop', {
          ...{ commandId: commandId(), ids: [id] },
        })
        stopped.push(login)
      }
    }
  }
  const passwordHash = await app.passwords.hash(DEMO_PASSWORD)
  // who has worked has a password of his own
  await app.db.write('demo', (tx) =>
    tx
      .update(accounts)
      .set({ passwordHash, mustChange: false, slipSealed: null })
      .where(inArray(accounts.login, stopped)),
  )
}
