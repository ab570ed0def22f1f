import { committees, committeeYears } from '../../db/schema/committee.ts'
import type { EditionFile } from '../../db/schema/declare.ts'
import type { Contents } from '../../shared/declare/form.ts'
import type { Section } from '../../shared/declare/sections.ts'
import { YEAR } from '../plan/plan-world.ts'
import { START, type World } from '../world.ts'

export const ALL: Section[] = ['basic', 'papers', 'training']
export const ROUTE = ['unit', 'dep', 'county', 'city', 'org-1']
export const PATHS: Record<string, string> = {
  unit: '/org-1/city/county/dep/unit/',
  unit2: '/org-1/city/county/dep/unit2/',
  cityunit: '/org-1/city/cityunit/',
  otherunit: '/org-1/other/otherunit/',
  provunit: '/org-1/bureau/provunit/',
}
export const DAY = 86_400_000
export const DEADLINE = new Date(+START + 60 * DAY)

export const content = (text: string): Contents => ({
  basic: { values: { email: 'a@example.cn' }, rows: [] },
  papers: { values: {}, rows: [{ id: 'p1', values: { name: text } }] },
  training: { values: {}, rows: [{ id: 't1', values: { total: '90' } }] },
})
export const FILES: EditionFile[] = [
  { id: 'f-photo', slot: 'photo', name: '照片.jpg', sha256: '0'.repeat(64), size: 1, type: 'image/jpeg' },
  {
    id: 'f-paper',
    slot: 'papers',
    name: '论文.pdf',
    sha256: '1'.repeat(64),
    size: 1,
    type: 'application/pdf',
  },
]

/** 省工程高评委 of the province and 洛川市工程中评委 of the city, with their times of the year. */
export async function plantCommittees({ app }: Pick<World, 'app'>): Promise<void> {
  await app.db.write('committees', async (tx) => {
    const made = { pinyin: 'x', series: '05', specialties: [], mode: 'group' as never, createdAt: START }
    const days = { validFrom: '2026-01-01', validTo: '2028-12-31', state: 'active' as const }
    await tx.insert(committees).values([
      {
        ...{ ...made, ...days, id: 'senior', code: 'S', name: '省工程高评委', band: 'senior' },
        ...{ orgId: 'org-1', orgPath: '/org-1/', levels: ['1', '2'] },
      },
      {
        ...{ ...made, ...days, id: 'middle', code: 'M', name: '洛川市工程中评委', band: 'middle' },
        ...{ orgId: 'city', orgPath: '/org-1/city/', levels: ['3'] },
      },
    ])
    const times = { year: YEAR, opensAt: START, closesAt: new Date(+START + 30 * DAY), deadlineAt: DEADLINE }
    await tx.insert(committeeYears).values([
      { ...times, committeeId: 'senior' },
      { ...times, committeeId: 'middle' },
    ])
  })
}
