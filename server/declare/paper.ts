import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { EDITABLE } from '../../shared/declare/declaration.ts'
import { type NameOf, optionName } from '../../shared/declare/dossier.ts'
import type { Contents, Values } from '../../shared/declare/form.ts'
import type { Paper, PaperForm } from '../../shared/declare/paper.ts'
import type { Section } from '../../shared/declare/sections.ts'
import type { FileOutput } from '../../shared/file.ts'
import { fill } from '../../shared/i18n/index.ts'
import { words as form } from '../../shared/i18n/zh-CN/form.ts'
import { words } from '../../shared/i18n/zh-CN/paper.ts'
import { refuse } from '../../shared/problem.ts'
import type { ReferenceKind } from '../../shared/reference/reference.ts'
import { log } from '../audit/log.ts'
import { clockText } from '../beijing.ts'
import { committeeNames } from '../committee/committee.store.ts'
import type { Ctx } from '../ctx.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { idsIn } from '../scope.ts'
import { runPrint } from '../workers/pool.ts'
import { contentsOf, type Declaration, editionOf, filesOf, unitFilesOf } from './declare.store.ts'
import { knownOf } from './form.store.ts'
import { opinionBlocks } from './paper-opinions.ts'
import { dayText, sectionBlocks } from './paper-sections.ts'
import { votesOf } from './paper-votes.ts'
import { sectionsSeen } from './seen.store.ts'

const KINDS: readonly ReferenceKind[] = [
  'series',
  'level',
  'title',
  'ethnic',
  'politics',
  'education',
  'degree',
]

/** Names of codes of the reference data, for dossiers and printed forms. */
export async function namesFor(q: Read): Promise<NameOf> {
  const found = new Map<ReferenceKind, ReadonlyMap<string, string>>()
  // one after the other: a unit of work has one connection
  for (const kind of KINDS) found.set(kind, await referenceNames(q, kind))
  return (kind, code) => found.get(kind)?.get(code) ?? code
}

export type { PaperForm }

/** What is printed: the form while its owner fills it in, else what was handed in last. */
interface Print {
  contents: Contents
  files: readonly { slot: string; sha256: string; type: string; size: number }[]
  edition: { no: number; at: Date; sha256: string; promise: string } | null
}

async function printOf(ctx: Ctx, q: Read, row: Declaration): Promise<Print> {
  const own = ctx.actor?.kind === 'applicant'
  const edition = row.climb ? await editionOf(q, row.id, row.climb) : null
  if (own && (EDITABLE.includes(row.state) || !edition))
    return { contents: await contentsOf(q, row.id), files: await filesOf(q, row.id), edition: null }
  if (!edition) return refuse('not_found')
  const files = [...edition.files, ...(await unitFilesOf(q, row.id))]
  return { contents: edition.contents, files, edition }
}

/** Whose file it is: the person's and the unit's names as they are now, where the edition does not say. */
async function ownerOf(q: Read, { personId, orgId, orgPath }: Declaration) {
  const [person] = await q.select().from(persons).where(eq(persons.id, personId))
  const [org] = await q.select().from(orgs).where(eq(orgs.id, orgId))
  const [root] = await q
    .select({ name: orgs.name })
    .from(orgs)
    .where(eq(orgs.id, idsIn(orgPath)[0] ?? ''))
  if (!person || !org) return refuse('not_found')
  return { known: await knownOf(q, { person, org }), office: root?.name ?? '' }
}

/** Sections that are not the reader's to read (M-2.8): a print shows no more than the page. */
function hiddenFrom(ctx: Ctx, row: Declaration): ReadonlySet<Section> {
  if (ctx.actor?.kind !== 'staff') return new Set()
  const seen = new Set(sectionsSeen(ctx, row))
  return new Set(sectionsOfEdition(row).filter((key) => !seen.has(key)))
}
const sectionsOfEdition = ({ sections }: Declaration) => sections.split(',').filter(Boolean) as Section[]

const word = (key: string): string => (form as Record<string, string>)[key] ?? key

