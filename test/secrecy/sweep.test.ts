import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import ExcelJS from 'exceljs'
import { afterEach, describe, expect, test } from 'vitest'
import { dialect } from '../../db/dialect.ts'
import type { Mode } from '../../shared/live/modes.ts'
import { SHEETS } from '../../shared/review/review.api.ts'
import type { Rules } from '../../shared/review/rules.ts'
import { type Attendant, choiceOf, type Meeting, openMeeting, secretRoster, type Told } from './meeting.ts'

let meeting: Meeting
afterEach(() => meeting.close())

const CHOICES = new Set(['yes', 'no', 'abstain'])
const WORDS = /^(拟?(同意|反对|弃权|通过|否决))$/

interface Found {
  path: string[]
  holder: Record<string, unknown>
}

/** Every place in a value where a choice stands by itself, with the object it stands in. */
function* choicesIn(value: unknown, path: string[] = []): Generator<Found> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && CHOICES.has(inner))
      yield { path: [...path, key], holder: value as Record<string, unknown> }
    else yield* choicesIn(inner, [...path, key])
  }
}

/** Own commands' answers, the own part of the view, and what a group's leader reads at 评议; nothing else. */
function mayBeTold(told: Told, { path, holder }: Found, named: boolean): boolean {
  if (/^live\.(draft|draftRest|submit)$/.test(told.way)) return true
  const text = path.join('/')
  if (/(^|\/)(mine:[^/]+|own\/mine:[^/]+)\/(choice|draft)$/.test(text)) return true
  const ofLeader = told.who === meeting.experts[0]!.name && /outcome:[^/]+\/votes\//.test(text)
  return ofLeader && (named ? typeof holder.who === 'string' : holder.who === null)
}

async function everybodyLooks(): Promise<void> {
  const { groupId, committeeId, reviewId, experts, reporter, screen, handler, principal } = meeting
  for (const person of [...experts, reporter, screen, handler, principal])
    for (const panelId of [groupId, committeeId]) await person.ask('live.view', { panelId })
  for (const person of [experts[0]!, reporter]) {
    await person.ask('live.results')
    await person.ask('live.resultsSheet')
  }
  for (const person of [handler, principal]) {
    for (const name of ['get', 'candidates', 'results', 'export'])
      await person.ask(`review.${name}`, { reviewId })
    await person.ask('review.supervision')
    for (const sheet of SHEETS)
      for (const name of ['sheet', 'sheetFile']) await person.ask(`review.${name}`, { reviewId, sheet })
  }
}

/** From sign-in to sealed ballots; gives the drafts as they lay in the file before the seal. */
async function vote(panelId: string, leader: Attendant, seated: Attendant[]): Promise<string[]> {
  const people = (await leader.ask('live.view', { panelId })).body.audience
  const ids = Object.keys(people)
    .filter((key) => key.startsWith('candidate:'))
    .map((key) => key.slice(10))
  await leader.command('live.act', panelId, { action: 'start' })
  for (const [seat, person] of seated.entries())
    for (const [n, candidateId] of ids.entries())
      await person.command('live.draft', panelId, { candidateId, choice: choiceOf(seat, n) })
  const drafts = query('select sealed from drafts').map((row) => String(row.sealed))
  drafts.push(...query('select salt from draft_keys').map((row) => String(row.salt)))
  expect(drafts.length).toBeGreaterThan(seated.length * ids.length)
  // A copy made now holds them, and whoever makes it is told how to keep it.
  expect(backup()).toContain('请按选票保管')
  await everybodyLooks()
  await leader.command('live.act', panelId, { action: 'open' })
  for (const [seat, person] of seated.entries()) {
    if (seat === seated.length - 1) await everybodyLooks()
    const choices = Object.fromEntries(ids.map((id, n) => [id, choiceOf(seat, n)]))
    await person.command('live.submit', panelId, { choices })
  }
  await everybodyLooks()
  return drafts
}

/** Runs the program beside the server and gives what it says. */
function backup(): string {
  const program = join(import.meta.dirname, '../../server/backup.ts')
  const dir = dirname(meeting.file)
  const env = { PATH: process.env.PATH, DATA_DIR: dir }
  return execFileSync(process.execPath, [program, join(dir, `${randomUUID()}.backup`)], { env }).toString()
}

