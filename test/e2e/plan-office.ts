import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import type { App } from '../../server/app.ts'
import { timeId } from '../../server/ids.ts'
import type { OrgKind } from '../../shared/org/org.ts'
import type { Duty } from '../../shared/permission.ts'

/** Unit, county, city, province: the way a plan with senior titles climbs. */
export const LEVELS = {
  unit: '伊水县人民医院',
  county: '伊水县职改办',
  city: '洛川市职改办',
  province: '中原省职改办',
} as const

const TREE: readonly [id: string, name: string, kind: OrgKind, level: number][] = [
  ['province', LEVELS.province, 'office', 1],
  ['city', LEVELS.city, 'office', 2],
  ['county', LEVELS.county, 'office', 3],
  ['unit', LEVELS.unit, 'unit', 3],
]
/** Who sits there: logins are those of the stories of plans. */
const PEOPLE: readonly [login: string, name: string, orgId: string, duty: Duty][] = [
  ['sheng', '顾长策', 'province', 'principal'],
  ['shi', '程以宁', 'city', 'handler'],
  ['xian', '闻人序', 'county', 'handler'],
  ['danwei', '周文澜', 'unit', 'handler'],
  ['danwei-guanli', '陆沉舟', 'unit', 'admin'],
]

/** A unit with three offices above it and one person at each desk. */
export async function addPlanOffice(app: App, password: string): Promise<void> {
  const [any] = await app.db.read.select().from(orgs).limit(1)
  if (any) return
  const createdAt = app.clock()
  const passwordHash = await app.passwords.hash(password)
  await app.db.write('accounts', async (tx) => {
    let path = '/'
    let parentId: string | null = null
    for (const [id, name, kind, level] of TREE) {
      path += `${id}/`
      await tx
        .insert(orgs)
        .values({ id, name, kind, level, path, parentId, createdAt, code: id, state: 'approved' })
      parentId = id
    }
    for (const [login, name, orgId, duty] of PEOPLE)
      await tx.insert(accounts).values({
        ...{ id: timeId(createdAt), kind: 'staff', login, name, orgId, duties: [duty] },
        ...{ scope: { series: [], sections: [] }, passwordHash, createdAt },
      })
  })
}
