import { For, Show } from 'solid-js'
import type { CallOutput } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { HOME, panelPlace } from '../../lib/places.ts'
import { dayClock } from '../../lib/time.ts'
import { roleWord, two } from '../../lib/words.ts'
import { Button } from '../../ui/button.tsx'
import { Cover } from '../../ui/cover.tsx'
import { DisplaySwitches } from '../../ui/display-switches.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EntranceList } from '../../ui/entrance-list.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Stack } from '../../ui/layout.tsx'

export type MyPanels = CallOutput<'live.panels'>

/** Where an account goes: its seats, and for the reporter the report. One seat alone is entered without asking. */
export function Start(props: { name: string; mine: MyPanels; onLeave: () => void }) {
  const review = () => props.mine.review
  const seats = () => props.mine.panels.filter(({ seatId }) => seatId !== null)
  return (
    <Cover
      title={t('entrance.review')}
      foot={
        <Row spread>
          <Button kind="quiet" size="touch" onPress={() => props.onLeave()}>
            {t('act.logout')}
          </Button>
          <DisplaySwitches />
        </Row>
      }
    >
      <Stack gap={6}>
        <Stack gap={2}>
          <p class="meta">{review().title}</p>
          <h1 class="title">{t('live.start.title')}</h1>
          <Show when={seats().length > 1}>
            <p class="meta">{t('live.start.hint', { name: props.name, n: seats().length })}</p>
          </Show>
        </Stack>
        <Show
          when={seats().length > 0 || props.mine.reporter}
          fallback={<EmptyState title={t('live.start.none')}>{t('live.start.none.do')}</EmptyState>}
        >
          <EntranceList>
            <For each={seats()}>
              {(panel) => (
                <li>
                  <a href={panelPlace(panel.panelId)}>
                    <b>{panel.name}</b>
                    <span>
                      {t('live.start.panel', {
                        role: roleWord(panel.role ?? 'member', panel.kind),
                        seat: t('live.seat', { n: two(panel.seatNo ?? 0) }),
                      })}
                      {' · '}
                      {t(`state.${panel.roundState as 'preparing'}`)}
                    </span>
                  </a>
                </li>
              )}
            </For>
            <Show when={props.mine.reporter}>
              <li>
                <a href={`${HOME}/report`}>
                  <b>{t('live.start.report')}</b>
                  <span>{t('live.start.report.hint')}</span>
                </a>
              </li>
            </Show>
          </EntranceList>
        </Show>
        <Facts
          columns={1}
          facts={[
            [t('live.start.mode'), modeWord(review().mode)],
            [t('live.start.time'), `${dayClock(review().startsAt)} – ${dayClock(review().endsAt)}`],
            ...(review().place ? [[t('live.start.place'), review().place] as const] : []),
          ]}
        />
      </Stack>
    </Cover>
  )
}

/** The name of the mode; the manual heads the third with another title, by which people know it too. */
const modeWord = (mode: MyPanels['review']['mode']): string =>
  t(`live.mode.${mode}`) + (mode === 'interview' ? t('live.mode.interview.alias') : '')