/** Facts of 申报信息, which the declaration itself keeps. */
function applicationOf(row: Declaration, committee: string, names: NameOf) {
  const fact = (key: string, value: string, wide = false) => ({
    label: word(`form.application.${key}`),
    value,
    wide,
  })
  const title = [
    fact('title', names('title', row.title)),
    fact('counted', word(row.counted ? 'form.yes' : 'form.no')),
    fact('reviewType', optionName('review_type', row.reviewType)),
    fact('committee', committee, true),
  ]
  return [
    fact('year', String(row.year)),
    fact('series', names('series', row.series)),
    fact('level', names('level', row.level)),
    fact('specialty', row.specialty),
    ...(row.kind === 'title' ? title : []),
  ]
}

/** The largest picture that is put into a form, in bytes: an inch of paper needs no more. */
const PHOTO_BYTES = 8 * 1024 * 1024

/** Everything that stands on the paper, in words; `server/workers/write-pdf.ts` draws it. */
export async function paperView(ctx: Ctx, q: Read, row: Declaration, form: PaperForm): Promise<Paper> {
  const print = await printOf(ctx, q, row)
  const names = await namesFor(q)
  const { known, office } = await ownerOf(q, row)
  const committee =
    (await committeeNames(q, row.committeeId ? [row.committeeId] : [])).get(row.committeeId ?? '') ?? ''
  const basic: Values = { ...known, ...print.contents.basic?.values }
  const contents: Contents = { ...print.contents, basic: { values: basic, rows: [] } }
  const hidden = hiddenFrom(ctx, row)
  const { edition } = print
  const reviewed = edition && (await votesOf(q, row.id)).length > 0
  const heading = words[`${row.kind}${form === 'table' ? 'Table' : 'Brief'}`]
  const photo = print.files.find(({ slot, size }) => slot === 'photo' && size <= PHOTO_BYTES)
  const current = contents.title?.values
  const at = edition?.at ?? ctx.now
  return {
    heading,
    stage: edition ? (reviewed ? words.reviewed : words.declared) : words.draft,
    watermark: edition ? null : words.watermark,
    cover: [
      [words.unit, basic.unitName ?? ''],
      [words.name, basic.name ?? ''],
      [
        words.currentTitle,
        current && !current.none && !hidden.has('title') ? names('title', current.name ?? '') : '',
      ],
      [words.series, names('series', row.series)],
      [words.level, names('level', row.level)],
      ...(row.kind === 'title' ? ([[words.title, names('title', row.title)]] as [string, string][]) : []),
      [words.specialty, row.specialty],
      ...(committee ? ([[words.committee, committee]] as [string, string][]) : []),
      [words.filledOn, dayText(dayOf(at))],
    ],
    maker: fill(words.maker, { office }),
    foot: [
      fill(words.foot, { year: row.year, unit: basic.unitName ?? '', name: basic.name ?? '' }),
      edition ? fill(words.footEdition, { no: edition.no, hash: edition.sha256.slice(0, 16) }) : words.draft,
    ].join('　'),
    blocks: [
      ...sectionBlocks({
        ...{ kind: row.kind, contents, files: print.files, hidden, names },
        application: applicationOf(row, committee, names),
      }),
      {
        kind: 'text',
        title: words.promise,
        text: `${word('form.promise.text')}\n${promiseLine(edition)}`,
        sign: [words.applicant],
      },
      ...(edition ? await opinionBlocks(ctx, q, row) : []),
    ],
    photo: photo && !hidden.has('basic') ? join(ctx.app.config.dataDir, 'files', photo.sha256) : null,
  }
}

const promiseLine = (edition: Print['edition']): string =>
  edition
    ? fill(words.promiseSigned, {
        version: edition.promise,
        at: clockText(edition.at),
        hash: edition.sha256,
      })
    : words.promiseUnsigned

/**
 * 评审表 or 评审简表 of a declaration as it stands (A32): a draft from the form while its owner fills it in, else its
 * last edition with the opinions of its levels and, after the review, its result. Whether the asker may see it has
 * been asked before; each print is logged.
 */
export async function paperOf(ctx: Ctx, q: Read, row: Declaration, form: PaperForm): Promise<FileOutput> {
  const paper = await paperView(ctx, q, row, form)
  await ctx.db.write(`print:${row.id}`, (tx) =>
    log(tx, ctx, 'declare.printed', `declaration:${row.id}`, { details: { format: form, year: row.year } }),
  )
  const body = await runPrint({ paper, form })
  const { heading, stage } = paper
  const name = fill(words.fileName, { name: row.name || paper.cover[1]![1], heading, stage })
  return { name, type: 'application/pdf', body, size: body.byteLength, inline: true }
}
