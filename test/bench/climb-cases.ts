import type Database from 'better-sqlite3'
import { COUNT_MS, type ListCase, type Nodes, PAGE_MS, range } from './list-cases.ts'

/** The year of the large province. */
const YEAR = 2026
const FILE = `FROM declarations WHERE org_path >= @from AND org_path < @to AND year = ${YEAR} AND kind = 'title'`

interface Desk {
  id: string
  path: string
  login: string
  what: string
  /** Depth in the tree: what has reached it is seen. */
  depth: number
}

/** The least SQL for a page of what has arrived at a desk. */
const arrived = ({ depth }: Desk): string => `${FILE} AND state <> 'filling' AND reached_depth <= ${depth}`

function ofDesk(desk: Desk): ListCase[] {
  const { login, what, path, id } = desk
  const parameters = { ...range({ path }), id }
  const page = (
    name: string,
    input: object,
    where: string,
    order: string,
    counted = false,
    most = PAGE_MS,
  ): ListCase => ({
    ...{ name: `declarations: ${what}, ${name}`, operation: 'climb.list', login, most, parameters },
    input: { year: YEAR, ...input },
    raw: `SELECT * ${where} ORDER BY ${order}, id LIMIT 50`,
    ...(counted && { rawCount: `SELECT count(*) ${where}` }),
  })
  const mine = `FROM declarations WHERE desk_org_id = @id AND state = 'climbing' AND desk_duty = 'handler' AND year = ${YEAR} AND kind = 'title' AND @from < @to`
  const all = arrived(desk)
  return [
    page('waiting for me', { tab: 'mine' }, mine, 'desk_since', true),
    page('at the desk', { tab: 'desk' }, mine.replace("AND desk_duty = 'handler'", ''), 'desk_since'),
    page('everything that has arrived', { tab: 'all' }, all, 'desk_since', true),
    page('everything by name', { tab: 'all', sort: 'pinyin' }, all, 'pinyin'),
    page('everything, search 王', { tab: 'all', search: '王' }, `${all} AND name LIKE '%王%'`, 'desk_since'),
    page(
      'everything by arrival, search 知',
      { tab: 'all', search: '知', sort: 'submittedAt' },
      `${all} AND name LIKE '%知%'`,
      'submitted_at',
      true,
    ),
    page('returned before', { tab: 'all', returned: true }, `${all} AND climb > 1`, 'pinyin', true),
    page(
      'open for correction, by unit',
      { tab: 'all', state: 'correcting', sort: 'orgName' },
      `${all} AND state = 'correcting'`,
      'org_path',
      true,
    ),
    page('accepted', { tab: 'all', state: 'accepted' }, `${all} AND state = 'accepted'`, 'desk_since'),
    {
      ...{ name: `declarations: ${what}, numbers of the tabs`, operation: 'climb.counts', login, parameters },
      ...{ input: { year: YEAR }, most: COUNT_MS },
      raw: `SELECT sum(desk_org_id = @id AND state = 'climbing'), count(*), sum(reached_depth > ${desk.depth}) ${FILE}`,
    },
    {
      ...{ name: `declarations: ${what}, status query`, operation: 'climb.status', login, parameters },
      ...{ input: { year: YEAR }, most: PAGE_MS },
      raw: `SELECT * ${all} ORDER BY pinyin, id LIMIT 50`,
    },
  ]
}

/** What the reviewers' pages ask of 300,000 declarations: the province, a city, one committee. */
export function climbCases(db: Database.Database, { root, city }: Nodes): ListCase[] {
  const code = (id: string) =>
    (db.prepare('SELECT code FROM orgs WHERE id = ?').get(id) as { code: string }).code
  const committee = db
    .prepare("SELECT id, code FROM committees WHERE org_id = ? AND band = 'senior' ORDER BY code LIMIT 1")
    .get(root.id) as {
    id: string
    code: string
  }
  const waiting = `FROM declarations WHERE committee_id = @id AND state = 'waiting' AND year = ${YEAR}`
  return [
    ...ofDesk({ ...root, login: `jb${code(root.id)}`, what: 'the province', depth: 1 }),
    ...ofDesk({ ...city, login: `jb${code(city.id)}`, what: 'a city', depth: 2 }),
    {
      ...{
        name: 'declarations: a committee, to be accepted',
        operation: 'climb.list',
        login: `pwh${committee.code}`,
      },
      ...{ input: { year: YEAR, tab: 'mine' }, most: PAGE_MS, parameters: { id: committee.id } },
      raw: `SELECT * ${waiting} ORDER BY desk_since, id LIMIT 50`,
      rawCount: `SELECT count(*) ${waiting}`,
    },
  ]
}
