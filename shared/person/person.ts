/** 居民身份证 · 港澳通行证 · 台湾通行证 · 港澳台居住证 · 外国人永居证 · 护照 · 军官证 (domain 3.3). */
export const ID_TYPES = [
  'citizen',
  'hkmo',
  'taiwan',
  'hmt_residence',
  'foreigner',
  'passport',
  'officer',
] as const
export type IdType = (typeof ID_TYPES)[number]

/** 在册 · 离职 · 退休 · 去世 (domain 4.3). */
export const PERSON_STATUSES = ['active', 'left', 'retired', 'deceased'] as const
export type PersonStatus = (typeof PERSON_STATUSES)[number]
