import type { ReferenceKind } from '../reference.ts'

/** Plain coded lists, `code name` after another in the order they are offered. Sources: domain parts 3.3 and 3.7. */
export const SEED_LISTS: Partial<Record<ReferenceKind, string>> = {
  level: '1 正高级 2 副高级 3 中级 4 助理级 5 员级',
  ethnic:
    '01 汉族 02 蒙古族 03 回族 04 藏族 05 维吾尔族 06 苗族 07 彝族 08 壮族 09 布依族 10 朝鲜族 11 满族 12 侗族 13 瑶族 14 白族 15 土家族 16 哈尼族 17 哈萨克族 18 傣族 19 黎族 20 傈僳族 21 佤族 22 畲族 23 高山族 24 拉祜族 25 水族 26 东乡族 27 纳西族 28 景颇族 29 柯尔克孜族 30 土族 31 达斡尔族 32 仫佬族 33 羌族 34 布朗族 35 撒拉族 36 毛南族 37 仡佬族 38 锡伯族 39 阿昌族 40 普米族 41 塔吉克族 42 怒族 43 乌孜别克族 44 俄罗斯族 45 鄂温克族 46 德昂族 47 保安族 48 裕固族 49 京族 50 塔塔尔族 51 独龙族 52 鄂伦春族 53 赫哲族 54 门巴族 55 珞巴族 56 基诺族 97 其他 98 外国血统',
  education:
    '11 博士研究生毕业 14 硕士研究生毕业 17 研究生班毕业 21 大学本科毕业 22 大学本科结业 23 大学本科肄业 28 大学普通班毕业 31 大学专科毕业 32 大学专科结业 33 大学专科肄业 41 中等专科毕业 44 职业高中毕业 47 技工学校毕业 61 普通高中毕业 71 初中毕业 81 小学毕业 90 其他',
  degree: '1 名誉博士 2 博士 3 硕士 4 学士',
  politics:
    '01 中共党员 02 中共预备党员 03 共青团员 04 民革党员 05 民盟盟员 06 民建会员 07 民进会员 08 农工党党员 09 致公党党员 10 九三学社社员 11 台盟盟员 12 无党派人士 13 群众',
  affiliation:
    '10 中央 20 省 40 市、地区 50 县 60 街道、镇、乡 61 街道 62 镇 63 乡 70 居民、村民委员会 71 居民委员会 72 村民委员会 90 其他',
  rank: '1 中央驻豫 2 省直 3 市直 4 县（市、区）直 5 乡镇（街道） 9 其他',
  nature:
    '10 机关 21 事业单位（全额） 22 事业单位（差额） 23 事业单位（自收自支） 31 国有企业 32 非公有制企业 41 社会团体 42 民办非企业单位 43 基金会 50 部队 90 其他',
  sector:
    '01 教育 02 卫生 03 农林水 04 工业信息 05 建设交通 06 文化广电 07 科研 08 财经 09 自然资源环保 10 公共法律 11 体育 99 其他',
}

/** Letter codes of the 56 peoples in the order of their numbers (GB/T 3304-1991). */
export const ETHNIC_LETTERS =
  'HA MG HU ZA UG MH YI ZH BY CS MA DO YA BA TJ HN KZ DA LI LS VA SH GS LH SU DX NX JP KG TU DU ML QI BL SL MN GL XB AC PM TA NU UZ RS EW DE BN YG GI TT DR OR HZ MB LB JN'

/**
 * Public holidays of 2026, as the State Council announced them: free days, then weekends that are worked. The
 * province adds each new year when it is announced.
 */
export const SEED_HOLIDAYS = {
  free: [
    ['元旦', '2026-01-01', 3],
    ['春节', '2026-02-15', 9],
    ['清明节', '2026-04-04', 3],
    ['劳动节', '2026-05-01', 5],
    ['端午节', '2026-06-19', 3],
    ['中秋节', '2026-09-25', 3],
    ['国庆节', '2026-10-01', 7],
  ],
  worked: [
    ['元旦调休上班', '2026-01-04'],
    ['春节调休上班', '2026-02-14'],
    ['春节调休上班', '2026-02-28'],
    ['劳动节调休上班', '2026-05-09'],
    ['国庆节调休上班', '2026-09-20'],
    ['国庆节调休上班', '2026-10-10'],
  ],
} as const satisfies {
  free: readonly (readonly [name: string, from: string, days: number])[]
  worked: readonly (readonly [name: string, day: string])[]
}
