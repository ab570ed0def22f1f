import { expect, test } from 'vitest'
import { pinyinOf } from '../../server/pinyin.ts'

test.each([
  ['洛川市职改办', 'luochuanshizhigaiban lcszgb'],
  ['重庆厦门吕梁', 'chongqingxiamenlvliang cqxmll'],
  ['曾国藩', 'zengguofan zgf'],
  ['买买提·阿不都', 'maimaitiabudou mmtabd'],
  ['河南省第1人民医院（东区）', 'henanshengdi1renminyiyuan(dongqu) hnsd1rmyy(dq)'],
  ['ABC 公司', 'abcgongsi abcgs'],
  ['', ''],
])('%s sounds %s', (name, sound) => {
  expect(pinyinOf(name)).toBe(sound)
})
