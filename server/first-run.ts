import { accounts } from '../db/schema/account.ts'
import { orgs } from '../db/schema/org.ts'
import type { Duty } from '../shared/permission.ts'
import type { App } from './app.ts'
import { newPassword } from './auth/credentials.ts'
import { TOUR_COMMITTEE } from './demo/committees.ts'
import { loadDemo } from './demo/main.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo/offices.ts'
import { TOURIST } from './demo/persons.ts'
import { timeId } from './ids.ts'
import { pinyinOf } from './pinyin.ts'
import { say } from './say.ts'

const OFFICE = '职改办'
const FIRST: readonly { login: string; name: string; duties: Duty[] }[] = [
  { login: 'guanli', name: '管理员', duties: ['admin'] },
  { login: 'jingban', name: '经办人', duties: ['handler'] },
  { login: 'fuze', name: '负责人', duties: ['principal'] },
  { login: 'shenji', name: '审计员', duties: ['auditor'] },
]

/**
 * Fills an empty database: with the demo, or without it with one office and an account for each duty, whose first
 * passwords are printed once and must be changed at the first login. Does nothing to a database in use.
 */
export async function firstRun(app: App): Promise<void> {
  const [any] = await app.db.read.select().from(orgs).limit(1)
  if (any) return
  if (!app.config.demo) return firstOffice(app)
  say('demo.loading')
  await loadDemo(app)
  say('demo.loaded', { password: DEMO_PASSWORD })
  for (const { login, name } of [...DEMO_ACCOUNTS, TOUR_COMMITTEE]) say('demo.account', { login, name })
  say('demo.applicant', { login: TOURIST.number, name: TOURIST.name })
  say('demo.tour')
}

async function firstOffice(app: App): Promise<void> {
  const now = app.clock()
  const orgId = timeId(now)
  const people = await Promise.all(
    FIRST.map(async (person) => {
      const password = newPassword()
      return { ...person, password, passwordHash: await app.passwords.hash(password) }
    }),
  )
  await app.db.write('first-run', async (tx) => {
    const org = { id: orgId, name: OFFICE, code: '1', kind: 'office' as const, level: 1, parentId: null }
    await tx.insert(orgs).values({ ...org, path: `/${orgId}/`, pinyin: pinyinOf(OFFICE), createdAt: now })
    for (const { login, name, duties, passwordHash } of people)
      await tx.insert(accounts).values({
        id: timeId(now),
        login,
        kind: 'staff',
        name,
        orgId,
        duties,
        scope: { series: [], sections: [] },
        passwordHash,
        mustChange: true,
        createdAt: now,
      })
  })
  say('first.office')
  for (const { login, name, password } of people) say('first.account', { login, name, password })
}
