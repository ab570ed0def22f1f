import { createSignal } from 'solid-js'
import { problem } from '../../../shared/problem.ts'
import { ButtonLink } from '../button.tsx'
import { DataTable } from '../data-table.tsx'
import type { DataColumn } from '../data-table-model.ts'
import { Columns, Stack } from '../layout.tsx'
import { Select } from '../select.tsx'
import { StateWord } from '../state-word.tsx'

interface Person {
  id: string
  name: string
  unit: string
  field: string
  days: number
}

const FAMILY = [...'陈李王赵周孙吴郑冯褚卫蒋沈韩']
const GIVEN = ['砚秋', '知远', '牧川', '明栖', '予安', '闻溪', '景行', '怀瑾', '叙白', '南星']
const UNITS = ['中原重型装备研究院', '豫北轴承集团有限公司', '嵩岳矿山机械股份公司', '云台隧道装备公司']
const FIELDS = ['机械工程', '矿山机械', '电气自动化']

const people: Person[] = Array.from({ length: 640 }, (_, n) => ({
  id: String(n),
  name: FAMILY[n % FAMILY.length]! + GIVEN[(n * 7) % GIVEN.length]!,
  unit: UNITS[n % UNITS.length]!,
  field: FIELDS[n % FIELDS.length]!,
  days: (n * 5) % 9,
}))

const columns: DataColumn<Person>[] = [
  { id: 'name', label: '姓名', value: (row) => row.name, fixed: true },
  { id: 'unit', label: '单位', value: (row) => row.unit },
  { id: 'field', label: '专业', value: (row) => row.field },
  {
    id: 'state',
    label: '状态',
    value: (row) => (row.days > 4 ? '待审查' : '已审查'),
    cell: (row) => (
      <StateWord kind={row.days > 4 ? 'wait' : 'done'}>{row.days > 4 ? '待审查' : '已审查'}</StateWord>
    ),
  },
  { id: 'days', label: '已等待', value: (row) => row.days, cell: (row) => `${row.days} 日`, num: true },
  { id: 'id', label: '编号', value: (row) => row.id, hidden: true },
]

export function TableSamples() {
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set(['1', '2']))
  const [current, setCurrent] = createSignal<string | null>('3')
  const common = {
    columns,
    id: (row: Person) => row.id,
    name: (row: Person) => row.name,
    remember: 'gallery',
  }
  return (
    <Stack gap={8}>
      <DataTable
        {...common}
        caption="经办人审查"
        rows={people}
        selected={selected()}
        onSelect={setSelected}
        current={current()}
        onOpen={(row) => setCurrent(row.id)}
        toolbar={
          <Select
            size="small"
            prefix="级别"
            empty="全部"
            options={[{ value: 'h', label: '高级' }]}
            value=""
            onChange={() => {}}
          />
        }
        export={<ButtonLink href="#main">导出 640 行</ButtonLink>}
      />
      <Columns count={3} gap={8}>
        <DataTable {...common} caption="载入" rows={[]} loading />
        <DataTable {...common} caption="空" rows={[]} />
        <DataTable {...common} caption="错误" rows={[]} problem={problem('net.offline')} onRetry={() => {}} />
      </Columns>
    </Stack>
  )
}