function query(sql: string): Record<string, unknown>[] {
  const db = new Database(meeting.file, { readonly: true })
  const rows = db.prepare(sql).all() as Record<string, unknown>[]
  db.close()
  return rows
}

/** The file and its log as somebody finds them who has the disk. */
const rawBytes = (): Buffer =>
  Buffer.concat(
    ['', '-wal', '-shm']
      .map((tail) => meeting.file + tail)
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file)),
  )

async function prepare(mode: Mode): Promise<void> {
  const { groupId: panelId, experts } = meeting
  const seated = experts.slice(0, -1)
  for (const person of seated) await person.command('live.signIn', panelId)
  await seated[0]!.command('live.autoAssign', panelId, { per: 1 })
  const { audience } = (await seated[0]!.ask('live.view', { panelId })).body
  for (const [key, record] of Object.entries<{ leads: string[] }>(audience)) {
    if (!key.startsWith('candidate:')) continue
    const candidateId = key.slice(10)
    const leads = seated.filter(({ seats }) => record.leads.includes(seats[panelId]!))
    for (const lead of leads)
      if (mode === 'interview')
        await lead.command('live.questions', panelId, { candidateId, list: ['请谈谈。'] })
      else await lead.command('live.opinion', panelId, { candidateId, text: '材料真实。' })
    if (mode === 'expert') continue
    for (const person of seated)
      await person.command('live.score', panelId, { candidateId, parts: { c1: 80, c2: 75 }, submit: true })
  }
}

async function rowsOf(book: Buffer): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(book as unknown as ArrayBuffer)
  const rows: string[][] = []
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) => void rows.push((row.values as unknown[]).map((cell) => String(cell ?? '')))),
  )
  return rows
}

/** A line with an expert's name and a word for a choice beside it, as cells of their own. */
const betrays = (row: string[], names: string[]): boolean =>
  row.some((cell) => names.includes(cell)) && row.some((cell) => WORDS.test(cell))

const CASES: [Mode, Rules['groupBallots']][] = [
  ['expert', 'named'],
  ['lecture', 'anonymous'],
  ['interview', 'anonymous'],
]

