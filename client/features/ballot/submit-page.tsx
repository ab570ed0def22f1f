import { createSignal, For, Show } from 'solid-js'
import { maySubmit } from '../../../shared/live/rules.ts'
import type { Choice } from '../../../shared/live/state.ts'
import type { Problem } from '../../../shared/problem.ts'
import { problemText, t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { votePlace } from '../../lib/places.ts'
import { MARK_OF } from '../../lib/records.ts'
import { numberOf } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { type ChoiceGroup, ChoiceGroups } from '../../ui/choice-groups.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { Foot, PageTitle, Region, Row, Spacer, Stack } from '../../ui/layout.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { StateBand } from '../../ui/state-band.tsx'
import { LiveBand } from './band.tsx'
import { votesOn } from './duties.ts'
import { SeatFrame } from './frame.tsx'
import { Receipt } from './receipt.tsx'
import { secrecyOf } from './vote.tsx'

const KINDS: readonly Choice[] = ['yes', 'no', 'abstain']

/** 核对并提交: 10 · 2 · 1, behind each name the way back, and the one vermilion button. */
export function SubmitPage(props: { panel: LivePanel }) {
  const { panel } = props
  const [asking, setAsking] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const mine = () => panel.candidates().filter((each) => votesOn(panel, each))
  const missing = () => mine().filter(({ id }) => panel.mine(id)?.choice == null)
  const recused = () => panel.candidates().filter(({ id }) => panel.mine(id)?.recused != null)
  const sending = () => panel.sending('submit')
  const why = () => {
    const me = panel.me()
    const found = me && maySubmit(me)
    return found ? problemText(found) : null
  }
  const groups = (): ChoiceGroup[] =>
    KINDS.map((choice) => ({
      kind: MARK_OF[choice],
      word: t(`choice.${MARK_OF[choice]}`),
      people: mine()
        .filter(({ id }) => panel.mine(id)?.choice === choice)
        .map((each) => ({
          id: each.id,
          number: numberOf(each),
          name: each.name,
          href: votePlace(panel.id, each.id),
          label: t('ballot.change', { name: `${numberOf(each)} ${each.name}` }),
        })),
    }))

  async function submit(): Promise<Problem | null> {
    setProblem(null)
    const choices = Object.fromEntries(mine().map(({ id }) => [id, panel.mine(id)!.choice!]))
    const answer = panel.send('submit', { choices })
    setAsking(false)
    const result = await answer
    if (!result.ok) setProblem(result.problem)
    return null
  }

  return (
    <Show
      when={
        panel.me()?.submittedAt == null &&
        !['submitted', 'deliberating', 'decided'].includes(panel.me()?.state ?? '')
      }
      fallback={<Receipt panel={panel} />}
    >
      <SeatFrame
        panel={panel}
        current="submit"
        band={panel.me()?.state === 'open' ? undefined : <LiveBand panel={panel} voting />}
        foot={
          <Foot heavy>
            <Stack gap={0}>
              <b>{t('ballot.final')}</b>
              <span class="meta">
                {why() ?? t(secrecyOf(panel) === 'named' ? 'ballot.final.named' : 'ballot.final.secret')}
              </span>
            </Stack>
            <Spacer />
            <Button
              kind="now"
              size="huge"
              why={why()}
              quietWhy
              busy={sending()}
              onPress={() => setAsking(true)}
            >
              {t('ballot.submit', { n: mine().length })}
            </Button>
          </Foot>
        }
      >
        <Region pad="wide">
          <PageTitle
            title={t('ballot.check', { n: mine().length - missing().length })}
            end={
              <ButtonLink size="touch" href={votePlace(panel.id)}>
                {t('ballot.back')}
              </ButtonLink>
            }
          />
          <Show when={sending()}>
            <StateBand kind="half" title={t('ballot.submitting')}>
              {t('ballot.submitting.text')}
            </StateBand>
          </Show>
          <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
          <Show when={missing().length > 0}>
            <Row gap={3}>
              <b class="bad">{t('ballot.missing', { n: missing().length })}</b>
              <For each={missing()}>
                {(each) => (
                  <ButtonLink size="touch" href={votePlace(panel.id, each.id)}>
                    {numberOf(each)} {each.name}
                  </ButtonLink>
                )}
              </For>
            </Row>
          </Show>
          <ChoiceGroups groups={groups()} empty={t('ballot.check.empty')} />
          <For each={recused()}>
            {(each) => (
              <Row gap={3}>
                <Badge>{t('ballot.recused')}</Badge>
                <span class="meta">
                  {t('ballot.recused.line', {
                    no: numberOf(each),
                    name: each.name,
                    reason: panel.mine(each.id)?.recused ?? '',
                  })}
                </span>
              </Row>
            )}
          </For>
        </Region>
        <Sheet
          open={asking()}
          onClose={() => setAsking(false)}
          title={t('ballot.submit.title', { n: mine().length })}
          effect={t('ballot.submit.effect')}
          action={t('ballot.submit.act')}
          kind="now"
          onConfirm={submit}
        >
          <p class="name">
            {groups()
              .map(({ word, people }) => `${word} ${people.length}`)
              .join(' · ')}
          </p>
        </Sheet>
      </SeatFrame>
    </Show>
  )
}
