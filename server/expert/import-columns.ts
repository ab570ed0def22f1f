import { words } from '../../shared/i18n/zh-CN/expert.ts'
import { words as person } from '../../shared/i18n/zh-CN/person.ts'
import { ID_TYPES } from '../../shared/person/person.ts'
import type { ImportColumn } from '../import.ts'
import type { ExpertCode } from './save.ts'

/** Rows of one workbook. */
export const MOST_ROWS = 5000
const TYPES = ID_TYPES.map((type) => person[`person.id_type.${type}`])
const SEXES = [person['person.sex.1'], person['person.sex.2']]

type Column = keyof typeof words extends infer Key
  ? Key extends `expert.col.${infer Name}`
    ? Name
    : never
  : never
const col = (name: Column): string => words[`expert.col.${name}`]

export const EXPERT_COLUMNS = [
  { key: 'name', head: col('name'), required: true, width: 12, example: '王建国' },
  { key: 'idType', head: col('id_type'), width: 20, choices: TYPES, example: TYPES[0]! },
  { key: 'idNumber', head: col('id'), required: true, width: 24, example: '11010519491231002X' },
  { key: 'birthDate', head: col('birth'), width: 14 },
  { key: 'sex', head: col('sex'), width: 8, choices: SEXES },
  { key: 'unitName', head: col('unit'), required: true, width: 28, example: '郑州大学' },
  { key: 'superiorName', head: col('superior'), width: 24, example: '河南省教育厅' },
  { key: 'area', head: col('area'), width: 16, kind: 'area' },
  { key: 'post', head: col('post'), width: 14 },
  { key: 'titleSeries', head: col('series'), required: true, width: 18, kind: 'series' },
  { key: 'titleName', head: col('title'), required: true, width: 16, example: '教授' },
  { key: 'level', head: col('level'), required: true, width: 10, kind: 'level' },
  { key: 'titleSpecialty', head: col('title_specialty'), width: 16 },
  { key: 'titleSince', head: col('title_since'), width: 12, example: '2015-12' },
  { key: 'certificateNo', head: col('certificate'), width: 20 },
  {
    ...{ key: 'specialties', head: col('specialties'), required: true, width: 36 },
    example: '高等学校教师：土木工程；工程技术人员：建筑工程',
  },
  { key: 'field', head: col('field'), width: 24 },
  { key: 'avoidUnits', head: col('avoid'), width: 24 },
  { key: 'education', head: col('education'), width: 16, kind: 'education' },
  { key: 'degree', head: col('degree'), width: 10, kind: 'degree' },
  { key: 'ethnic', head: col('ethnic'), width: 10, kind: 'ethnic' },
  { key: 'phone', head: col('phone'), width: 16, example: '13800000000' },
  { key: 'mail', head: col('mail'), width: 24 },
  { key: 'validTo', head: col('valid'), required: true, width: 14, example: '2028-12-31' },
] as const satisfies readonly (ImportColumn & { kind?: ExpertCode })[]
