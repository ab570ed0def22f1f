import type { App } from '../app.ts'
import { actAs, actorOf, commandId } from './act.ts'
import { chanceFrom } from './chance.ts'
import { attachDocuments } from './documents.ts'
import { MACHINERY, MEDICINE, TEACHING } from './fields.ts'
import { makeLogins } from './logins.ts'
import {
  assignLeads,
  draft,
  holdCommittee,
  holdGroup,
  leaderActs,
  openMeeting,
  prepare,
  recuse,
  signIn,
} from './meeting.ts'
import { makeNewcomers } from './newcomers.ts'
import { makeNotices } from './notices.ts'
import { makeOffices } from './offices.ts'
import { makeOrgHistory } from './org-history.ts'
import { makePastLog } from './past-log.ts'
import { makePersons } from './persons.ts'
import { makePlans } from './plans.ts'
import { type DemoReview, demoRoster } from './roster.ts'
import { saveDemoRoster } from './save.ts'
import { makeStaff } from './staff.ts'
import { makeYear } from './year.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Loads the demo into an empty database: offices, and reviews at every stage. */
export async function loadDemo(app: App): Promise<void> {
  const orgs = await makeOffices(app)
  const seat = await makeStaff(app, orgs)
  await makeOrgHistory(app, orgs, seat)
  const people = await makePersons(app, orgs, seat)
  await makePastLog(app, orgs)
  await makePlans(app, orgs)
  await makeNotices(app, orgs)
  await makeYear(app, orgs, people)
  const now = +app.clock()
  const year = app.clock().getUTCFullYear()
  const open = { year, startsAt: now - 2 * HOUR, endsAt: now + 30 * DAY }
  const chance = chanceFrom(20261122)

  const machinery = await approved(app, {
    seed: 1,
    field: MACHINERY,
    title: `${year} 年度机械工程高级职称评审`,
    committee: '机械工程高级职称评审委员会',
    series: '工程技术人员',
    level: '副高级',
    mode: 'expert',
    place: '洛川市人才服务中心三楼',
    members: 25,
    groupSizes: [9, 8, 7],
    candidates: 60,
    ...open,
  })
  const machineryMeeting = await openMeeting(app, machinery)
  const [first, second, third] = machineryMeeting.panels.filter(({ kind }) => kind === 'group')
  await signIn(first!)
  await recuse(first!, 2)
  await assignLeads(first!)
  await leaderActs(first!, 'start')
  await draft(chance, first!, 3)
  await holdGroup(chance, second!)
  await signIn(third!, 5)

  const teaching = await approved(app, {
    seed: 2,
    field: TEACHING,
    title: `${year} 年度中小学教师高级职称评审`,
    committee: '中小学教师高级职称评审委员会',
    series: '中小学教师',
    level: '副高级',
    mode: 'lecture',
    place: '洛川市教育学院报告厅',
    members: 27,
    groupSizes: [9, 8, 8],
    candidates: 120,
    rules: { groupBallots: 'anonymous', passCap: { num: 3, den: 5 } },
    ...open,
  })
  const teachingMeeting = await openMeeting(app, teaching)
  for (const group of teachingMeeting.panels.filter(({ kind }) => kind === 'group'))
    await holdGroup(chance, group)
  const board = teachingMeeting.panels.find(({ kind }) => kind === 'committee')!
  await signIn(board)
  await leaderActs(board, 'start')
  await draft(chance, board, 4)

  const medicine = await approved(app, {
    seed: 3,
    field: MEDICINE,
    title: `${year} 年度卫生系列副高级职称评审`,
    committee: '卫生系列高级职称评审委员会',
    series: '卫生技术人员',
    level: '副高级',
    mode: 'interview',
    place: '洛川市中心医院学术厅',
    members: 31,
    groupSizes: [9, 8, 8, 7],
    candidates: 200,
    ...open,
  })
  const medicineMeeting = await openMeeting(app, medicine)
  for (const group of medicineMeeting.panels.filter(({ kind }) => kind === 'group')) {
    await signIn(group)
    await assignLeads(group)
  }
  await prepare(chance, medicineMeeting.panels.find(({ kind }) => kind === 'group')!, 0.7)

  await rehearsalAndPast(app, open)
  await saveDemoRoster(
    app,
    'jingban',
    demoRoster({ ...DRAFT, ...open, startsAt: now + 9 * DAY, endsAt: now + 11 * DAY }),
  )
  await makeNewcomers(app)
  await makeLogins(app)
}

/** A practice review of five for the tour, and a small review whose result waits for the office. */
async function rehearsalAndPast(
  app: App,
  open: Pick<DemoReview, 'year' | 'startsAt' | 'endsAt'>,
): Promise<void> {
  await approved(app, {
    seed: 4,
    field: MACHINERY,
    title: '平板投票演练',
    committee: '演练评审委员会',
    series: '工程技术人员',
    level: '副高级',
    mode: 'expert',
    place: '任意会议室',
    members: 7,
    groupSizes: [5],
    candidates: 8,
    rehearsal: true,
    rules: { committeeMin: 5 },
    ...open,
  })
  const small = await approved(app, {
    seed: 5,
    field: TEACHING,
    title: `${open.year} 年度小学教师高级职称评审`,
    committee: '小学教师高级职称评审委员会',
    series: '中小学教师',
    level: '副高级',
    mode: 'expert',
    place: '洛川市实验小学',
    members: 11,
    groupSizes: [5, 5],
    candidates: 16,
    rules: { committeeMin: 11 },
    ...open,
  })
  const chance = chanceFrom(5)
  const meeting = await openMeeting(app, small)
  for (const group of meeting.panels.filter(({ kind }) => kind === 'group')) await holdGroup(chance, group)
  await holdCommittee(chance, meeting.panels.find(({ kind }) => kind === 'committee')!)
  const { passed, failed } = await meeting.reporter('live.results', {})
  await meeting.reporter('live.report', { commandId: commandId(), passed, failed })
}

const DRAFT: Omit<DemoReview, 'year' | 'startsAt' | 'endsAt'> = {
  seed: 6,
  field: MEDICINE,
  title: '基层卫生高级职称评审（待审核）',
  committee: '基层卫生高级职称评审委员会',
  series: '卫生技术人员',
  level: '副高级',
  mode: 'lecture',
  place: '待定',
  members: 24,
  groupSizes: [7, 7],
  candidates: 40,
}

/** Imports a review, hangs documents on its files and has the 负责人 approve it. */
async function approved(app: App, demo: DemoReview): Promise<string> {
  const reviewId = await saveDemoRoster(app, 'jingban', demoRoster(demo))
  await attachDocuments(app, reviewId, demo.seed)
  const principal = actAs(app, await actorOf(app, 'fuze'))
  const { version } = await principal('review.get', { reviewId })
  await principal('review.approve', { commandId: commandId(), reviewId, version })
  return reviewId
}
