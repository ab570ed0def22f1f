import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { dialect } from '../../db/dialect.ts'
import { declarationEditions, declarations } from '../../db/schema/declare.ts'
import { persons } from '../../db/schema/person.ts'
import { type App, openApp } from '../../server/app.ts'
import { DEMO_PASSWORD } from '../../server/demo/offices.ts'
import { SEALED_FOR } from '../../server/secret.ts'
import { seedLarge } from '../../server/seed-large/seed.ts'
import { readCitizenId } from '../../shared/person/citizen-id.ts'
import { maskId } from '../../shared/person/mask.ts'
import { stageConfig } from '../harness/stage.ts'

const SIZE = { orgs: 1200, persons: 900, plans: 700, declarations: 900 }
const CHEAP = { memoryCost: 64, timeCost: 1 }
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function seeded(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'gongping-large-'))
  folders.push(folder)
  await seedLarge(folder, SIZE, CHEAP)
  return folder
}

/** One of those with contents that the province has received. */
async function withContents(app: App): Promise<string> {
  const [row] = await app.db.read
    .select({ id: declarations.id })
    .from(declarations)
    .innerJoin(declarationEditions, eq(declarationEditions.declarationId, declarations.id))
    .where(and(eq(declarations.reachedDepth, 1), eq(declarations.climb, 1)))
    .limit(1)
  return row!.id
}

/** Signs in at the top and asks. */
async function asking(folder: string) {
  const app = await openApp(stageConfig(folder))
  const { host, origin } = new URL(app.url)
  let cookie = ''
  const ask = async (operation: string, payload: object) => {
    const answer = await app.fastify.inject({
      ...{ method: 'POST', url: `/api/${operation}`, payload },
      headers: { origin, host, ...(cookie && { cookie }) },
    })
    const set = [answer.headers['set-cookie'] ?? []].flat().at(-1)
    if (set) cookie = set.split(';')[0]!
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json()
  }
  return { app, ask }
}

test.runIf(dialect === 'sqlite')(
  'a seeded province is a whole one: signed in, listed, sealed and sound',
  async () => {
    const folder = await seeded()
    const { app, ask } = await asking(folder)
    try {
      await ask('auth.login', { portal: 'manage', login: 'gl41', password: DEMO_PASSWORD })
      expect(await ask('org.list', { size: 20 })).toMatchObject({ total: SIZE.orgs })
      expect(await ask('person.list', { size: 20 })).toMatchObject({ total: SIZE.persons })
      const [person] = await app.db.read.select().from(persons).limit(1)
      const number = app.secret.unseal(person!.idSealed, SEALED_FOR.id)
      expect(readCitizenId(number)).toMatchObject({ birth: person!.birthDate })
      expect(person).toMatchObject({ idMasked: maskId(number), idHash: app.secret.hash(number, 'id') })
      await ask('auth.login', { portal: 'manage', login: 'jb41', password: DEMO_PASSWORD })
      const { total, rows } = await ask('plan.list', { size: 200 })
      expect(total).toBeGreaterThan(SIZE.plans / 2)
      expect(await ask('plan.get', { id: rows[0].id })).toMatchObject({ id: rows[0].id })
      const climb = await ask('climb.list', { year: 2026, tab: 'all', size: 200 })
      expect(climb.total).toBeGreaterThan(SIZE.declarations / 10)
      expect(await ask('climb.get', { id: await withContents(app) })).toMatchObject({ year: 2026 })
      expect(await app.db.check()).toEqual([])
    } finally {
      await app.close()
    }
  },
)

test.runIf(dialect === 'sqlite')(
  'the same province is made at every run, and none over another',
  async () => {
    const told: unknown[][] = []
    for (const folder of [await seeded(), await seeded()]) {
      const { app } = await asking(folder)
      told.push(
        await app.db.read
          .select({ id: persons.id, name: persons.name, org: persons.orgPath, mask: persons.idMasked })
          .from(persons)
          .orderBy(persons.id),
      )
      await app.close()
      await expect(seedLarge(folder, SIZE, CHEAP)).rejects.toThrow('EEXIST')
    }
    expect(told[0]).toHaveLength(SIZE.persons)
    expect(told[1]).toEqual(told[0])
  },
)
