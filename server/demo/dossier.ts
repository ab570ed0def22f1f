import type { Dossier } from '../../shared/review/dossier.ts'
import type { Chance } from './chance.ts'
import type { Field } from './fields.ts'
import { dayBetween } from './people.ts'

export interface Subject {
  name: string
  unit: string
  specialty: string
  birth: string
  year: number
}

/** A dossier as a candidate of that field might hand it in: every section filled, lengths uneven as in life. */
export function dossierOf(chance: Chance, field: Field, who: Subject): Dossier {
  const started = Number(who.birth.slice(0, 4)) + 22
  const current = chance.between(Math.max(started + 5, who.year - 14), who.year - 6)
  const school = chance.pick(field.schools)
  const works = some(chance, field.works, chance.between(1, 3))
  return [
    {
      key: 'basic',
      facts: [
        ['出生日期', who.birth],
        ['民族', chance.maybe(0.93) ? '汉族' : '回族'],
        ['政治面貌', chance.pick(['中共党员', '群众', '民盟盟员', '九三学社社员'])],
        ['参加工作时间', `${started}-07`],
        ['最高学历', chance.maybe(0.6) ? '大学本科' : '硕士研究生'],
        ['行政职务', chance.pick(['无', '科室副主任', '班组长', '教研组长', '项目负责人'])],
        ['现从事专业', who.specialty],
        ['从事专业年限', String(who.year - started)],
      ],
    },
    { key: 'application', facts: [['评审类型', chance.maybe(0.92) ? '正常申报' : '破格申报']] },
    {
      key: 'current',
      facts: [
        ['现职称取得时间', `${current}-12`],
        ['取得方式', '评审'],
        ['证书编号', `演示${current}${chance.between(10000, 99999)}`],
        ['聘任时间', `${current + 1}-01`],
      ],
    },
    {
      key: 'study',
      table: {
        head: ['开始时间', '结束时间', '学校', '所学专业', '学历', '学位', '学习形式'],
        rows: [[`${started - 4}-09`, `${started}-06`, school, who.specialty, '大学本科', '学士', '全日制']],
      },
    },
    {
      key: 'work',
      table: {
        head: ['开始时间', '结束时间', '单位', '部门', '从事工作', '证明人'],
        rows: [
          [
            `${started}-07`,
            `${who.year}-06`,
            who.unit,
            '专业技术部门',
            `${who.specialty}专业技术工作`,
            '单位人事部门',
          ],
        ],
      },
    },
    {
      key: 'training',
      table: {
        head: ['年度', '公需科目学时', '专业科目学时', '合计学时', '证书'],
        rows: [4, 3, 2, 1].map((back) => [String(who.year - back), '30', '64', '94', '继续教育证书']),
      },
    },
    {
      key: 'assessment',
      table: {
        head: ['年度', '考核结果'],
        rows: [4, 3, 2, 1].map((back) => [String(who.year - back), chance.maybe(0.25) ? '优秀' : '合格']),
      },
    },
    {
      key: 'achievement',
      table: {
        head: ['名称', '时间', '来源', '级别', '本人排名', '完成情况'],
        rows: works.map((work) => [
          work,
          dayBetween(chance, who.year - 5, who.year - 1).slice(0, 7),
          '上级下达',
          chance.pick(['市厅级', '省部级', '单位自立']),
          `${chance.between(1, 4)} / ${chance.between(5, 9)}`,
          chance.pick(field.effects),
        ]),
      },
    },
    {
      key: 'paper',
      table: {
        head: ['题目', '刊物或出版社', '刊号或书号', '发表时间', '本人排名', '收录级别'],
        rows: some(chance, field.papers, chance.between(1, 2)).map((paper) => [
          paper,
          chance.pick(field.journals),
          `CN 41-${chance.between(1000, 1999)}`,
          dayBetween(chance, who.year - 5, who.year - 1).slice(0, 7),
          '1 / 3',
          chance.pick(['普通期刊', '核心期刊']),
        ]),
      },
    },
    {
      key: 'award',
      table: {
        head: ['名称', '授予单位', '级别', '等次', '时间', '本人排名'],
        rows: some(chance, field.awards, chance.between(1, 2)).map((award) => [
          award,
          '主管部门',
          chance.pick(['市级', '省级', '县级']),
          chance.pick(['一等奖', '二等奖', '三等奖']),
          dayBetween(chance, who.year - 5, who.year - 1).slice(0, 7),
          `${chance.between(1, 3)} / 5`,
        ]),
      },
    },
    { key: 'summary', text: summaryOf(chance, field, who, works) },
  ]
}

/** 业务自传 of somebody who has done these works. */
export function summaryOf(
  chance: Chance,
  field: Field,
  who: Pick<Subject, 'unit' | 'specialty'>,
  works: readonly string[],
): string {
  return [
    `本人自任现职以来，一直在${who.unit}从事${who.specialty}专业技术工作，遵纪守法，爱岗敬业，完成了岗位规定的各项任务。`,
    ...works.map(
      (work) =>
        `在“${work}”工作中，承担方案制定与组织实施，${chance.pick(field.effects)}，成果得到使用单位认可。`,
    ),
    '在人才培养方面，坚持传帮带，定期组织业务学习与交流。今后将继续立足本职，为本地区专业技术事业贡献力量。',
  ].join('\n')
}

/** Up to so many of a list, none twice. */
export function some<T>(chance: Chance, list: readonly T[], n: number): T[] {
  const rest = [...list]
  return Array.from(
    { length: Math.min(n, rest.length) },
    () => rest.splice(chance.between(0, rest.length - 1), 1)[0]!,
  )
}
