import { createSignal, For } from 'solid-js'
import { problem } from '../../../shared/problem.ts'
import { Badge } from '../badge.tsx'
import { Button, ButtonLink } from '../button.tsx'
import { type Choice, ChoiceTrio } from '../choice.tsx'
import { Columns, Row, Stack } from '../layout.tsx'
import { Mark, Verdict } from '../mark.tsx'
import { Seal } from '../seal.tsx'
import { Segment } from '../segment.tsx'
import { StateWord } from '../state-word.tsx'
import { Tabs } from '../tabs.tsx'
import { WorkflowActions } from '../workflow-actions.tsx'

const later = <T,>(value: T, ms = 700): Promise<T> => new Promise((done) => setTimeout(done, ms, value))

export function ActionSamples() {
  return (
    <>
      <Row>
        <Button kind="primary">通过</Button>
        <Button>退回修改</Button>
        <Button kind="danger">未通过</Button>
        <Button kind="quiet">更多条件</Button>
        <Button busy>保存</Button>
        <ButtonLink href="#main">导出 37 行</ButtonLink>
      </Row>
      <Row>
        <Button kind="primary" size="touch">
          保存，下一位 卫清越
        </Button>
        <Button size="touch">返回修改</Button>
        <Button kind="danger" size="touch">
          标记缺席
        </Button>
        <Button kind="now" size="huge">
          提交 13 项投票
        </Button>
      </Row>
      <Button size="large" why="还有 3 位专家未完成拟投票，暂不能开启投票开关。">
        开启投票开关
      </Button>
      <ChoiceSamples />
      <TabSamples />
      <WorkflowActions
        onAct={(action) => later(action === 'return' ? problem('stale') : null)}
        actions={[
          {
            action: 'pass',
            label: '通过 3 份',
            problem: null,
            kind: 'primary',
            sheet: {
              title: '通过 3 份评审方案',
              names: ['机械工程高级', '电气工程高级', '水利工程高级'],
              effect: '三个方案即时生效并冻结，评委会可以开始抽取专家。',
            },
          },
          { action: 'return', label: '退回修改', problem: null },
          { action: 'report', label: '上报', problem: problem('live.undecided', { n: 5 }) },
        ]}
      />
    </>
  )
}

function ChoiceSamples() {
  const [stored, setStored] = createSignal<Choice | null>(null)
  const [pending, setPending] = createSignal<Choice | null>(null)
  async function choose(choice: Choice): Promise<void> {
    setPending(choice)
    await later(null, 900)
    setStored(choice)
    setPending(null)
  }
  return (
    <Columns least="wide">
      <ChoiceTrio stored={stored()} pending={pending()} onChoose={(choice) => void choose(choice)} />
      <ChoiceTrio stored="pass" onChoose={() => {}} />
      <ChoiceTrio stored={null} pending="fail" onChoose={() => {}} />
      <ChoiceTrio stored="hold" why="评审已暂停，请等待组长（主任）恢复。" onChoose={() => {}} />
    </Columns>
  )
}

function TabSamples() {
  const [tab, setTab] = createSignal('works')
  const [filter, setFilter] = createSignal<'all' | 'todo' | 'lot'>('all')
  const [result, setResult] = createSignal<'pass' | 'fail'>('pass')
  const tabs = [
    { id: 'works', label: '业绩成果' },
    { id: 'base', label: '基本信息' },
    { id: 'papers', label: '论文著作' },
    { id: 'files', label: '附件', count: 12 },
  ]
  return (
    <Stack>
      <Tabs touch label="申报材料" tabs={tabs} value={tab()} onChange={setTab}>
        {(id) => <p>{tabs.find((each) => each.id === id)?.label}的内容</p>}
      </Tabs>
      <Row gap={6}>
        <Segment
          label="筛选"
          touch
          value={filter()}
          onChange={setFilter}
          options={[
            { value: 'all', label: '全部' },
            { value: 'todo', label: '待拟' },
            { value: 'lot', label: '抽签序' },
          ]}
        />
        <Segment
          label="评议结果"
          touch
          value={result()}
          onChange={setResult}
          options={[
            { value: 'pass', label: '通过' },
            { value: 'fail', label: '未通过', why: '已按票数预选。本方案不允许改变票数结果。' },
          ]}
        />
      </Row>
    </Stack>
  )
}

export function SignSamples() {
  return (
    <>
      <Row gap={6}>
        <For each={['pass', 'fail', 'hold', 'tick', 'alert'] as const}>
          {(kind) => <Mark kind={kind} size="large" />}
        </For>
        <Verdict kind="pass" word="通过" />
        <Verdict kind="fail" word="未通过" />
        <Verdict kind="hold" word="弃权" />
        <Verdict kind="pass" word="通过" large />
      </Row>
      <Row gap={6}>
        <StateWord kind="done">已完成</StateWord>
        <StateWord kind="wait">未完成</StateWord>
        <StateWord kind="half">拟投票中</StateWord>
        <StateWord kind="fail">1 处待改</StateWord>
        <StateWord kind="off">选填</StateWord>
        <StateWord kind="now">明日 17:00</StateWord>
        <StateWord kind="live">已连接</StateWord>
        <Badge>正常申报</Badge>
        <Badge locked>回避</Badge>
        <Seal text="已收" />
        <Seal text="公评" solid small />
      </Row>
    </>
  )
}
