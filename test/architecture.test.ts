import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The domains of the server: each is built on those before it and knows none after it. */
const DOMAINS = [
  'workers',
  'audit',
  'setting',
  'auth',
  'reference',
  'workbook',
  'org',
  'staff',
  'person',
  'message',
  'job',
  'plan',
  'committee',
  'blacklist',
  'expert',
  'declare',
  'climb',
  'transfer',
  'notice',
  'desk',
  'live',
  'review',
]

/**
 * What a domain offers to those built on it, beside its stores (`<domain>.store.ts`): one reads through a store and
 * acts through these. All other files are its own, the handlers above all; a type may be taken from any of them.
 */
const OFFERS: Record<string, string> = {
  workers: 'pool',
  audit: 'log',
  auth: 'credentials|end-sessions|reset',
  setting: 'setting.store',
  person: 'move',
  message: 'send',
  job: 'schedule',
  expert: 'enter',
  declare: 'guard|paper|files',
  live: 'live|office|results',
}

/** A page made of parts of another feature: [page, whose parts]. In this order none leads back to itself. */
const COMPOSES: Record<string, string> = {
  console: 'committee|screen',
  deliberation: 'committee|console',
  desk: 'review',
}

/** Files in which everything comes together; nothing that they are made of may know them. */
const ROOTS = 'main|handlers|lists|schedule|parts|http|first-run|backup|restore'

/** What of the server a domain may import, as alternatives of a pattern. */
const within = (domain: string, types: boolean): string =>
  [
    `${domain}/`,
    ...DOMAINS.slice(0, Math.max(0, DOMAINS.indexOf(domain))).map(
      (other) => `${other}/(${types ? '.+' : `${OFFERS[other]}|[a-z-]+\\.store`})\\.ts$`,
    ),
    `(?!(${ROOTS})\\.)[^/]+$`,
  ].join('|')

/**
 * Who may import which of our own files: the first row that matches the importer decides, by its domain. The demo
 * and the simulation are programs beside the server: the one acts through its dispatch, the other over the wire.
 */
