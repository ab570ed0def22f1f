import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { Tablet } from '../../server/simulate/tablet.ts'
import type { CallOutput } from '../../shared/api.ts'
import type { Contents } from '../../shared/declare/form.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import type { DeclarationKind } from '../../shared/declare/sections.ts'
import { FORM_OF } from '../declare/sound-form.ts'
import { type House, PASSWORD } from './house.ts'
import { logIn, type Somebody, somebody } from './people.ts'

const DOCUMENTS = join(import.meta.dirname, '../../server/demo/documents')
const SLOTS = [
  ['photo', 'photo.jpg'],
  ['id_card', 'id-card.jpg'],
  ['education', 'diploma.jpg'],
] as const
export const YEAR = new Date().getFullYear()
export const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** A day before today, as an input of dates takes it. */
export const daysAgo = (n: number): string => new Date(Date.now() - n * DAY).toISOString().slice(0, 10)

/** What an input of moments takes: the clock of Beijing, to the minute. */
export const typed = (at: number): string => new Date(at + 8 * 60 * MINUTE).toISOString().slice(0, 16)

/** A form that can be handed in whatever year it is: training and assessments of the five years before. */
const form = (contents: Contents): Contents => {
  const recent = (section: 'training' | 'assessment') =>
    contents[section]
      ? {
          [section]: {
            values: {},
            rows: contents[section].rows.map((row, i) => ({
              ...row,
              values: { ...row.values, year: String(YEAR - 5 + i) },
            })),
          },
        }
      : {}
  return { ...contents, ...recent('training'), ...recent('assessment') }
}

/** An applicant without a screen, for what a story does not tell. */
export async function applicantOf(house: House, one: { idNumber: string }): Promise<Tablet> {
  const tablet = new Tablet(one.idNumber, PASSWORD, { url: house.url, portal: 'declare' })
  await tablet.signIn()
  return tablet
}

/** Fills in a file and hangs the three documents into it. */
export async function filled(one: Tablet, id: string, contents: Contents): Promise<void> {
  const { sections } = await one.need<CallOutput<'declare.get'>>('declare.get', { id })
  for (const [section, content] of Object.entries(form(contents)))
    await one.need('declare.saveSection', {
      ...{ commandId: randomUUID(), id, section, content },
      version: sections.find((each) => each.section === section)?.version ?? 0,
    })
  for (const [slot, name] of SLOTS) {
    const bytes = new Uint8Array(readFileSync(join(DOCUMENTS, name)))
    const { uploadId } = await one.need<{ uploadId: string }>('declare.beginUpload', {
      ...{ commandId: randomUUID(), id, slot, name, size: bytes.length },
    })
    const sent = await one.upload('declare.sendPart', { uploadId, offset: 0 }, { name, bytes })
    expect(sent.ok).toBe(true)
    await one.need('declare.finishUpload', { commandId: randomUUID(), uploadId })
  }
}

/** 工程系列副高级 at this committee, as it is begun. */
export const titleAt = (committeeId: string) => ({
  ...{ commandId: randomUUID(), kind: 'title', series: '05', level: '2', title: '0502', committeeId },
  ...{ specialty: '机械', counted: false },
})

/** The same, begun and filled in. */
async function declaring(one: Tablet, committeeId: string): Promise<string> {
  const { id } = await one.need<{ id: string }>('declare.begin', titleAt(committeeId))
  await filled(one, id, FORM_OF)
  return id
}

/** A title declared from the first field to 提交; its id. */
export async function declared(
  house: House,
  who: { idNumber: string },
  committeeId: string,
): Promise<string> {
  const one = await applicantOf(house, who)
  const id = await declaring(one, committeeId)
  const { version } = await one.need<{ version: number }>('declare.get', { id })
  await one.need('declare.submit', {
    ...{ commandId: randomUUID(), id, version, promise: PROMISE_VERSION },
  })
  return id
}

/** 【通过】 of these people’s files at one desk after the other; the unit’s days are written on the way. */
export async function climbed(
  house: House,
  names: readonly string[],
  logins: readonly string[],
  kind: DeclarationKind = 'title',
): Promise<void> {
  for (const login of logins) {
    const desk = await house.desk(login)
    const { rows } = await desk.need<CallOutput<'climb.list'>>('climb.list', { year: YEAR, kind })
    const items = rows.filter(({ name }) => names.includes(name))
    expect(items.map(({ name }) => name).sort(), login).toEqual([...names].sort())
    if (login === 'danwei' && kind === 'title')
      for (const item of items) {
        const { version } = await desk.need<{ version: number }>('climb.setUnitPart', {
          ...{ commandId: randomUUID(), id: item.id, version: item.version, groupOpinion: '同意' },
          ...{ shownFrom: daysAgo(40), shownTo: daysAgo(36), noticeFrom: daysAgo(35), noticeTo: daysAgo(14) },
          opinion: '同意推荐',
        })
        item.version = version
      }
    const answers = await desk.need<CallOutput<'climb.pass'>>('climb.pass', {
      ...{ commandId: randomUUID(), items: items.map(({ id, version }) => ({ id, version })) },
      opinion: '同意',
    })
    expect(answers.map(({ problem }) => problem)).toEqual(names.map(() => null))
  }
}

export async function atPortal(
  browser: Parameters<typeof somebody>[0],
  house: House,
  one: { idNumber: string },
): Promise<Somebody> {
  const seat = await somebody(browser, { width: 1280, height: 800 })
  await logIn(seat.page, house, 'declare', one.idNumber, PASSWORD)
  await expect(seat.page.getByRole('heading', { level: 1, name: '职称申报', exact: true })).toBeVisible()
  return seat
}

/** The number at 消息 in the head of the page (I-8). */
export async function unread(page: Page): Promise<number> {
  const link = page.locator('.messages-link')
  await expect(link).toBeVisible()
  return Number((await link.getAttribute('aria-label'))?.match(/\d+/)?.[0] ?? 0)
}
