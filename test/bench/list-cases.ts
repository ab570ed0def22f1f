/** One question a clerk's page asks, and the least SQL that answers it on the same data. */
export interface ListCase {
  name: string
  /** Who asks; the province's 管理员, and of plans its 经办人, unless told. */
  login?: string
  operation: string
  input: object
  /** The rows of the page by hand. */
  raw: string
  /** How many there are in all, by hand; where it is worth measuring by itself. */
  rawCount?: string
  parameters: Record<string, string | number>
  /** 95 of 100 pages come within so many milliseconds. */
  most: number
}

/** Nodes the cases ask about, found in the data. */
export interface Nodes {
  root: { id: string; path: string }
  city: { id: string; path: string }
  /** A department with some dozen units. */
  small: { id: string; path: string }
  /** The department with the most units. */
  wide: { id: string; path: string }
}

export const PAGE_MS = 50
export const COUNT_MS = 100
const TREE_MS = 30
/** The index of paths cuts a subtree out as a range. */
const inside = (column: string) => `${column} >= @from AND ${column} < @to`
export const range = ({ path }: { path: string }) => ({ from: path, to: `${path.slice(0, -1)}0` })

interface Shape {
  list: string
  title: string
  table: string
  path: string
  /** Sort of the input to the raw ORDER BY. */
  sorts: Record<string, string>
  searches: Record<string, string>
  filters: [label: string, input: object, sql: string][]
  always?: [input: object, sql: string]
}

const SHAPES: readonly Shape[] = [
  {
    ...{ list: 'org.list', title: 'organisations', table: 'orgs', path: 'path' },
    sorts: { code: 'code', name: 'pinyin', stateAt: 'state_at', level: 'level' },
    searches: { 中学: "name LIKE '%中学%'", lczx: "pinyin LIKE '%lczx%'" },
    filters: [['state', { state: 'submitted' }, "state = 'submitted'"]],
  },
  {
    ...{ list: 'person.list', title: 'people', table: 'persons', path: 'org_path' },
    sorts: { name: 'pinyin', org: 'org_path, pinyin', birthDate: 'birth_date', statusAt: 'status_at' },
    searches: {
      若谷: "name LIKE '%若谷%'",
      知: "name LIKE '%知%'",
      wang: "pinyin >= 'wang' AND pinyin < 'wanh'",
    },
    filters: [['status', { status: 'retired' }, "status = 'retired'"]],
  },
  {
    ...{ list: 'plan.list', title: 'plans', table: 'plans', path: 'org_path' },
    sorts: {
      org: '(SELECT pinyin FROM orgs WHERE orgs.id = plans.org_id)',
      deskSince: 'desk_since IS NULL, desk_since',
      submittedAt: 'submitted_at IS NULL, submitted_at',
      approvedAt: 'approved_at IS NULL, approved_at',
      planned: 'planned',
    },
    searches: { 中学: "org_id IN (SELECT id FROM orgs WHERE name LIKE '%中学%')" },
    filters: [['state', { state: 'submitted' }, "state = 'submitted'"]],
    always: [{ year: 2026 }, 'year = 2026'],
  },
]

function caseOf(
  { list, title, table, path, always }: Shape,
  what: string,
  node: { id: string; path: string },
  input: object,
  where: string[],
  order: string,
  { offset = 0, counted = false } = {},
): ListCase {
  const condition = [inside(path), always?.[1], ...where].filter(Boolean).join(' AND ')
  return {
    name: `${title}: ${what}`,
    operation: list,
    input: { node: node.id, ...always?.[0], ...input },
    raw: `SELECT * FROM ${table} WHERE ${condition} ORDER BY ${order}, id LIMIT 50 OFFSET ${offset}`,
    ...(counted ? { rawCount: `SELECT count(*) FROM ${table} WHERE ${condition}` } : {}),
    parameters: range(node),
    most: PAGE_MS,
  }
}

export function listCases(nodes: Nodes): ListCase[] {
  const lists = SHAPES.flatMap((shape) => {
    const [usual] = Object.values(shape.sorts)
    const of = (
      what: string,
      node: Nodes['root'],
      input: object,
      where: string[],
      order = usual!,
      more: { offset?: number; counted?: boolean } = {},
    ) => caseOf(shape, what, node, input, where, order, more)
    const counted = { counted: true }
    return [
      of('the province, first page', nodes.root, {}, [], usual, counted),
      of('the province, page 100', nodes.root, { page: 100 }, [], usual, { offset: 4950 }),
      of('a city', nodes.city, {}, [], usual, counted),
      of('a department', nodes.small, {}, []),
      ...Object.entries(shape.sorts).map(([sort, order]) =>
        of(`the province by ${sort}, downwards`, nodes.root, { sort, desc: true }, [], `${order} DESC`),
      ),
      ...Object.entries(shape.searches).map(([search, where]) =>
        of(`the province, search ${search}`, nodes.root, { search }, [where], usual, counted),
      ),
      ...shape.filters.map(([label, input, where]) =>
        of(`the province by ${label}`, nodes.root, input, [where], usual, counted),
      ),
    ]
  })
  const below = (node: { id: string }, what: string): ListCase => ({
    ...{ name: `tree: ${what}`, operation: 'org.tree', input: { parentId: node.id }, most: TREE_MS },
    raw: `SELECT id, name, code, kind, level, state,
        (SELECT count(*) FROM orgs b WHERE b.parent_id = orgs.id AND b.state <> 'deleted')
        FROM orgs WHERE parent_id = @id AND state <> 'deleted' ORDER BY code`,
    parameters: { id: node.id },
  })
  // what waits is counted and the five oldest named, and the deadlines of what lies here: no less SQL tells that
  const desk = ({ id }: { id: string }): ListCase => ({
    ...{
      name: 'desk: the province',
      login: 'jb41',
      operation: 'desk.get',
      input: { year: 2026 },
      most: PAGE_MS,
    },
    raw: `SELECT
        (SELECT count(*) FROM plans WHERE desk_org_id = @id AND year = 2026 AND state = 'submitted'),
        (SELECT count(*) FROM declarations WHERE desk_org_id = @id AND state = 'climbing' AND desk_duty = 'handler' AND year = 2026),
        (SELECT count(DISTINCT committee_id) FROM declarations WHERE desk_org_id = @id AND state = 'climbing' AND year = 2026)`,
    parameters: { id },
  })
  return [
    ...lists,
    desk(nodes.root),
    below(nodes.root, 'the province'),
    below(nodes.wide, 'the department with the most units'),
  ]
}
