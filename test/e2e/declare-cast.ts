import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { House } from './house.ts'
import { logIn } from './people.ts'
import { passedBy, submitted } from './plan-cast.ts'

export const PHONE = { width: 390, height: 844 }
export const PERSON = { name: '林知夏', idNumber: '41030019820402002X' }
export const CHOSEN = 'Yellow-River-2026'
const DAY_MS = 24 * 60 * 60_000
export const COMMITTEE = '中原省卫生系列高级职称评审委员会'

export interface Values {
  values?: Record<string, string>
  rows?: Record<string, string>[]
}

export interface Given {
  series: string
  committeeId: string
}

/** The unit has a passed plan with places for senior titles of health, and the province a committee that is open. */
export async function openYear(house: House): Promise<Given> {
  const { id } = await submitted(house, 'danwei', { planned: 3 })
  await passedBy(house, id, 'xian', 'shi', 'sheng')
  return openCommittee(house)
}

/** A committee of the province for senior titles of health, within its window. */
export async function openCommittee(house: House): Promise<Given> {
  const admin = await house.desk('sheng-guanli')
  const { kinds } = await admin.need<{ kinds: { series: { code: string; name: string }[] } }>(
    'reference.items',
    { kinds: ['series'] },
  )
  const series = kinds.series.find(({ name }) => name.startsWith('卫生'))!.code
  const year = new Date().getFullYear()
  const { id: committeeId } = await admin.need<{ id: string }>('committee.create', {
    ...{ commandId: randomUUID(), name: COMMITTEE, code: 'WS-01', orgId: 'province', band: 'senior' },
    ...{ series, levels: ['1', '2'], specialties: [], mode: 'expert' },
    ...{ validFrom: `${year}-01-01`, validTo: `${year + 2}-12-31` },
  })
  const now = Date.now()
  await admin.need('committee.setWindow', {
    ...{ commandId: randomUUID(), id: committeeId, year, version: 0 },
    ...{ opensAt: now - DAY_MS, closesAt: now + 20 * DAY_MS },
  })
  return { series, committeeId }
}

/** Added by the unit's administrator; the first password, if it is not to be changed by hand, is changed here. */
export async function addPerson(house: House, person = PERSON): Promise<string> {
  const admin = await house.desk('danwei-guanli')
  const { password } = await admin.need<{ password: string }>('person.create', {
    ...{ commandId: randomUUID(), idType: 'citizen', ...person },
  })
  return password
}

export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true })

/** Logs in for the first time and changes the password. */
export async function firstLogin(page: Page, house: House, password: string, person = PERSON): Promise<void> {
  await logIn(page, house, 'declare', person.idNumber, password)
  await page.getByLabel('当前密码').fill(password)
  await page.getByLabel('新密码', { exact: true }).fill(CHOSEN)
  await page.getByLabel('再次输入新密码').fill(CHOSEN)
  await page.getByRole('button', { name: '修改密码并继续' }).click()
  await expect(heading(page, '职称申报')).toBeVisible()
}

/** Asks the server as the page does, with its cookie. */
export async function ask<T>(page: Page, name: string, input: object): Promise<T> {
  return page.evaluate(
    async ([operation, body]) => {
      const answer = await fetch(`/api/${operation}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const value = await answer.json()
      if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(value)}`)
      return value
    },
    [name, input] as const,
  ) as Promise<T>
}

export interface File {
  id: string
  version: number
  sections: { section: string; version: number }[]
}

/** A file begun beside the pages, for stories that begin later. */
export async function begun(page: Page, given: Given): Promise<string> {
  const { kinds } = await ask<{
    kinds: { title: { code: string; parent: string; attrs: { level: string } }[] }
  }>(page, 'reference.items', { kinds: ['title'] })
  const title = kinds.title.find(({ parent, attrs }) => parent === given.series && attrs.level === '2')!.code
  const { id } = await ask<{ id: string }>(page, 'declare.begin', {
    ...{ commandId: randomUUID(), kind: 'title', level: '2', specialty: '心血管内科', counted: true, title },
    ...{ reviewType: 'normal', ...given },
  })
  return id
}

export async function put(
  page: Page,
  id: string,
  section: string,
  { values = {}, rows = [] }: Values,
): Promise<void> {
  const file = await ask<File>(page, 'declare.get', { id })
  const version = file.sections.find((each) => each.section === section)?.version ?? 0
  await ask(page, 'declare.saveSection', {
    ...{ commandId: randomUUID(), id, section, version },
    content: { values, rows: rows.map((row) => ({ id: randomUUID(), values: row })) },
  })
}

