import { createSignal } from 'solid-js'
import { Chart } from '../chart.tsx'
import { Facts } from '../facts.tsx'
import { Columns, Stack } from '../layout.tsx'
import { Ledger } from '../ledger.tsx'
import { Verdict } from '../mark.tsx'
import { PrintPage } from '../print-page.tsx'
import { StateWord } from '../state-word.tsx'
import { Timeline } from '../timeline.tsx'
import { Tree } from '../tree.tsx'

const PEOPLE = [
  { id: '01', name: '陈砚秋', base: 22, need: 15, yes: 19, passed: true },
  { id: '02', name: '李知远', base: 23, need: 16, yes: 17, passed: true },
  { id: '03', name: '王牧川', base: 23, need: 16, yes: 9, passed: false },
]

export function ReadingSamples() {
  const [unit, setUnit] = createSignal('a1')
  const [person, setPerson] = createSignal<string>('02')
  return (
    <>
      <Facts
        facts={[
          ['姓名', '褚南星'],
          ['证件号', '410*************11'],
          ['申报职称', '高级工程师'],
          ['现任职称', '工程师，2020 年取得'],
          ['单位', '云台隧道装备公司，机械制造专业', 'wide'],
        ]}
      />
      <Ledger
        caption="评议结果"
        rows={PEOPLE}
        id={(row) => row.id}
        selected={person()}
        onSelect={(row) => setPerson(row.id)}
        columns={[
          { key: 'name', label: '姓名', cell: (row) => row.name },
          { key: 'base', label: '基数', num: true, cell: (row) => row.base },
          { key: 'need', label: '需', num: true, cell: (row) => row.need },
          { key: 'yes', label: '同意', num: true, cell: (row) => <b>{row.yes}</b> },
          {
            key: 'result',
            label: '按票数',
            cell: (row) => (
              <Verdict kind={row.passed ? 'pass' : 'fail'} word={row.passed ? '通过' : '未通过'} />
            ),
          },
          { key: 'opinion', label: '评议意见', cell: () => <StateWord kind="done">已填</StateWord> },
        ]}
      />
      <Columns count={2} gap={10}>
        <Timeline
          steps={[
            { at: '10-28', title: '提交', text: '本人签署承诺书第 3 版', state: 'done' },
            {
              at: '10-30',
              title: '本单位经办人 退回修改',
              text: '继续教育 2025 年缺 12 学时',
              state: 'back',
            },
            { at: '11-03', title: '再次提交，改 4 处', state: 'done' },
            { at: '11-20', title: '市职改办经办人', text: '程以宁：论文著作、业绩成果', state: 'here' },
            { title: '市职改办负责人', state: 'next' },
            { title: '评委会接收，11-28 截止', state: 'next' },
          ]}
        />
        <Tree
          label="单位"
          selected={unit()}
          onSelect={setUnit}
          open={['a', 'a1']}
          nodes={[
            {
              id: 'a',
              label: '洛川市职改办',
              count: 37,
              children: [
                {
                  id: 'a1',
                  label: '市直单位',
                  count: 21,
                  children: [
                    { id: 'a11', label: '中原重型装备研究院', count: 6 },
                    { id: 'a12', label: '豫北轴承集团有限公司', count: 9 },
                  ],
                },
                {
                  id: 'a2',
                  label: '嵩岳区人社局',
                  count: 8,
                  children: [{ id: 'a21', label: '嵩岳区教育局' }],
                },
                { id: 'a3', label: '颍南县人社局', count: 4 },
              ],
            },
          ]}
        />
      </Columns>
      <Stack gap={8}>
        <Chart
          kind="bar"
          title="各专业组通过人数"
          unit="人"
          items={[
            { label: '机械制造', value: 41 },
            { label: '电气自动化', value: 28 },
            { label: '水工机械', value: 12 },
            { label: '焊接', value: 7 },
          ]}
        />
        <Chart
          kind="ring"
          title="本轮表决结果"
          unit="人"
          items={[
            { label: '通过', value: 88, tone: 'pass' },
            { label: '未通过', value: 31, tone: 'fail' },
            { label: '待重新投票', value: 4, tone: 'hold' },
          ]}
        />
      </Stack>
      <PrintPage
        title="表决结果"
        sub="2026 年度机械工程高级职称评审 · 机械专业组 · 第 1 轮"
        signatures={['组长', '计票人', '监督人']}
        madeAt="2026-11-22T03:20:00Z"
        number={1}
      >
        <Ledger
          caption="表决结果"
          rows={PEOPLE}
          id={(row) => row.id}
          columns={[
            { key: 'id', label: '序', cell: (row) => row.id },
            { key: 'name', label: '姓名', cell: (row) => row.name },
            { key: 'base', label: '计票基数', num: true, cell: (row) => row.base },
            { key: 'yes', label: '同意', num: true, cell: (row) => row.yes },
            { key: 'result', label: '结果', cell: (row) => (row.passed ? '通过' : '未通过') },
          ]}
        />
      </PrintPage>
    </>
  )
}