const LAYERS: [importer: RegExp, may: (domain: string, types: boolean) => string][] = [
  [/^shared\//, () => 'shared/'],
  [/^db\//, () => '(db|shared)/'],
  [/^server\/simulate\//, () => '(server/simulate|shared)/'],
  [/^server\/demo\//, () => '(server/(?!.*\\.handlers)|db/|shared/)'],
  [/^server\/([a-z]+)\//, (domain, types) => `(server/(${within(domain, types)})|db/|shared/)`],
  [/^server\//, () => '(server|db|shared)/'],
  [
    /^client\/features\/([a-z-]+)\//,
    (domain) =>
      `(client/features/(${[domain, COMPOSES[domain] ?? []].flat().join('|')})/|client/(ui|lib)/|shared/)`,
  ],
  [/^client\/(ui|lib)\//, () => '(client/(ui|lib)/|shared/)'],
  [/^client\//, () => '(client|shared)/'],
]

/** Where a package may be imported: one that is not here has no place yet, and gets one with a thought. */
const HOMES: [specifier: RegExp, importers: RegExp][] = [
  [/^node:/, /^(db|server)\//],
  [/^zod$/, /^(shared\/operation\.ts|shared\/.*\.api\.ts|server\/.*)$/],
  [/^drizzle-orm/, /^(db|server)\//],
  [/^(better-sqlite3|pg|@electric-sql\/pglite)$/, /^db\//],
  [/^(lucia|@node-rs\/argon2|otpauth|qrcode)$/, /^server\/auth\//],
  [/^(fastify|@fastify\/[a-z-]+|socket\.io|prom-client)$/, /^server\//],
  [/^(exceljs|yauzl|file-type|piscina|pinyin-pro|pdfmake)$/, /^server\//],
  [/^socket\.io-client$/, /^(client\/lib|server\/simulate)\//],
  [/^(solid-js|@solidjs\/router|@solid-primitives\/|@tanstack\/solid-)/, /^client\//],
  [/^(chart\.js|pdfjs-dist|@fontsource-variable\/)/, /^client\//],
]

/** Longer than 250 lines, and why that is better than two files. A browser's story is told in one, however long. */
const LONG: Record<string, string> = {
  'server/simulate/tablet.ts':
    'one tablet: its line, its view and what it still has to send depend on each other',
  'shared/declare/declare.api.ts': 'declarations only: the contract of the applicant',
  'shared/declare/form.ts': 'data only: the form as it is filled in and printed',
  'shared/org/org.api.ts': 'declarations only: the contract of 单位管理',
  'shared/problem.ts': 'one closed list of refusals',
  'shared/review/review.api.ts': 'declarations only: the contract of the office, read from top to bottom',
  'test/architecture.test.ts': 'one table of who may know whom, and where everything has its place',
  'test/component/console.test.tsx': 'one page from sign-in to the result, stage by stage',
  'test/component/live-ballot.test.tsx': "one expert's pages, stage by stage",
  'test/component/live-panel.test.tsx': 'one line that breaks in every way',
  'test/component/meeting.ts': 'one state of a meeting, filled in for every page',
  'test/db/contract.test.ts': 'one list of promises, run as one on every database',
  'test/e2e/walk.ts': 'one walk past every page, in the order of a meeting',
  'test/harness/network.test.ts': 'one list of bad networks against one proxy',
  'test/live/hub.test.ts': 'hub, memory, office and report over one open review',
  'test/live/meeting.test.ts': "the register's rows in the order of a meeting",
  'test/live/round.test.ts': 'one workflow, action by action',
  'test/secrecy/sweep.test.ts': 'one secret looked for in every place where it could be',
  'test/server/replay.test.ts':
    'one store in which every command is sent again, and is then searched for secrets',
}
const STORY = /^test\/e2e\/.*\.spec\.ts$/

interface Import {
  target: string
  typeOnly: boolean
  lazy: boolean
}

const tree = (top: string): string[] =>
  existsSync(top)
    ? readdirSync(top, { recursive: true, encoding: 'utf8' })
        .map((name) => `${top}/${name.replaceAll('\\', '/')}`)
        .filter((name) => /\.(tsx?|mjs|css)$/.test(name))
        .sort()
    : []

const product = ['shared', 'db', 'server', 'client'].flatMap(tree)
const scripts = product.filter((file) => /\.tsx?$/.test(file))
const everything = [...product, ...tree('scripts'), ...tree('test')]

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^'\n]+)'/gm
const DYNAMIC = /\bimport\('([^'\n]+)'\)(\.)?/g

/** The imports of a file. A relative one becomes a path from the project's root, without its query. */
function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8')
  const place = (from: string) =>
    from.startsWith('.') ? normalize(join(dirname(file), from.replace(/\?.*$/, ''))) : from
  const stated = [...source.matchAll(STATEMENT)].map(([, type, from]) => ({
    target: place(from!),
    typeOnly: type !== undefined,
    lazy: false,
  }))
  const dynamic = [...source.matchAll(DYNAMIC)].map(([, from, member]) => ({
    target: place(from!),
    // `import('x').T` stands for a type: a module that is really loaded is awaited or handed on
    typeOnly: member !== undefined && !source.includes(`import('${from}').then`),
    lazy: true,
  }))
  return [...stated, ...dynamic]
}

const isOurs = (target: string) => /^(shared|db|server|client)\//.test(target)
/** A type costs nothing and couples to nothing at run time: only the layers apply to it, not the homes. */
const isCode = ({ typeOnly }: Import) => !typeOnly

describe('who imports whom', () => {
  test.each(scripts)('%s', (file) => {
    const row = LAYERS.find(([importer]) => importer.test(file))!
    const domain = row[0].exec(file)![1] ?? ''
    for (const found of importsOf(file)) {
      const may = new RegExp(`^${row[1](domain, found.typeOnly)}`)
      if (found.target.startsWith('.') || isOurs(found.target)) {
        expect(found.target, `${file} imports ${found.target}`).toMatch(may)
      } else if (isCode(found)) {
        const home = HOMES.find(([specifier]) => specifier.test(found.target))
        expect(home, `${file} imports ${found.target}, which has no place`).toBeDefined()
        expect(file, `${found.target} is not imported from there`).toMatch(home![1])
      }
    }
  })
})

/** Everything a browser fetches, now or later, once it runs these files. */
function loadedBy(entries: string[], follow: (found: Import) => boolean): Set<string> {
  const seen = new Set<string>()
  const queue = [...entries]
  for (const file of queue) {
    if (seen.has(file)) continue
    seen.add(file)
    if (!isOurs(file) || !/\.tsx?$/.test(file)) continue
    queue.push(
      ...importsOf(file)
        .filter(isCode)
        .filter(follow)
        .map(({ target }) => target),
    )
  }
  return seen
}

describe('what a browser is given', () => {
  test('the review portal never loads zod, not even through shared', () => {
    const portal = loadedBy(['client/portals/review.tsx'], () => true)
    const start = loadedBy(['client/main.tsx'], ({ lazy }) => !lazy)
    expect([...portal, ...start].filter((name) => name === 'zod' || name.endsWith('.api.ts'))).toEqual([])
    expect(portal.size).toBeGreaterThan(5)
  })

  test('no portal loads code of the server or the database', () => {
    const portals = tree('client/portals').filter((file) => file.endsWith('.tsx'))
    const loaded = loadedBy(['client/main.tsx', ...portals], () => true)
    expect([...loaded].filter((name) => /^(server|db)\//.test(name))).toEqual([])
    expect(portals.length).toBeGreaterThan(0)
  })
})

describe('habits', () => {
  test('no file grows past 250 lines without a reason', () => {
    const lines = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').length
    // lists of words are as long as the words are many
    const long = everything.filter(
      (file) => !file.startsWith('shared/i18n/') && !STORY.test(file) && lines(file) > 250,
    )
    expect(long.filter((file) => !LONG[file])).toEqual([])
    expect(
      Object.keys(LONG).filter((file) => !long.includes(file)),
      'no longer long',
    ).toEqual([])
  })

  test('files are named in kebab-case, with their kind after a dot', () => {
    expect(everything.filter((file) => !/\/[a-z0-9-]+(\.[a-z0-9-]+)*\.(tsx?|mjs|css)$/.test(file))).toEqual(
      [],
    )
  })

  // written in two halves, or this file would be its own first finding
  const marks = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'ts-' + 'ignore', 'ts-' + 'nocheck', 'as' + ' any']
  const insiders = everything.filter(
    (file) => !['server/names.ts', 'server/seed-large/seed.ts'].includes(file),
  )
  const leftovers: [name: string, files: string[], pattern: RegExp][] = [
    ['unfinished work and silenced types', everything, new RegExp(`\\b(${marks.join('|')})\\b`)],
    ['printing to the console', product, /\bconsole\.\w+\(/],
    ['tests switched off or alone', tree('test'), /\b(test|it|describe)\.(only|skip|todo|fails)\b/],
    ['default exports outside pages', scripts.filter((f) => !f.startsWith('client/')), /^export default/m],
    ['people entered past `enterPersons`', insiders, /insert\(persons\)/],
    ['time or chance read below the context', tree('shared'), /\b(Date\.now|Math\.random)\(|new Date\(\)/],
  ]
  test.each(leftovers)('no %s', (_name, files, pattern) => {
    expect(files.filter((file) => pattern.test(readFileSync(file, 'utf8')))).toEqual([])
    expect(files.length).toBeGreaterThan(0)
  })
})
