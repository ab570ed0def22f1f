import { createSignal, Show } from 'solid-js'
import { problem } from '../../../shared/problem.ts'
import { Button } from '../button.tsx'
import { Drawer } from '../drawer.tsx'
import { EmptyState } from '../empty-state.tsx'
import { ErrorState, ProblemLine } from '../error-state.tsx'
import { Columns, Row } from '../layout.tsx'
import { SessionWarning } from '../session-warning.tsx'
import { Sheet } from '../sheet.tsx'
import { Skeleton } from '../skeleton.tsx'
import { Timeline } from '../timeline.tsx'
import { toast } from '../toasts.tsx'

export function OverlaySamples() {
  const [sheet, setSheet] = createSignal(false)
  const [drawer, setDrawer] = createSignal(false)
  const [ending, setEnding] = createSignal(false)
  return (
    <Row>
      <Button size="touch" onPress={() => setSheet(true)}>
        上报…
      </Button>
      <Button size="touch" onPress={() => setDrawer(true)}>
        打开抽屉
      </Button>
      <Button size="touch" onPress={() => toast('已保存 14 人的名单。')}>
        提示
      </Button>
      <Button
        size="touch"
        onPress={() =>
          toast('已移除 1 人。', { action: { label: '撤销', onPress: () => toast('已恢复。') } })
        }
      >
        带操作的提示
      </Button>
      <Button size="touch" onPress={() => setEnding(true)}>
        登录将过期
      </Button>
      <Sheet
        open={sheet()}
        onClose={() => setSheet(false)}
        title="上报 14 人的评审结果"
        names={['陈砚秋', '李知远', '王牧川', '赵明栖', '周予安', '孙闻溪', '吴景行']}
        effect="结果送交职改办，全部专家账号即时失效，评审结束。"
        action="上报"
        kind="now"
        type="上报"
        onConfirm={() => Promise.resolve(problem('live.undecided', { n: 5 }))}
      />
      <Drawer
        open={drawer()}
        onClose={() => setDrawer(false)}
        title="褚南星"
        meta="高级工程师 · 机械制造 · 云台隧道装备公司"
        foot={
          <>
            <Button kind="primary" size="touch">
              通过
            </Button>
            <Button size="touch">退回修改</Button>
            <Button kind="danger" size="touch">
              未通过
            </Button>
          </>
        }
      >
        <Timeline
          steps={[
            { at: '10-28', title: '提交', state: 'done' },
            { at: '11-20', title: '市职改办经办人', state: 'here' },
          ]}
        />
      </Drawer>
      <Show when={ending()}>
        <SessionWarning endsAt={Date.now() + 120_000} onExtend={() => setEnding(false)} />
      </Show>
    </Row>
  )
}

export function StateSamples() {
  return (
    <>
      <Columns count={3} gap={8}>
        <Skeleton lines={5} />
        <EmptyState title="还没有评审" action={<Button kind="primary">新建评审</Button>}>
          评审方案经负责人审核后，在这里安排席位与参评人。
        </EmptyState>
        <ErrorState problem={problem('net.offline')} onRetry={() => {}} />
      </Columns>
      <ProblemLine problem={problem('live.drafts_pending', { n: 3, names: '秦晓山、梁既白、薛望舒' })} />
    </>
  )
}
