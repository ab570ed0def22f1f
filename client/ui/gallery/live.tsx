import { Button } from '../button.tsx'
import { Checklist } from '../checklist.tsx'
import { Counter } from '../counter.tsx'
import { Columns, Section, Stack } from '../layout.tsx'
import { Matrix, type MatrixRow } from '../matrix.tsx'
import { Meter, ProgressSegments } from '../progress.tsx'
import { SeatGrid, type SeatTile } from '../seat-grid.tsx'
import { Slip } from '../slip.tsx'
import { Sum, SumVerdict } from '../sum.tsx'
import { Tally } from '../tally.tsx'

const NAMES = ['顾长策', '陆沉舟', '秦晓山', '程以宁', '傅云起', '梁既白', '江临川', '薛望舒', '袁知非']
const two = (n: number): string => String(n).padStart(2, '0')

const seats = (): SeatTile[] =>
  NAMES.map((name, index) => ({
    id: String(index),
    number: two(index + 1),
    name,
    state:
      ([2, 5].includes(index) && 'todo') ||
      (index === 7 && 'absent') ||
      (index === 8 && 'not_signed') ||
      'done',
    signedAt: index < 8 ? `2026-11-22T00:${two(41 + index)}:00Z` : null,
    ...(index < 8 ? { online: index !== 5 } : {}),
    ...(index === 0 ? { role: '组长' } : {}),
    ...(index === 5 ? { offlineFor: '2 分钟' } : {}),
    ...(index === 2 ? { action: <Button size="touch">标记缺席</Button> } : {}),
  }))

/** Invented completeness, the same at every start so that screenshots can be compared. */
function rows(experts: number, candidates: number): MatrixRow[] {
  return Array.from({ length: experts }, (_, row) => ({
    number: two(row + 1),
    name: NAMES[row % NAMES.length]!,
    cells: Array.from({ length: candidates }, (_, column) => {
      if ((row * 7 + column * 3) % 43 === 5) return 'x'
      return row % 4 === 2 && column >= candidates * (0.6 + row / 80) ? '0' : '1'
    }).join(''),
  }))
}
const numbers = (n: number): string[] => Array.from({ length: n }, (_, index) => two(index + 1))

export function LiveSamples() {
  return (
    <>
      <Columns count={2} gap={10}>
        <Stack gap={6}>
          <Counter
            board
            label="未完成拟投票的专家"
            n={3}
            of={9}
            meta="10:41:26 有 1 位专家完成 · 已完成 6 位"
          />
          <Counter label="已提交投票" n={20} of={23} />
        </Stack>
        <Stack gap={6}>
          <Checklist
            items={[
              { id: 'quorum', ok: true, label: '法定人数', text: '签到 9 / 应到 9，需 6' },
              {
                id: 'drafts',
                ok: false,
                label: '拟投票',
                text: '3 位未完成：秦晓山 3 项、梁既白 6 项、薛望舒 3 项',
                action: (
                  <Button kind="danger" size="touch">
                    标记缺席
                  </Button>
                ),
              },
              { id: 'lead', ok: true, label: '主审意见', text: '28 / 28 份已填写' },
              { id: 'recusal', ok: true, label: '回避', text: '3 项已核定，计票基数逐人减少' },
            ]}
          />
          <ProgressSegments
            label="已拟"
            meta="人　待拟 5　回避 1"
            states={[...'dddddldddtttttt'].map(
              (each) => (({ d: 'done', l: 'locked' }) as const)[each] ?? 'todo',
            )}
          />
          <Meter n={132} of={218} label="正在导入材料" unit="份" />
        </Stack>
      </Columns>
      <Section plain title="席位" meta="签到 8 · 在线 7">
        <SeatGrid seats={seats()} />
      </Section>
      <Section plain title="完成情况" meta="只显示是否已拟，不显示意见">
        <Matrix rows={rows(9, 14)} columns={numbers(14)} />
      </Section>
      <Section plain title="完成情况，25 席 × 200 人">
        <Matrix label="完成情况，25 席 × 200 人" rows={rows(25, 200)} columns={numbers(200)} />
      </Section>
      <Columns count={2} gap={10}>
        <Stack gap={6}>
          <Sum seats={25} present={23} recused={1} base={22} need={15} num={2} den={3} />
          <Tally yes={16} no={4} abstain={2} need={15} />
          <SumVerdict yes={16} need={15} passed />
        </Stack>
        <Stack gap={6}>
          <Sum seats={45} present={45} recused={0} base={45} need={30} num={2} den={3} />
          <Tally yes={26} no={14} abstain={5} need={30} />
          <SumVerdict yes={26} need={30} passed={false} />
        </Stack>
      </Columns>
      <Slip
        title="投票回执"
        seal="已收"
        facts={[
          ['评审', '2026 年度机械工程高级职称评审 · 机械专业组 · 第 1 轮'],
          ['席位', '07 席'],
          ['内容', '13 项投票，回避 1 人'],
          ['收到时间', '2026-11-22 10:47:32'],
        ]}
        code="7K3F 92QX 41MD"
        note="本回执只证明您已投票，不记载投了什么。换用平板或断网后重新登录，回执仍在此处。"
      />
    </>
  )
}
