import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readRoster } from '../../server/workers/read-roster.ts'
import { writeRoster } from '../../server/workers/write-roster.ts'
import { words as en } from '../../shared/i18n/en/roster.ts'
import { words as zh } from '../../shared/i18n/zh-CN/roster.ts'
import type { Roster } from '../../shared/review/roster.ts'
import { idNumberOf, makeRoster, rosterOf } from '../roster.ts'
import { columnOf, editWorkbook } from './edit-workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongping-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(workbook: Uint8Array) {
  const path = join(folder, 'roster.xlsx')
  writeFileSync(path, workbook)
  const found = await readRoster({ input: { path, today: '2026-11-22' } })
  if (!found.ok) throw new Error('not a workbook')
  return { ...found.checked, roster: JSON.parse(found.json) as Roster }
}

test('a workbook that was written is read back as it was: three modes, rules, groups, none, dossiers', async () => {
  const wanted = [
    rosterOf({ mode: 'expert' }),
    rosterOf({ mode: 'lecture', candidates: 200, dossierRows: 4 }),
    rosterOf({ mode: 'interview', groups: 0, experts: 5 }),
    rosterOf({
      rules: {
        quorum: { num: 3, den: 4 },
        passCap: { num: 3, den: 5 },
        groupBallots: 'anonymous',
        groupFilter: false,
        score: {
          criteria: [{ key: 'c1', name: '答辩', max: 30, weight: 3 }],
          trim: true,
          roomFactor: false,
          bands: [
            { name: '优', from: 8550 },
            { name: '差', from: 0 },
          ],
          outlier: 1250,
        },
      },
    }),
  ]
  for (const roster of wanted) {
    const { roster: back, errors } = await read(
      await writeRoster({ input: { json: JSON.stringify(roster) } }),
    )
    expect(errors).toEqual([])
    expect(back).toEqual(roster)
  }
})

test('long Chinese text comes through whole, rare signs and line breaks too', async () => {
  const roster = rosterOf({ candidates: 60 })
  const text = `𬭎𠮷龘\n${'本人长期从事工程设计与管理工作，'.repeat(1100)}末`
  for (const { dossier } of roster.candidates) dossier.find(({ key }) => key === 'summary')!.text = text
  const { roster: back } = await read(await writeRoster({ input: { json: JSON.stringify(roster) } }))
  expect(back).toEqual(roster)
})

test('an empty template asks for what is missing and passes over its examples', async () => {
  const { errors, roster } = await read(await writeRoster({ input: { json: null } }))
  expect(roster.experts).toEqual([])
  expect(roster.candidates).toEqual([])
  expect(errors.map(({ sheet, cell, code }) => `${sheet} ${cell} ${code}`)).toEqual([
    '评审 B3 required',
    '评审 B4 required',
    '评审 B5 required',
    '评审 B6 required',
    '评审 B7 required',
    '评审 B9 required',
    '评审 B10 required',
  ])
})

