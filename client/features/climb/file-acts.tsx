import { createSignal, For, Show } from 'solid-js'
import type { Section } from '../../../shared/declare/sections.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { Spacer } from '../../ui/layout.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Marks } from './marks.ts'
import { type Passed, PassSheet } from './pass-sheet.tsx'
import { type ClimbAction, type ClimbFile, stepOf, whyNot } from './queries.ts'
import { ReopenSheet } from './reopen-sheet.tsx'
import { ReturnSheet } from './return-sheet.tsx'
import { UnitPartSheet } from './unit-part.tsx'

type Act = Extract<ClimbAction, 'pass' | 'accept' | 'sendBack' | 'correct' | 'fail' | 'reopen'>
const ACTS: readonly Act[] = ['pass', 'accept', 'sendBack', 'correct', 'fail', 'reopen']
const KINDS: Partial<Record<Act, ButtonKind>> = {
  pass: 'primary',
  accept: 'primary',
  fail: 'danger',
  reopen: 'primary',
}

/** What stands open over a file; the keys of the page press the same buttons. */
export function createFileActs() {
  const [open, setOpen] = createSignal<Act | 'unit' | null>(null)
  const [only, setOnly] = createSignal<readonly Section[] | null>(null)
  return {
    open,
    only,
    /** `sections`: begin with these alone. */
    begin(act: Act | 'unit', sections: readonly Section[] | null = null): void {
      setOnly(sections)
      setOpen(act)
    },
    end: (): void => void setOpen(null),
  }
}
export type FileActs = ReturnType<typeof createFileActs>

/** Whether a press on this step would do something. */
export const mayAct = (file: ClimbFile, act: ClimbAction): boolean => {
  const step = stepOf(file, act)
  return step !== undefined && step.problem === null
}

/** The foot of a file: the steps that are this person's, each with why not now; the rest says where it lies. */
export function FileFoot(props: { file: ClimbFile; acts: FileActs; marks: Marks }) {
  const steps = () => ACTS.filter((act) => stepOf(props.file, act))
  const count = () => props.marks.points().length
  const label = (act: Act): string => {
    if (act === 'pass' && props.file.openMine.length < props.file.open.length)
      return t('climb.pass.mine', { n: props.file.openMine.length })
    if ((act === 'sendBack' || act === 'correct') && count() > 0)
      return t(`climb.${act}.marked`, { n: count() })
    return t(`climb.${act}`)
  }
  return (
    <footer class="climb-foot no-print">
      <Show when={steps().length > 0} fallback={<p class="meta">{elsewhere(props.file)}</p>}>
        <For each={steps()}>
          {(act) => (
            <>
              <Show when={act === 'fail'}>
                <Spacer />
              </Show>
              <Button
                size="touch"
                kind={KINDS[act] ?? 'plain'}
                why={whyNot(props.file, act)}
                onPress={() => props.acts.begin(act)}
              >
                {label(act)}
              </Button>
            </>
          )}
        </For>
        <Show when={noticeMissing(props.file)}>
          <Button size="touch" onPress={() => props.acts.begin('unit')}>
            {t('climb.unit.write')}
          </Button>
        </Show>
      </Show>
    </footer>
  )
}

/** The one thing in the way is the unit's own part: it is written from here. */
const noticeMissing = (file: ClimbFile): boolean =>
  file.unitPartOpen && stepOf(file, 'pass')?.problem?.code === 'climb.notice_missing'

function elsewhere(file: ClimbFile): string {
  const duty = file.deskDuty
  if (file.state === 'climbing' && duty)
    return t('climb.foot.desk', { org: file.deskOrgName, duty: t(`form.duty.${duty}`) })
  return t('climb.foot.state', { state: t(`form.state.${file.state}`) })
}

/** The sheets of all steps; `onDone` when done; `left`: some of the own sections are still to be passed. */
export function FileSheets(props: {
  file: ClimbFile
  acts: FileActs
  marks: Marks
  onDone: (left: boolean) => void
}) {
  const act = useAct()
  const { acts } = props
  const passing = (): Passed[] | null => {
    const open = acts.open()
    return open === 'pass' || open === 'accept' ? [props.file] : null
  }
  const next = () => {
    const to = props.file.way.find(({ state }) => state === 'next')
    return to ? `${to.orgName}（${t(`form.duty.${to.duty}`)}）` : null
  }
  return (
    <>
      <PassSheet
        act={acts.open() === 'accept' ? 'accept' : 'pass'}
        files={passing()}
        next={next()}
        only={acts.only()}
        onClose={acts.end}
        onDone={(_done, _refused, left) => {
          if (!left) props.marks.clear()
          props.onDone(left)
        }}
      />
      <ReturnSheet
        act={acts.open() === 'correct' ? 'correct' : 'sendBack'}
        file={props.file}
        marks={props.marks}
        open={acts.open() === 'sendBack' || acts.open() === 'correct'}
        onClose={acts.end}
        onDone={() => props.onDone(false)}
      />
      <ReasonSheet
        open={acts.open() === 'fail'}
        onClose={acts.end}
        title={t('climb.fail.title', { name: props.file.name })}
        action={t('climb.fail')}
        kind="danger"
        hint={t('climb.reason.hint')}
        effect={t(props.file.kind === 'expert' ? 'climb.fail.effect.expert' : 'climb.fail.effect')}
        onConfirm={(reason) =>
          act('climb.fail', { id: props.file.id, version: props.file.version, reason }, () => {
            toast(t('climb.fail.done', { name: props.file.name }))
            props.marks.clear()
            props.onDone(false)
          })
        }
      />
      <ReopenSheet
        file={props.file}
        open={acts.open() === 'reopen'}
        onClose={acts.end}
        onDone={() => props.onDone(false)}
      />
      <UnitPartSheet file={props.file} open={acts.open() === 'unit'} onClose={acts.end} />
    </>
  )
}
