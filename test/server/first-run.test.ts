import { afterEach, expect, test, vi } from 'vitest'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import type { App } from '../../server/app.ts'
import { firstRun } from '../../server/first-run.ts'
import { openTestDb } from '../open-test-db.ts'
import { START } from '../world.ts'

afterEach(() => void vi.restoreAllMocks())

test('an empty installation begins with one office and an account of each duty, told once', async () => {
  const { db, close } = await openTestDb()
  const printed: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
  const hash = async (password: string) => `hash of ${password}`
  const app = { db, clock: () => START, config: { demo: false }, passwords: { hash } } as unknown as App
  await firstRun(app)

  const [office, ...more] = await db.read.select().from(orgs)
  expect(more).toEqual([])
  expect(office).toMatchObject({ name: '职改办', kind: 'office', state: 'approved', parentId: null })
  expect(office!.pinyin).toBe('zhigaiban zgb')
  expect(office!.path).toBe(`/${office!.id}/`)
  const people = await db.read.select().from(accounts)
  expect(people.map(({ login, duties }) => [login, duties]).sort()).toEqual([
    ['fuze', ['principal']],
    ['guanli', ['admin']],
    ['jingban', ['handler']],
    ['shenji', ['auditor']],
  ])
  const said = printed.join('')
  for (const { login, mustChange, passwordHash, orgId } of people) {
    expect([mustChange, orgId]).toEqual([true, office!.id])
    expect(said).toContain(login)
    expect(said).toContain(passwordHash.replace('hash of ', ''))
  }
  expect(new Set(people.map(({ passwordHash }) => passwordHash)).size).toBe(4)

  // a database in use is left alone, and nothing is told twice
  printed.length = 0
  await firstRun(app)
  expect(await db.read.$count(accounts)).toBe(4)
  expect(printed).toEqual([])
  await close()
})