test('every fault is told at once, each with its sheet and cell', async () => {
  const { workbook } = await makeRoster({ experts: 9, groups: 3, candidates: 6 })
  const broken = await editWorkbook(workbook, (sheet) => {
    const [settings, experts, people] = [sheet('评审'), sheet('专家'), sheet('参评人')]
    settings.getCell('B7').value = '网上评审'
    settings.getCell('B9').value = '2026-11-20 18:00'
    settings.getCell('B10').value = '2026-11-20 08:00'
    settings.getCell('B12').value = new Date(Date.UTC(2026, 1, 3))
    // a style of its own: the loaded cells share theirs
    settings.getCell('B12').style = { numFmt: 'm/d' }
    settings.getCell('B15').value = '两人'
    const at = (row: number, head: string) => experts.getCell(`${columnOf(experts, head)}${row}`)
    at(2, '姓名').value = null
    at(3, '序号').value = 1
    at(4, '专业组').value = '没有的组'
    at(5, '组内职务').value = '组长'
    at(6, '评委会职务').value = '主任'
    at(7, '上报人').value = '是'
    at(8, '手机号').value = '12345'
    at(9, '身份证号').value = '410105199001010012'
    at(10, '工作单位').value = { formula: 'A1&B1', result: 'x' }
    const of = (row: number, head: string) => people.getCell(`${columnOf(people, head)}${row}`)
    of(2, '性别').value = '女'
    of(3, '身份证号').value = 410105199001010000
    of(4, '身份证号').value = idNumberOf(50, '男')
    of(5, '姓名').value = '名'.repeat(41)
    of(6, '出生日期').value = '2001-02-30'
    people.getCell('AA1').value = '爱好'
    people.getCell('AA2').value = '读书'
    people.mergeCells('D6:D7')
    const study = sheet('学习经历')
    study.getCell('A2').value = 99
    study.getCell('B3').value = '别人'
    study.getCell('C4').value = '2010-09'
    study.getCell('D4').value = '2006-07'
  })
  const { errors, errorCount, preview } = await read(broken)
  const found = errors.map(({ sheet, cell, code }) => `${sheet} ${cell} ${code}`)
  expect(found).toEqual([
    '评审 B7 not_listed',
    '评审 B12 fraction_as_date',
    '评审 B15 not_listed',
    '评审 B10 window_order',
    '专家 B2 required',
    '专家 F8 bad_phone',
    '专家 G9 bad_id',
    '专家 C10 formula',
    '专家 A3 duplicate',
    '专家 H4 unknown_group',
    '专家 I5 two_leaders',
    '专家 J6 two_chairs',
    '专家 K7 two_reporters',
    '参评人 D6:D7 merged',
    '参评人 AA1 column_unknown',
    '参评人 I3 id_as_number',
    '参评人 B5 too_long',
    '参评人 J6 bad_date',
    '参评人 D7 required',
    '参评人 C2 id_sex',
    '参评人 I4 duplicate_id',
    '学习经历 A2 unknown_candidate',
    '学习经历 B3 name_mismatch',
    '学习经历 D4 date_order',
  ])
  expect(errorCount).toBe(found.length)
  expect(preview.find(({ sheet, row }) => sheet === '专家' && row === 4)?.errors).toBe(1)
  expect(preview.find(({ sheet, row }) => sheet === '专家' && row === 11)).toBeUndefined()
  // no number of a person is repeated in what is told about it
  expect(JSON.stringify([errors, preview])).not.toMatch(/\d{17}[\dX]/)
})

test('five hundred faults are listed, all are counted', async () => {
  const { workbook } = await makeRoster({ experts: 3, groups: 1, candidates: 400 })
  const broken = await editWorkbook(workbook, (sheet) => {
    for (let row = 2; row <= 401; row++) {
      sheet('参评人').getCell(`B${row}`).value = null
      sheet('参评人').getCell(`C${row}`).value = '男女'
    }
  })
  const { errors, errorCount } = await read(broken)
  expect(errors).toHaveLength(500)
  expect(errorCount).toBeGreaterThanOrEqual(800)
})

test('missing and strange sheets and columns are named', async () => {
  const { workbook } = await makeRoster({ experts: 3, groups: 1, candidates: 3 })
  const broken = await editWorkbook(workbook, (sheet, book) => {
    book.removeWorksheet('专家')
    book.addWorksheet('草稿').getCell('A1').value = '随手记'
    sheet('参评人').getCell('B1').value = '大名'
    sheet('评审').getCell('A8').value = '天气'
  })
  const { errors } = await read(broken)
  expect(errors.map(({ sheet, cell, code }) => `${sheet} ${cell} ${code}`)).toEqual([
    '草稿 A1 sheet_unknown',
    '评审 A8 setting_unknown',
    '专家 A1 sheet_missing',
    '参评人 B1 column_unknown',
    '参评人 A1 column_missing',
  ])
})

test('every fault has words in both languages, with the same places to fill', () => {
  const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
  for (const [code, text] of Object.entries(zh))
    expect([code, places(en[code as keyof typeof zh])]).toEqual([code, places(text)])
})