describe.skipIf(dialect !== 'sqlite')('a whole review, read by everybody and from the disk', () => {
  test.each(CASES)(
    'R-1.3.2 mode %s, %s groups: no choice and no number gets out',
    async (mode, groupBallots) => {
      meeting = await openMeeting(secretRoster(mode, groupBallots))
      const { groupId, committeeId, experts, reporter, handler, principal, reviewId, roster } = meeting
      const named = groupBallots === 'named'
      const group = experts.slice(0, -1)
      const chair = experts.at(-1)!
      const committee = [...experts, reporter]

      await prepare(mode)
      const drafts = await vote(groupId, group[0]!, group)
      await group[0]!.command('live.act', groupId, { action: 'deliberate' })
      await group[0]!.command('live.decideRest', groupId, {
        opinions: { pass: '同意推荐', fail: '暂不推荐' },
      })
      await group[0]!.command('live.act', groupId, { action: 'finish' })
      for (const person of committee) await person.command('live.signIn', committeeId)
      drafts.push(...(await vote(committeeId, chair, committee)))
      await chair.command('live.act', committeeId, { action: 'confirm' })
      await everybodyLooks()

      // A repeat after the fact: the drafts are gone, the answer is still a good one, the receipt the same.
      for (const person of committee)
        for (const { operation, input, answer } of person.sent.filter(({ operation }) =>
          /draft|submit/.test(operation),
        )) {
          const again = await person.ask(operation, input)
          expect([operation, again.status, again.body]).toEqual([operation, 200, answer])
        }
      const { passed, failed } = (await reporter.ask('live.results')).body
      await reporter.command('live.report', committeeId, { passed, failed })
      await everybodyLooks()
      const { version } = (await principal.ask('review.get', { reviewId })).body
      await principal.command('review.accept', committeeId, { reviewId, version })
      await handler.ask('review.results', { reviewId })

      // Whatever anybody was ever told, by socket and HTTP.
      const leaks = meeting.told.flatMap((told) =>
        [...choicesIn(told.value)]
          .filter((found) => !mayBeTold(told, found, named))
          .map(({ path }) => `${told.who} by ${told.way}: ${path.join('/')}`),
      )
      expect([...new Set(leaks)]).toEqual([])
      const frames = meeting.told.filter(({ way }) => way.startsWith('socket'))
      expect(frames.length).toBeGreaterThan(50)
      // The leader of a group does see the votes after the seal, or this test would look in the wrong place.
      expect(
        meeting.told.some(
          ({ who, value }) => who === group[0]!.name && JSON.stringify(value).includes('"votes":[{'),
        ),
      ).toBe(true)

      // Sheets and workbooks, line by line.
      const names = roster.experts.map(({ name }) => name)
      for (const { way, value } of meeting.told) {
        if (way === 'review.sheet' && !(value as { code?: string }).code)
          for (const { rows } of (value as { blocks: { rows: string[][] }[] }).blocks)
            expect(rows.filter((row) => betrays(row, names))).toEqual([])
        if (value instanceof Uint8Array && /sheetFile|resultsSheet/i.test(way))
          expect((await rowsOf(value as Buffer)).filter((row) => betrays(row, names))).toEqual([])
      }

      // Log, metrics, audit and answered commands.
      const written = {
        log: meeting.output(),
        metrics: await meeting.metrics(),
        audit: JSON.stringify(query('select * from audit_log')),
        commands: JSON.stringify(query('select * from commands')),
      }
      expect(query('select count(*) as n from commands')[0]!.n).toBeGreaterThan(40)
      expect(written.log).toContain('"route":"/api/live.draft"')
      for (const [where, text] of Object.entries(written))
        expect([where, text.match(/.{0,60}(\\?"(yes|no|abstain)\\?"(?!:)|choice).{0,40}/)?.[0]]).toEqual([
          where,
          undefined,
        ])

      // The rows, and the bytes of the file and its log.
      expect(query('select * from drafts')).toEqual([])
      expect(query('select * from draft_keys')).toEqual([])
      const seated = query(
        'select p.kind, b.seat_id is not null as seated, count(*) as n from ballots b join rounds r on r.id = b.round_id join panels p on p.id = r.panel_id group by 1, 2',
      )
      expect(seated.map(({ kind, seated: linked }) => [kind, linked])).toEqual([
        ['committee', 0],
        ['group', named ? 1 : 0],
      ])
      const stored = query('select id from ballots order by rowid').map(({ id }) => id as string)
      const perRound = query(
        'select round_id, group_concat(id) as ids from (select * from ballots order by rowid) group by 1',
      )
      for (const { ids } of perRound)
        expect(String(ids).split(',')).toEqual(String(ids).split(',').toSorted())
      expect(stored.length).toBe((group.length + committee.length) * roster.candidates.length)
      const legible = () => {
        const disk = rawBytes()
        return drafts.filter((sealed) => disk.includes(sealed)).length
      }
      await expect.poll(legible, { timeout: 20_000, interval: 500 }).toBe(0)

      // Numbers of people: in the workbook of whoever may edit the roster, and nowhere else.
      const numbers = [...roster.experts, ...roster.candidates].map(({ idNumber }) => idNumber)
      numbers.push(...roster.experts.map(({ phone }) => phone))
      const shows = (text: string) => numbers.find((number) => number && text.includes(number))
      for (const { who, way, value } of meeting.told) {
        const isBook = value instanceof Uint8Array
        const text = isBook ? JSON.stringify(await rowsOf(value as Buffer)) : JSON.stringify(value)
        const may = who === 'handler' && way === 'review.export'
        expect([who, way, shows(text) !== undefined]).toEqual([who, way, may])
      }
      for (const [where, text] of Object.entries(written))
        expect([where, shows(text)]).toEqual([where, undefined])
      const disk = rawBytes()
      expect(numbers.filter((number) => number && disk.includes(number))).toEqual([])
    },
    90_000,
  )
})
