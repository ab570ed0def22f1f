import { join } from 'node:path'
import { accounts } from '../../db/schema/account.ts'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import { declarationSections, declarations } from '../../db/schema/declare.ts'
import { attachments } from '../../db/schema/history.ts'
import { orgs } from '../../db/schema/org.ts'
import { planLines, plans, quotas } from '../../db/schema/plan.ts'
import { type App, openApp } from '../../server/app.ts'
import { loginOfApplicant } from '../../server/auth/credentials.ts'
import { yearAt } from '../../server/beijing.ts'
import { chanceFrom } from '../../server/demo/chance.ts'
import { type Paper, papersOf, storePapers } from '../../server/demo/demo-files.ts'
import { MACHINERY } from '../../server/demo/fields.ts'
import { titleContents } from '../../server/demo/form-contents.ts'
import { inChunks } from '../../server/demo/offices.ts'
import { dayBetween, nameSource, nobodysNumber } from '../../server/demo/people.ts'
import { timeId } from '../../server/ids.ts'
import { enterPersons } from '../../server/names.ts'
import { pinyinOf } from '../../server/pinyin.ts'
import { sealedId } from '../../server/sealed.ts'
import type { Contents } from '../../shared/declare/form.ts'
import { PASSWORD, stageConfig } from '../harness/stage.ts'

/** Somebody with a file that is filled in whole and may be handed in. */
export interface Declarant {
  /** ID number: what an applicant signs in with. */
  number: string
  declarationId: string
  contents: Contents
}
export interface DeclareStage {
  people: Declarant[]
  committeeId: string
  /** 经办人 of the unit: where hand-ins arrive. */
  handler: string
}

const UNIT = { id: 'unit-1', name: '中原重型装备研究院', path: '/org-1/unit-1/' }
const DAY = 86_400_000

/** A unit below the office of the stage whose people all fill in a title, with a committee, a plan and room for all. */
export async function stageDeclare(dir: string, count: number): Promise<DeclareStage> {
  const app = await openApp(stageConfig(dir, { databaseUrl: join(dir, 'gongping.db') }))
  try {
    const committeeId = await makePlace(app, count)
    return { committeeId, handler: 'danwei', people: await makePeople(app, count, committeeId) }
  } finally {
    await app.close()
  }
}

async function makePlace(app: App, count: number): Promise<string> {
  const now = app.clock()
  const year = yearAt(now)
  const [committeeId, planId] = [timeId(now), timeId(now)]
  const passwordHash = await app.passwords.hash(PASSWORD)
  await app.db.write('bench', async (tx) => {
    await tx.insert(orgs).values({
      ...{ ...UNIT, code: '41000001', kind: 'unit', level: 1, parentId: 'org-1', state: 'approved' },
      createdAt: now,
    })
    await tx.insert(accounts).values({
      ...{
        id: timeId(now),
        login: 'danwei',
        kind: 'staff',
        name: '单位经办人',
        orgId: UNIT.id,
        duties: ['handler'],
      },
      ...{ scope: { series: [], sections: [] }, passwordHash, createdAt: now },
    })
    await tx.insert(committees).values({
      ...{
        id: committeeId,
        orgId: 'org-1',
        orgPath: '/org-1/',
        name: '工程高级评审委员会',
        code: 'B1',
        band: 'senior',
      },
      ...{
        series: '05',
        levels: ['1', '2'],
        specialties: [],
        mode: 'expert',
        validFrom: `${year - 1}-01-01`,
      },
      ...{ validTo: `${year + 1}-12-31`, state: 'active', createdAt: now },
    })
    await tx.insert(committeeYears).values({
      ...{ committeeId, year, opensAt: new Date(+now - 30 * DAY), closesAt: new Date(+now + DAY) },
      deadlineAt: new Date(+now + 30 * DAY),
    })
    await tx.insert(plans).values({
      ...{
        id: planId,
        orgId: UNIT.id,
        orgPath: UNIT.path,
        year,
        edition: 1,
        state: 'approved',
        inForce: true,
      },
      ...{ route: ['org-1'], climb: 1, planned: count, counted: count, seriesList: ',05,', createdAt: now },
    })
    const line = { series: '05', level: '2' }
    await tx.insert(planLines).values({
      ...{
        id: timeId(now),
        planId,
        no: 1,
        ...line,
        approvedPosts: count,
        vacancies: count,
        planned: count,
        counted: true,
      },
    })
    await tx
      .insert(quotas)
      .values({ id: timeId(now), orgId: UNIT.id, year, ...line, granted: count, used: 0 })
  })
  return committeeId
}

