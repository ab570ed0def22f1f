import { eq } from 'drizzle-orm'
import { accounts } from '../../db/schema/account.ts'
import type { Section } from '../../shared/declare/sections.ts'
import type { App } from '../app.ts'
import { timeId } from '../ids.ts'
import { DEMO_PASSWORD, type MadeOrg } from './offices.ts'
import { mailOf } from './people.ts'

/** 按内容审查: who somebody is, and what somebody has done. */
const PERSON: Section[] = ['basic', 'application', 'title', 'study', 'work', 'expertise', 'attachments']
const WORKS: Section[] = ['training', 'assessment', 'results', 'papers', 'awards', 'summary', 'exam']
const SCIENCE = ['05', '06']

/** A second 经办人 beside the one there is, and what each of the two reviews. */
const SPLITS = [
  { org: '41038201', login: 'jb41038201', second: 'jb41038201-2', name: '方既白', by: 'sections' },
  { org: '4107', login: 'yubei-jingban', second: 'yubei-jingban-2', name: '梁望舒', by: 'sections' },
  { org: '4101', login: 'jb4101', second: 'jb4101-2', name: '邹起白', by: 'series' },
] as const

export const isSplit = (code: string): boolean => SPLITS.some(({ org }) => org === code)

/** Splits the reviewing of a hospital and of an office by content, and of another office by series (M-2.6 to M-2.8). */
export async function splitScopes(app: App, orgs: readonly MadeOrg[]): Promise<void> {
  const passwordHash = await app.passwords.hash(DEMO_PASSWORD)
  const createdAt = app.clock()
  await app.db.write('demo', async (tx) => {
    for (const [at, { org, login, second, name, by }] of SPLITS.entries()) {
      const bySection = by === 'sections'
      const first = bySection ? { series: [], sections: PERSON } : { series: ['22', '04'], sections: [] }
      const other = bySection ? { series: [], sections: WORKS } : { series: SCIENCE, sections: [] }
      await tx.update(accounts).set({ scope: first }).where(eq(accounts.login, login))
      await tx.insert(accounts).values({
        ...{ phone: `1380000${2200 + at}`, mail: mailOf(second) },
        ...{ id: timeId(createdAt), login: second, kind: 'staff', name, duties: ['handler'], scope: other },
        ...{ orgId: orgs.find(({ code }) => code === org)!.id, passwordHash },
        ...{ passwordChangedAt: createdAt, createdAt },
      })
    }
  })
}
