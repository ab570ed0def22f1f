import { useSearchParams } from '@solidjs/router'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { loadWords, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { panelPlace } from '../../lib/places.ts'
import { keepAwake } from '../../lib/wake-lock.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Foot, Region, Spacer } from '../../ui/layout.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CommitteeResult } from '../committee/committee-result.tsx'
import { AbsentSheet } from './absent-sheet.tsx'
import { AfterSeal } from './after-seal.tsx'
import { BeforeSwitch } from './before-switch.tsx'
import { Completeness } from './completeness.tsx'
import { Count } from './count.tsx'
import { DrawLots } from './draw-lots.tsx'
import { LiveFrame } from './frame.tsx'
import { assignPlace, deliberationPlace } from './places.ts'
import { Rounds } from './rounds.tsx'
import { ScreenChoice, showWord } from './screen-choice.tsx'
import { Seats } from './seats.tsx'
import { SigninSheet } from './signin-sheet.tsx'
import { WhileOpen } from './while-open.tsx'
import './console.css'
import { NotLeading } from './not-leading.tsx'

await loadWords(['console'])

/** More seats than these, and the seat grid takes a line of its own. */
const MANY = 12

/** 小组数据操作 of a 组长, 评委会数据操作 of a 主任: one page, two panels. */
export default function Console(props: { panel: LivePanel }) {
  const [search] = useSearchParams()
  keepAwake()
  return (
    <Show when={search.print !== 'signin'} fallback={<SigninSheet panel={props.panel} />}>
      <LiveFrame
        panel={props.panel}
        title={t(`console.${props.panel.panel()?.panelKind ?? 'group'}`)}
        current="console"
        foot={<Rail panel={props.panel} />}
      >
        <Show when={props.panel.round()} fallback={<Waiting />}>
          <Show when={props.panel.facts()} fallback={<NotLeading />}>
            <Board panel={props.panel} />
          </Show>
        </Show>
      </LiveFrame>
    </Show>
  )
}

const Waiting = () => (
  <Region label={t('console.loading')}>
    <Skeleton lines={8} />
  </Region>
)

function Board(props: { panel: LivePanel }) {
  const [marking, setMarking] = createSignal<{ seatId: string | null } | null>(null)
  const mark = (seatId?: string): void => void setMarking({ seatId: seatId ?? null })
  const state = () => props.panel.round()?.state
  const committee = () => props.panel.panel()?.panelKind === 'committee'
  const sealed = () => ['submitted', 'deliberating', 'decided'].includes(state() ?? '')
  return (
    <div
      class="console"
      data-many={props.panel.seats().length > MANY || (committee() && sealed()) ? '' : undefined}
    >
      <div data-area="count">
        <Count panel={props.panel} />
      </div>
      <div data-area="switch">
        <Switch fallback={<AfterSeal panel={props.panel} />}>
          <Match when={state() === 'preparing' || state() === 'drafting'}>
            <BeforeSwitch panel={props.panel} onAbsent={() => mark()} />
          </Match>
          <Match when={state() === 'open' || state() === 'paused'}>
            <WhileOpen panel={props.panel} onAbsent={() => mark()} />
          </Match>
        </Switch>
      </div>
      <div data-area="seats">
        <Seats panel={props.panel} onAbsent={mark} />
      </div>
      <div data-area="matrix">
        <Show when={committee() && sealed()} fallback={<Completeness panel={props.panel} />}>
          <CommitteeResult panel={props.panel} />
        </Show>
      </div>
      <div data-area="rounds">
        <Rounds panel={props.panel} />
      </div>
      <AbsentSheet
        panel={props.panel}
        open={marking() !== null}
        seatId={marking()?.seatId ?? null}
        onClose={() => setMarking(null)}
      />
    </div>
  )
}

/** The line of other things a leader does, always at the same place. */
function Rail(props: { panel: LivePanel }) {
  const [choosing, setChoosing] = createSignal(false)
  const group = () => props.panel.panel()?.panelKind === 'group'
  const assigns = () => props.panel.facts() && (group() || props.panel.panel()?.hasGroups === false)
  return (
    <Foot>
      <ButtonLink size="touch" href={panelPlace(props.panel.id)}>
        {t('console.my_ballot')}
      </ButtonLink>
      <Show when={assigns()}>
        <ButtonLink kind="quiet" size="touch" href={assignPlace(props.panel.id)}>
          {t('assign.title')}
        </ButtonLink>
      </Show>
      <Show when={group()}>
        <ButtonLink kind="quiet" size="touch" href={deliberationPlace(props.panel.id)}>
          {t('deliberation.title')}
        </ButtonLink>
      </Show>
      <Show when={props.panel.round()?.state === 'preparing'}>
        <DrawLots panel={props.panel} />
      </Show>
      <Button kind="quiet" size="touch" onPress={() => setChoosing(true)}>
        {t('console.screen.now', { what: showWord(props.panel.screen()?.show) })}
      </Button>
      <Spacer />
      <ButtonLink kind="quiet" size="touch" href="?print=signin">
        {t('console.signin_sheet')}
      </ButtonLink>
      <ScreenChoice panel={props.panel} open={choosing()} onClose={() => setChoosing(false)} />
    </Foot>
  )
}
