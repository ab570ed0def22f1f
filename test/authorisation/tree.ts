import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { committees, committeeYears } from '../../db/schema/committee.ts'
import { declarationEditions, declarations, uploads } from '../../db/schema/declare.ts'
import { attachments, steps } from '../../db/schema/history.ts'
import { notices } from '../../db/schema/office.ts'
import { orgSettings, orgs } from '../../db/schema/org.ts'
import { transfers } from '../../db/schema/person.ts'
import { planLines, plans } from '../../db/schema/plan.ts'
import { blacklist, poolExperts } from '../../db/schema/pool.ts'
import { enterPersons } from '../../server/names.ts'
import { sealedId } from '../../server/sealed.ts'
import { SEALED_FOR } from '../../server/secret.ts'
import { normalId } from '../../shared/person/id-number.ts'
import { START, type World } from '../world.ts'
import type { UnitTarget } from './roles.ts'

/** ID numbers of the unit's, the sibling's and the foreign unit's person, whose names are their ids. */
export const NUMBERS = {
  'unit-1': '41010519800307233X',
  'unit-2': '410105198607142222',
  'unit-9': '410105199102285519',
} as const
type Unit = keyof typeof NUMBERS

const at = START
const DAY = 86_400_000

/** Province `org-1` → 市 `city-1` → 主管部门 `dep-1` → 单位 `unit-1`, `unit-2` and the unaudited `unit-3`. */
const OWN: [
  id: string,
  parent: string,
  kind: 'office' | 'department' | 'unit',
  level: number,
  name: string,
][] = [
  ['city-1', '/org-1/', 'office', 2, '郑州市职称改革办公室'],
  ['dep-1', '/org-1/city-1/', 'department', 2, '郑州市卫生健康委员会'],
  ['unit-1', '/org-1/city-1/dep-1/', 'unit', 2, '郑州市第一人民医院'],
  ['unit-2', '/org-1/city-1/dep-1/', 'unit', 2, '郑州市第二人民医院'],
  ['unit-3', '/org-1/city-1/dep-1/', 'unit', 2, '郑州市第三人民医院'],
]
/** Another province, made by `foreignOffice`, has one unit. */
const FOREIGN: typeof OWN = [['unit-9', '/org-2/', 'unit', 1, '另一省人民医院']]

const pathOf = (id: string): string => {
  const [, parent] = [...OWN, ...FOREIGN].find(([each]) => each === id)!
  return `${parent}${id}/`
}