/** A form that can be handed in but for its documents: codes are those of the reference data every house has. */
export async function fillIn(page: Page, id: string): Promise<void> {
  const kinds = ['ethnic', 'politics', 'education', 'degree', 'title'] as const
  const found = await ask<{
    kinds: Record<string, { code: string; name: string; parent: string; attrs: { level?: string } }[]>
  }>(page, 'reference.items', { kinds })
  const code = (kind: (typeof kinds)[number], name: string) =>
    found.kinds[kind]!.find((item) => item.name.startsWith(name))!.code
  const file = await ask<{ series: string; year: number }>(page, 'declare.get', { id })
  const title = found.kinds.title!.find(({ parent, attrs }) => parent === file.series && attrs.level === '3')!
  const years = [5, 4, 3, 2, 1].map((n) => String(file.year - n))
  await put(page, id, 'basic', {
    values: {
      ...{ ethnic: code('ethnic', '汉'), politics: code('politics', '群众'), workSince: '2005-07' },
      ...{ phone: '13800138000', specialty: '心血管内科', specialtyYears: '19', postKind: 'technical' },
      ...{ employment: 'staffed', department: '心血管内科', post: '主治医师' },
    },
  })
  await put(page, id, 'title', {
    values: {
      ...{ series: file.series, name: title.code, since: '2014-12', acquired: 'exam' },
      ...{ specialty: '心血管内科', issuer: '洛川市职改办', appointedSince: '2015-01' },
    },
  })
  await put(page, id, 'study', {
    rows: [
      {
        ...{ from: '2000-09', to: '2005-06', school: '中原医科大学', major: '临床医学', form: 'full' },
        ...{ education: code('education', '大学本科'), degree: code('degree', '学士') },
        ...{ first: 'yes', highest: 'yes' },
      },
    ],
  })
  await put(page, id, 'work', {
    rows: [
      {
        ...{ from: '2005-07', unit: '伊水县人民医院', department: '心血管内科' },
        post: '主治医师',
        witness: '周文澜',
      },
    ],
  })
  await put(page, id, 'training', { rows: years.map((year) => ({ year, common: '30', special: '64' })) })
  await put(page, id, 'assessment', { rows: years.map((year) => ({ year, result: 'good' })) })
  await put(page, id, 'results', {
    rows: [
      {
        ...{ kind: 'project', date: '2022-05', grade: 'city', role: '主持', number: 'YS-2021-07' },
        name: '县域胸痛中心救治单元建设与急性心肌梗死院前急救流程优化研究',
        source: '洛川市科技局',
        effect:
          '建立县乡两级胸痛救治网络，急性心肌梗死患者平均首次医疗接触至球囊扩张时间由 128 分钟缩短到 82 分钟。',
      },
    ],
  })
  await put(page, id, 'papers', {
    rows: [
      {
        ...{
          kind: 'paper',
          date: '2021-03',
          rank: '第一作者',
          indexed: 'core',
          best: 'yes',
          issue: '2021(3)',
        },
        ...{
          name: '基层医院急性心肌梗死溶栓后转运的时间窗分析',
          journal: '中国实用内科杂志',
          number: 'ISSN 1005-2194',
        },
      },
    ],
  })
  await put(page, id, 'summary', {
    values: { text: '任现职以来，长期在临床一线承担心血管内科诊疗工作。'.repeat(30) },
  })
}

const DOCUMENTS = join(import.meta.dirname, '../../server/demo/documents')
/** Hangs what is required into its slots, beside the pages. */
export async function attachAll(page: Page, id: string): Promise<void> {
  for (const [slot, name] of [
    ['photo', 'photo.jpg'],
    ['id_card', 'id-card.jpg'],
    ['education', 'diploma.jpg'],
  ] as const) {
    const bytes = [...readFileSync(join(DOCUMENTS, name))]
    await page.evaluate(
      async ([declaration, key, file, content]) => {
        const post = async (operation: string, input: object) =>
          (
            await fetch(`/api/${operation}`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(input),
            })
          ).json()
        const begun = await post('declare.beginUpload', {
          ...{ commandId: crypto.randomUUID(), id: declaration, slot: key, name: file, size: content.length },
        })
        const body = new FormData()
        body.append('input', JSON.stringify({ uploadId: begun.uploadId, offset: 0 }))
        body.append('file', new Blob([new Uint8Array(content)]), file)
        await fetch('/api/declare.sendPart', { method: 'POST', body })
        await post('declare.finishUpload', { commandId: crypto.randomUUID(), uploadId: begun.uploadId })
      },
      [id, slot, name, bytes] as const,
    )
  }
}
