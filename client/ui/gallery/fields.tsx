import { createSignal } from 'solid-js'
import { problem, type Result } from '../../../shared/problem.ts'
import { Checkbox } from '../checkbox.tsx'
import { DateInput, DateTimeInput } from '../date-input.tsx'
import { Field, FieldGroup } from '../field.tsx'
import { FileDrop } from '../file-drop.tsx'
import { createForm } from '../form.ts'
import { FormStatus } from '../form-status.tsx'
import { Columns, Row, Stack } from '../layout.tsx'
import { PasswordField } from '../password-field.tsx'
import { RadioGroup } from '../radio-group.tsx'
import { Select } from '../select.tsx'
import { TextArea } from '../text-area.tsx'
import { TextInput } from '../text-input.tsx'

const YEARS = [
  { value: '2026', label: '2026' },
  { value: '2025', label: '2025' },
]

export function FieldSamples() {
  const form = createForm({
    initial: { name: '机械工程高级职称评审', hours: '48', note: '' },
    check: (values) => ({
      ...(values.name ? {} : { name: '请填写评审名称。' }),
      ...(Number(values.hours) < 60 ? { hours: '专业科目需不少于 60 学时，还差 12 学时。' } : {}),
    }),
    save: () => new Promise<Result<null>>((done) => setTimeout(done, 400, { ok: true, value: null })),
    delay: 800,
  })
  form.blur('hours')
  const [year, setYear] = createSignal('2026')
  const [mode, setMode] = createSignal<'plain' | 'lecture' | 'talk'>('plain')
  const [start, setStart] = createSignal<string | null>('2026-12-10T00:30:00.000Z')
  const [day, setDay] = createSignal('2026-11-28')
  const [word, setWord] = createSignal('')
  const [agreed, setAgreed] = createSignal(true)
  return (
    <>
      <Row spread>
        <span class="meta">每年不少于 90 学时，其中专业科目不少于三分之二。</span>
        <FormStatus form={form} />
      </Row>
      <Columns count={2}>
        <Field label="评审名称" required error={form.error('name')} hint="与批准文件一致">
          <TextInput
            value={form.values.name}
            onInput={(v) => form.set('name', v)}
            onBlur={() => form.blur('name')}
          />
        </Field>
        <Field
          label="专业科目学时"
          required
          error={form.error('hours')}
          good={form.errors().hours ? null : '符合'}
        >
          <TextInput
            inputmode="numeric"
            value={form.values.hours}
            onInput={(v) => form.set('hours', v)}
            onBlur={() => form.blur('hours')}
          />
        </Field>
        <Field label="年度" required>
          <Select options={YEARS} value={year()} onChange={setYear} />
        </Field>
        <Field label="评审开始" required hint="北京时间">
          <DateTimeInput value={start()} onChange={setStart} />
        </Field>
        <Field label="公示截止">
          <DateInput value={day()} onChange={setDay} />
        </Field>
        <Field label="密码" required hint="见账号条">
          <PasswordField size="large" value={word()} onInput={setWord} />
        </Field>
      </Columns>
      <Columns count={2}>
        <Field label="减免说明">
          <TextArea
            max={20}
            placeholder="例如：援派、病假、产假期间"
            value={form.values.note || '援派期间由受援单位组织培训，学时另附证明材料。'}
            onInput={(v) => form.set('note', v)}
          />
        </Field>
        <FieldGroup label="评审模式" required>
          <RadioGroup
            value={mode()}
            onChange={setMode}
            options={[
              { value: 'plain', label: '专家评审' },
              { value: 'lecture', label: '专家评审+讲课答辩', hint: '每位专家为讲课评分' },
              { value: 'talk', label: '专家评审+面试答辩', why: '未配置面试题库' },
            ]}
          />
        </FieldGroup>
      </Columns>
      <Row gap={6}>
        <Checkbox checked={agreed()} onChange={setAgreed}>
          已核对
        </Checkbox>
        <Checkbox checked={false} partial onChange={() => {}}>
          部分选中
        </Checkbox>
        <Checkbox checked={false} onChange={() => {}} why="仅负责人可选">
          对外公布
        </Checkbox>
        <Select size="small" prefix="年度" options={YEARS} value={year()} onChange={setYear} />
        <TextInput
          size="small"
          type="search"
          label="查找单位"
          placeholder="查找单位"
          value=""
          onInput={() => {}}
        />
        <TextInput label="只读" readonly value="HN-2025-118***" size="small" onInput={() => {}} />
      </Row>
      <Stack>
        <FileDrop
          multiple
          accept=".pdf,.zip"
          maxBytes={20 * 1024 * 1024}
          hint="PDF、ZIP，每份不超过 20 MB"
          send={(file, progress, signal) => pretend(file, progress, signal)}
        />
      </Stack>
    </>
  )
}

/** Stands in for a server on this page only: a second of numbers, then stored. */
function pretend(
  file: File,
  progress: (sent: number, all: number) => void,
  signal: AbortSignal,
): Promise<Result<null>> {
  return new Promise((done) => {
    let step = 0
    const timer = setInterval(() => {
      step += 1
      progress((file.size * step) / 10, file.size)
      if (!signal.aborted && step < 10) return
      clearInterval(timer)
      done(signal.aborted ? { ok: false, problem: problem('net.cancelled') } : { ok: true, value: null })
    }, 150)
  })
}