async function makePeople(app: App, count: number, committeeId: string): Promise<Declarant[]> {
  const papers = await storePapers(app)
  const passwordHash = await app.passwords.hash(PASSWORD)
  const chance = chanceFrom(2000)
  const name = nameSource(chance)
  const taken = new Set<string>()
  const made = Array.from({ length: count }, () => {
    let number = ''
    do number = nobodysNumber(chance, dayBetween(chance, 1974, 1990), '男')
    while (taken.has(number))
    taken.add(number)
    return rowsOf(app, papers, chance, { number, name: name(), committeeId, passwordHash })
  })
  await app.db.write('bench', async (tx) => {
    await inChunks(
      made.map(({ account }) => account),
      (rows) => tx.insert(accounts).values(rows),
    )
    await enterPersons(
      tx,
      made.map(({ person }) => person),
    )
    await inChunks(
      made.map(({ declaration }) => declaration),
      (rows) => tx.insert(declarations).values(rows),
    )
    await inChunks(
      made.flatMap(({ sections }) => sections),
      (rows) => tx.insert(declarationSections).values(rows),
    )
    await inChunks(
      made.flatMap(({ files }) => files),
      (rows) => tx.insert(attachments).values(rows),
    )
  })
  return made.map(({ number, declaration, contents }) => ({
    number,
    declarationId: declaration.id,
    contents,
  }))
}

function rowsOf(
  app: App,
  papers: readonly Paper[],
  chance: ReturnType<typeof chanceFrom>,
  {
    number,
    name,
    committeeId,
    passwordHash,
  }: { number: string; name: string; committeeId: string; passwordHash: string },
) {
  const now = app.clock()
  const year = yearAt(now)
  const [id, accountId, personId] = [timeId(now), timeId(now), timeId(now)]
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const contents = titleContents(chance, {
    ...{
      name,
      unit: UNIT.name,
      department: '研究室',
      birthDate,
      ethnic: '01',
      politics: '13',
      education: '21',
    },
    ...{ degree: '4', specialty: '机械工程', post: '', year, field: MACHINERY },
    title: { series: '05', code: '0503', level: 3 },
  })
  // a plain number of nobody's in the bench's own store
  const kept = Object.entries(contents)
  return {
    ...{ number, contents },
    account: {
      ...{ id: accountId, login: loginOfApplicant(app.secret, number), kind: 'applicant' as const, name },
      ...{ duties: [], personId, passwordHash, passwordChangedAt: now, createdAt: now },
    },
    person: {
      ...{ id: personId, accountId, orgId: UNIT.id, orgPath: UNIT.path, name, pinyin: pinyinOf(name) },
      ...{ ...sealedId(app.secret, number), idType: 'citizen' as const, birthDate, sex: 1 },
      ...{ status: 'active' as const, statusAt: now, createdAt: now },
    },
    declaration: {
      ...{
        id,
        personId,
        orgId: UNIT.id,
        orgPath: UNIT.path,
        year,
        kind: 'title' as const,
        series: '05',
        level: '2',
      },
      ...{
        specialty: '机械工程',
        counted: true,
        state: 'filling' as const,
        at: now,
        name,
        pinyin: pinyinOf(name),
      },
      ...{ title: '0502', committeeId },
    },
    sections: kept.map(([section, content]) => ({
      ...{ declarationId: id, section: section as keyof Contents, content, at: now, version: 1 },
    })),
    files: papersOf(chance, papers, id, now, name, (key) => Boolean(contents[key]?.rows.length)),
  }
}
