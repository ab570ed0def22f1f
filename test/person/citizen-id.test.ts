import { expect, test } from 'vitest'
import { readCitizenId } from '../../shared/person/citizen-id.ts'
import { maskId, maskPhone } from '../../shared/person/mask.ts'
import { matchFile } from '../../shared/review/file-match.ts'

test.each([
  ['11010519491231002X', '1949-12-31', '女'],
  ['11010519491231002x', '1949-12-31', '女'],
  ['410105199001010011', '1990-01-01', '男'],
  ['410302198512310021', '1985-12-31', '女'],
])('%s is a citizen number of GB 11643', (number, birth, sex) => {
  expect(readCitizenId(number)).toEqual({ number: number.toUpperCase(), birth, sex })
})

test.each([
  ['411421198202290016', 'the 29th of February 1982 never was'],
  ['410105199001010012', 'wrong check sign'],
  ['41010519900101001', 'one digit short'],
  ['01010519491231002X', 'no area begins with 0'],
  ['', 'empty'],
])('%s is refused: %s', (number) => expect(readCitizenId(number)).toBeNull())

test('one mask: an ID number keeps three and two signs, a phone three and four', () => {
  expect(maskId('410105199001010011')).toBe('410*************11')
  expect(maskPhone('13800138000')).toBe('138****8000')
  expect(maskId('1234')).toBe('****')
})

const people = [
  { id: 'a', no: 12, name: '张三' },
  { id: 'b', no: 13, name: '张三丰' },
  { id: 'c', no: 14, name: '李四' },
  { id: 'd', no: 15, name: '李四' },
  { id: 'e', no: 2026, name: '王五' },
]
test.each([
  ['12_张三/论文.pdf', 'a', '论文.pdf'],
  ['12/论文.pdf', 'a', '论文.pdf'],
  ['12-论文.pdf', 'a', '12-论文.pdf'],
  ['张三/12 论文.pdf', 'a', '12 论文.pdf'],
  ['张三_12_论文.pdf', 'a', '张三_12_论文.pdf'],
  ['张三丰.pdf', 'b', '张三丰.pdf'],
  ['13 张三丰 获奖.jpg', 'b', '13 张三丰 获奖.jpg'],
  ['材料/第14号_李四/a.pdf', 'c', 'a.pdf'],
  ['3月材料/１２＿张三/a.pdf', 'a', 'a.pdf'],
  ['15李四/a.pdf', 'd', 'a.pdf'],
])('%s is a document of %s', (path, id, fileName) => {
  const match = matchFile(path, people)
  expect('candidate' in match ? [match.candidate.id, match.fileName] : match).toEqual([id, fileName])
})
test.each([
  ['李四/a.pdf', 'file_ambiguous'],
  ['12_李四/a.pdf', 'file_mismatch'],
  ['99_张三/a.pdf', 'file_mismatch'],
  ['12_张三/../../etc/passwd', 'file_path'],
  ['/12_张三/a.pdf', 'file_path'],
  ['C:/12_张三/a.pdf', 'file_path'],
  ['12_张三\\a.pdf', 'file_path'],
  ['12_张三/14_李四/a.pdf', 'file_ambiguous'],
  ['张三儿/a.pdf', 'file_unmatched'],
  ['论文.pdf', 'file_unmatched'],
  ['7/a.pdf', 'file_unmatched'],
])('%s is nobody’s: %s', (path, fault) => expect(matchFile(path, people)).toEqual({ fault }))