/** The trees below both provinces; the own province separates the three officers. */
export async function plantTrees({ app }: World): Promise<void> {
  await app.db.write('orgs', async (tx) => {
    for (const [id, parent, kind, level, name] of [...OWN, ...FOREIGN])
      await tx.insert(orgs).values({
        id,
        name,
        kind,
        level,
        code: id,
        parentId: parent.split('/').at(-2)!,
        path: `${parent}${id}/`,
        state: id === 'unit-3' ? 'blank' : 'approved',
        createdAt: at,
      })
    await tx
      .insert(orgSettings)
      .values({ orgId: 'org-1', key: 'officers', value: true, at, byName: '安全管理员' })
  })
  app.sessions.forgetOrg('org-1')
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Everything there is of one unit, so that there is something to name; `other` is the unit that asks for its person. */
export async function furnish({ app, config }: World, orgId: Unit, other: Unit): Promise<UnitTarget> {
  const orgPath = pathOf(orgId)
  const [, root, middle] = orgPath.split('/') as [string, string, string]
  const named = (thing: string) => `${thing}-of-${orgId}`
  const document = (kind: 'org' | 'plan' | 'notice' | 'declaration', subjectId: string) => ({
    id: named(`${kind}-file`),
    ...{ kind, subjectId, name: '说明.pdf', type: 'application/pdf', at, byName: '甲' },
    ...{ size: named(kind).length, sha256: sha256Of(named(kind)) },
  })
  const folder = join(config.dataDir, 'files')
  mkdirSync(folder, { recursive: true })
  for (const kind of ['org', 'plan', 'notice', 'declaration', 'climb'])
    writeFileSync(join(folder, sha256Of(named(kind))), named(kind))
  const plan = { orgId, orgPath, route: [root], planned: 1, counted: 1, seriesList: ',05,', createdAt: at }
  const line = {
    no: 1,
    series: '05',
    level: '2',
    approvedPosts: 9,
    vacancies: 3,
    planned: 1,
    counted: true,
  }
  await app.db.write('orgs', async (tx) => {
    await enterPersons(tx, [
      {
        id: named('person'),
        ...{ orgId, orgPath, name: named('person'), pinyin: 'zhangsan zs', idType: 'citizen' },
        idHash: app.secret.hash(normalId(NUMBERS[orgId]), 'id'),
        idSealed: app.secret.seal(NUMBERS[orgId], SEALED_FOR.id),
        idMasked: `${NUMBERS[orgId].slice(0, 6)}********${NUMBERS[orgId].slice(-4)}`,
        ...{ birthDate: '1980-03-07', sex: 1, status: 'active', statusAt: at, createdAt: at },
      },
    ])
    await tx.insert(transfers).values({
      id: named('transfer'),
      personId: named('person'),
      ...{ fromOrgId: orgId, fromPath: orgPath, toOrgId: other, toPath: pathOf(other) },
      commonOrgId: orgId === 'unit-9' ? root : middle,
      ...{ state: 'requested', requestedAt: at, requestedBy: '乙', dueAt: new Date(+at + 14 * DAY) },
    })
    await tx.insert(plans).values([
      {
        ...plan,
        ...{ id: named('plan'), year: 2026, edition: 1, state: 'submitted', climb: 1, submittedAt: at },
        ...{ deskOrgId: root, deskDuty: 'either', deskSince: at },
      },
      { ...plan, id: named('draft-plan'), year: 2027, edition: 1, state: 'draft', route: [] },
    ])
    await tx.insert(planLines).values([
      { ...line, id: named('line'), planId: named('plan') },
      { ...line, id: named('draft-line'), planId: named('draft-plan') },
    ])
    await tx.insert(notices).values({
      id: named('notice'),
      orgId: root,
      ...{ toPath: orgPath, kinds: ['unit'], title: '关于申报的通知', body: '请按时申报。' },
      ...{ byName: '甲', publishedAt: at },
    })
    await tx.insert(declarations).values({
      id: named('declaration'),
      personId: named('person'),
      ...{ orgId, orgPath, year: 2026, kind: 'title', series: '05', level: '2' },
      ...{ counted: false, state: 'filling', at },
    })
    // the committee of the office the unit lies below: its times of 2026 are set
    const office = orgId === 'unit-9' ? root : 'city-1'
    await tx.insert(committees).values({
      id: named('committee'),
      ...{ orgId: office, orgPath: office === root ? `/${root}/` : `/${root}/${office}/` },
      ...{
        name: `${named('committee')}`,
        code: named('c'),
        band: 'senior',
        series: '05',
        levels: ['1', '2'],
      },
      ...{ specialties: [], mode: 'expert', validFrom: '2026-01-01', validTo: '2028-12-31' },
      ...{ state: 'active', createdAt: at },
    })
    await tx.insert(committeeYears).values({
      ...{ committeeId: named('committee'), year: 2026, opensAt: at },
      ...{ closesAt: new Date(+at + 30 * DAY), deadlineAt: new Date(+at + 60 * DAY) },
    })
    await tx.insert(declarations).values({
      ...{ id: named('climb'), personId: named('person'), orgId, orgPath, year: 2025, kind: 'title' },
      ...{ name: named('person'), series: '05', level: '2', counted: false, committeeId: named('committee') },
      ...{ state: 'waiting', climb: 1, at, route: [orgId, root], deskOrgId: office, deskDuty: 'committee' },
      ...{ deskSince: at, submittedAt: at, reachedDepth: 1, sections: ',papers,', openSections: ',' },
    })
    await tx.insert(declarationEditions).values({
      ...{ declarationId: named('climb'), no: 1, contents: {}, promise: '2026-1', sha256: 'x', at },
      files: [
        {
          ...{ id: named('climb-file'), slot: 'papers', name: '论文.pdf', type: 'application/pdf' },
          ...{ sha256: sha256Of(named('climb')), size: named('climb').length },
        },
      ],
    })
    const listed = {
      ...sealedId(app.secret, normalId(NUMBERS[orgId])),
      ...{ name: named('person'), pinyin: 'zhangsan zs', unitName: '某单位' },
    }
    await tx.insert(blacklist).values({
      ...{ ...listed, id: named('entry'), orgId: root, orgPath: `/${root}/` },
      ...{ state: 'suspected', reason: '涉嫌材料不实', at },
    })
    await tx.insert(poolExperts).values({
      ...{ ...listed, id: named('pool'), orgId, orgPath, birthDate: '1980-03-07', sex: 1 },
      ...{ titleSeries: '05', titleName: '正高级工程师', level: '1', seriesList: ',05,' },
      ...{ specialties: [{ series: '05', specialty: '建筑工程' }], source: 'entered', channel: [] },
      ...{ enteredOn: '2026-01-01', validTo: '2028-12-31', state: 'in', stateAt: at },
    })
    await tx
      .insert(attachments)
      .values([document('org', orgId), document('plan', named('plan')), document('notice', named('notice'))])
    // documents of a form are the unit's own until it is handed in
    await tx.insert(steps).values({
      ...{ id: named('hand-in'), kind: 'org', subjectId: orgId, action: 'submit', at },
      ...{ actorName: '甲', orgName: orgId },
    })
    const inSlot = { ...document('declaration', named('declaration')), slot: 'papers' }
    await tx.insert(attachments).values([inSlot, { ...inSlot, id: `${inSlot.id}-spare` }])
    await tx.insert(uploads).values({
      ...{ id: named('upload'), accountId: '', declarationId: named('declaration'), slot: 'other' },
      ...{ name: '证书.pdf', size: 100, received: 0, at },
    })
  })
  return {
    orgId,
    adminId: '',
    staffId: '',
    personId: named('person'),
    transferId: named('transfer'),
    planId: named('plan'),
    draftPlanId: named('draft-plan'),
    noticeId: named('notice'),
    declarationId: named('declaration'),
    climbId: named('climb'),
    climbFileId: named('climb-file'),
    councilId: named('committee'),
    entryId: named('entry'),
    poolId: named('pool'),
    formFileId: named('declaration-file'),
    uploadId: named('upload'),
    orgFileId: named('org-file'),
    planFileId: named('plan-file'),
    noticeFileId: named('notice-file'),
  }
}
