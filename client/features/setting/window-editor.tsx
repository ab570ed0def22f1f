import { createSignal, Index, Show } from 'solid-js'
import type { Settings } from '../../../shared/setting/setting.ts'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { DateTimeInput } from '../../ui/date-input.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { Columns, Row, Stack } from '../../ui/layout.tsx'

type Windows = Settings['plan.window']
interface Line {
  year: string
  opensAt: string | null
  closesAt: string | null
}

const linesOf = (value: Windows): Line[] =>
  Object.entries(value)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([year, { opensAt, closesAt }]) => ({
      year,
      opensAt: new Date(opensAt).toISOString(),
      closesAt: new Date(closesAt).toISOString(),
    }))

const isSound = ({ opensAt, closesAt }: Line): boolean => !!opensAt && !!closesAt && opensAt < closesAt

/** Both are there and the end comes first; what is still empty is only missing. */
const isWrong = (line: Line): boolean => !!line.opensAt && !!line.closesAt && !isSound(line)

const windowsOf = (lines: readonly Line[]): Windows | null =>
  lines.every(isSound)
    ? Object.fromEntries(
        lines.map(({ year, opensAt, closesAt }) => [
          year,
          { opensAt: Date.parse(opensAt!), closesAt: Date.parse(closesAt!) },
        ]),
      )
    : null

/** The years whose plans have a time of their own, each with its beginning and end. */
export function WindowEditor(props: { value: Windows; onChange: (value: Windows | null) => void }) {
  const [lines, setLines] = createSignal(linesOf(props.value))
  const change = (next: Line[]): void => {
    setLines(next)
    props.onChange(windowsOf(next))
  }
  const edit = (index: number, part: Partial<Line>): void =>
    change(lines().map((line, at) => (at === index ? { ...line, ...part } : line)))
  const next = () => String(Number(lines().at(-1)?.year ?? new Date().getFullYear() - 1) + 1)
  return (
    <Stack gap={4}>
      <Index each={lines()}>
        {(line, index) => (
          <FieldGroup
            label={t('setting.plan.window.year', { year: line().year })}
            error={isWrong(line()) ? t('setting.plan.window.order') : null}
          >
            <Columns count={2} gap={3}>
              <Field label={t('setting.plan.window.from')} required>
                <DateTimeInput value={line().opensAt} onChange={(opensAt) => edit(index, { opensAt })} />
              </Field>
              <Field label={t('setting.plan.window.until')} required>
                <DateTimeInput value={line().closesAt} onChange={(closesAt) => edit(index, { closesAt })} />
              </Field>
            </Columns>
            <Row>
              <Button kind="quiet" onPress={() => change(lines().filter((_, at) => at !== index))}>
                {t('setting.plan.window.remove', { year: line().year })}
              </Button>
            </Row>
          </FieldGroup>
        )}
      </Index>
      <Show when={lines().length === 0}>
        <p class="meta">{t('setting.plan.window.open')}</p>
      </Show>
      <Row>
        <Button onPress={() => change([...lines(), { year: next(), opensAt: null, closesAt: null }])}>
          {t('setting.plan.window.add', { year: next() })}
        </Button>
      </Row>
    </Stack>
  )
}
