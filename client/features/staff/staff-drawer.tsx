import { Show } from 'solid-js'
import { t, tMaybe } from '../../lib/i18n.ts'
import { useStaff } from '../../lib/staff.tsx'
import { dayClock } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { dataOf, Loaded } from '../../ui/loaded.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { pastStep, Timeline } from '../../ui/timeline.tsx'
import { type StaffDetail, useStaffDetail } from './queries.ts'
import type { OpenAct, StaffAction } from './staff-acts.tsx'
import { dutiesText, type dutyWord, MissingWord, noScope, StartedWord, scopeSentence } from './words.tsx'

/** One person of the staff: what he may do, what is still missing, and what has been done about him. */
export function StaffDrawer(props: {
  id: string | undefined
  onClose: () => void
  onAct: (act: OpenAct) => void
}) {
  const query = useStaffDetail(() => props.id)
  const person = () => (props.id ? dataOf(query) : undefined)
  return (
    <Drawer
      open={Boolean(props.id)}
      onClose={props.onClose}
      title={person()?.name ?? t('manage.staff')}
      meta={person()?.login}
      foot={<Show when={person()}>{(of) => <Steps of={of()} onAct={props.onAct} />}</Show>}
    >
      <Show when={props.id}>
        <Loaded query={query} lines={10}>
          {(of) => <Body of={of()} onAct={props.onAct} />}
        </Loaded>
      </Show>
    </Drawer>
  )
}

interface Part {
  of: StaffDetail
  onAct: (act: OpenAct) => void
}

/** 启动, 设置角色, 设置角色审查权限: the three parts of M-2.6, in the manual's words, and their end. */
function Steps(props: Part) {
  const staff = useStaff()
  const self = () => (props.of.id === staff.me.actor.accountId ? t('staff.self') : null)
  const press = (kind: StaffAction) => () => props.onAct({ kind, of: [props.of] })
  return (
    <Stack gap={2}>
      <Row gap={3}>
        <Show when={staff.may('staff.grant')}>
          <Show when={!props.of.started}>
            <Button size="touch" kind="primary" onPress={press('start')}>
              {t('staff.start')}
            </Button>
          </Show>
          <Button size="touch" why={self()} quietWhy onPress={press('duties')}>
            {t('staff.duties.set')}
          </Button>
          <Button size="touch" why={self()} quietWhy onPress={press('scope')}>
            {t('staff.scope.set')}
          </Button>
        </Show>
        <Show when={staff.may('staff.manage') && props.of.started}>
          <Button size="touch" why={self()} quietWhy onPress={press('stop')}>
            {t('staff.stop')}
          </Button>
        </Show>
      </Row>
      <Show when={self()}>{(text) => <p class="meta">{text()}</p>}</Show>
    </Stack>
  )
}

function Body(props: Part) {
  const of = () => props.of
  return (
    <Stack gap={6}>
      <Stack gap={3}>
        <Row gap={5}>
          <StartedWord started={of().started} />
          <MissingWord missing={of().missing} />
          <Show when={of().locked}>
            <StateWord kind="fail">{t('staff.locked')}</StateWord>
          </Show>
        </Row>
        <Facts
          columns={1}
          facts={[
            [t('staff.duties'), dutiesText(of().duties) || t('staff.none')],
            [t('staff.scope'), of().scope ? scopeSentence(of().scope!, of().seriesNames) : noScope(of())],
            [t('staff.phone'), of().phone || '–'],
            [t('staff.mail'), of().mail || '–'],
            [t('staff.second'), t(of().secondFactor ? 'staff.second.on' : 'staff.second.off')],
            [
              t('staff.lastLogin'),
              of().lastLoginAt
                ? dayClock(of().lastLoginAt!)
                : t(of().mustChange ? 'staff.must_change' : 'staff.never'),
            ],
          ]}
        />
      </Stack>
      <Others of={of()} onAct={props.onAct} />
      <Section gap={4} title={t('staff.steps')}>
        <Show when={of().steps.length > 0} fallback={<p class="meta">{t('staff.steps.none')}</p>}>
          <Timeline
            steps={of().steps.map((step) => ({
              ...pastStep(step, stepWord(step)),
              ...(step.action === 'stop' && { state: 'back' as const }),
            }))}
          />
        </Show>
      </Section>
    </Stack>
  )
}

/** What is seldom done: 修改信息, 重置密码, 解除动态口令, and 删除, greyed with its reason. */
function Others(props: Part) {
  const staff = useStaff()
  const self = () => (props.of.id === staff.me.actor.accountId ? t('staff.self') : null)
  const press = (kind: StaffAction) => () => props.onAct({ kind, of: [props.of] })
  return (
    <Row gap={3}>
      <Show when={staff.may('staff.manage')}>
        <Button onPress={press('edit')}>{t('staff.edit')}</Button>
      </Show>
      <Show when={staff.may('staff.grant')}>
        <Button why={self()} quietWhy onPress={press('reset')}>
          {t('staff.reset')}
        </Button>
      </Show>
      <Show when={staff.may('staff.manage')}>
        <Show when={props.of.secondFactor}>
          <Button why={self()} quietWhy onPress={press('dropSecond')}>
            {t('staff.second.drop')}
          </Button>
        </Show>
        <Button
          kind="danger"
          why={self() ?? (props.of.removable ? null : t('staff.remove.acted'))}
          onPress={press('remove')}
        >
          {t('staff.remove')}
        </Button>
      </Show>
    </Row>
  )
}

function stepWord({ action, to }: StaffDetail['steps'][number]): string {
  const duties = (to ?? '').split(',').filter(Boolean)
  return (
    tMaybe(`staff.step.${action}`, {
      to: duties.length ? dutiesWord(duties) : t('staff.none'),
    }) ?? t('staff.step.other')
  )
}

const dutiesWord = (duties: string[]): string => dutiesText(duties as Parameters<typeof dutyWord>[0][])
