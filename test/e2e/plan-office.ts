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
/** Two more units: one beside the first, one right under the city. */
export const OTHERS = { beside: '伊水县妇幼保健院', above: '洛川市中医院' } as const

const TREE: readonly [id: string, name: string, kind: OrgKind, level: number, parentId?: string][] = [
  ['province', LEVELS.province, 'office', 1],
  ['city', LEVELS.city, 'office', 2, 'province'],
  ['county', LEVELS.county, 'office', 3, 'city'],
  ['unit', LEVELS.unit, 'unit', 3, 'county'],
  ['beside', OTHERS.beside, 'unit', 3, 'county'],
  ['above', OTHERS.above, 'unit', 2, 'city'],
]
/** Who sits there: logins are those of the stories of plans. */
const PEOPLE: readonly [login: string, name: string, orgId: string, ...duties: Duty[]][] = [
  ['sheng', '顾长策', 'province', 'principal'],
  ['sheng-guanli', '秦晓山', 'province', 'admin'],
  ['sheng-shenji', '薛望舒', 'province', 'auditor'],
  ['shi', '程以宁', 'city', 'handler'],
  ['xian', '闻人序', 'county', 'handler'],
  ['xian-jian', '段闻', 'county', 'handler', 'principal'],
  ['xian-fuze', '温以恒', 'county', 'principal'],
  ['xian-guanli', '苏见微', 'county', 'admin'],
  ['danwei', '周文澜', 'unit', 'handler'],
  ['danwei-guanli', '陆沉舟', 'unit', 'admin'],
  ['beside', '沈观澜', 'beside', 'handler'],
  ['beside-guanli', '顾南枝', 'beside', 'admin'],
  ['above', '林知微', 'above', 'handler'],
]

/** Units with three offices above them and somebody at each desk. */
export async function addPlanOffice(app: App, password: string): Promise<void> {
  const [any] = await app.db.read.select().from(orgs).limit(1)
  if (any) return
  const createdAt = app.clock()
  const passwordHash = await app.passwords.hash(password)
  await app.db.write('accounts', async (tx) => {
    const paths: Record<string, string> = {}
    for (const [id, name, kind, level, parentId = null] of TREE) {
      const path = `${parentId ? paths[parentId] : '/'}${id}/`
      paths[id] = path
      await tx
        .insert(orgs)
        .values({ id, name, kind, level, path, parentId, createdAt, code: id, state: 'approved' })
    }
    for (const [login, name, orgId, ...duties] of PEOPLE)
      await tx.insert(accounts).values({
        ...{ id: timeId(createdAt), kind: 'staff', login, name, orgId, duties },
        ...{ scope: { series: [], sections: [] }, passwordHash, createdAt },
      })
  })
}
