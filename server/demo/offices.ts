import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import type { Duty } from '../../shared/permission.ts'
import type { App } from '../app.ts'
import { timeId } from '../ids.ts'

/** Every standing account of the demo has this password; a real installation never has these accounts. */
export const DEMO_PASSWORD = 'Gongping-2026'

export interface DemoAccount {
  login: string
  name: string
  org: string
  duties: Duty[]
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { login: 'jingban', name: '程以宁', org: '4103', duties: ['handler'] },
  { login: 'fuze', name: '顾长策', org: '4103', duties: ['principal'] },
  { login: 'shenji', name: '薛望舒', org: '4103', duties: ['auditor'] },
  { login: 'sheng-jingban', name: '陆沉舟', org: '41', duties: ['handler'] },
  { login: 'sheng-fuze', name: '袁知非', org: '41', duties: ['principal'] },
  { login: 'yubei-jingban', name: '秦晓山', org: '4107', duties: ['handler'] },
]

const ORGS = [
  { code: '41', name: '省职改办', level: 1, parent: null },
  { code: '4103', name: '洛川市职改办', level: 2, parent: '41' },
  { code: '4107', name: '豫北市职改办', level: 2, parent: '41' },
] as const

/** A province, two cities and their people; neither city is on any map. */
export async function makeOffices(app: App): Promise<void> {
  const now = app.clock()
  const passwordHash = await app.passwords.hash(DEMO_PASSWORD)
  await app.db.write('demo', async (tx) => {
    const ids = new Map<string, { id: string; path: string }>()
    for (const { code, name, level, parent } of ORGS) {
      const id = timeId(now)
      const above = parent ? ids.get(parent)! : null
      const path = `${above?.path ?? '/'}${id}/`
      ids.set(code, { id, path })
      await tx.insert(orgs).values({
        id,
        name,
        code,
        kind: 'office',
        level,
        parentId: above?.id ?? null,
        path,
        createdAt: now,
      })
    }
    for (const { login, name, org, duties } of DEMO_ACCOUNTS)
      await tx.insert(accounts).values({
        id: timeId(now),
        login,
        kind: 'staff',
        name,
        orgId: ids.get(org)!.id,
        duties,
        scope: { series: [], sections: [] },
        passwordHash,
        createdAt: now,
        passwordChangedAt: now,
      })
  })
}
