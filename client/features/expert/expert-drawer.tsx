import { createEffect, on, Show } from 'solid-js'
import type { ExpertState } from '../../../shared/expert/expert.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { dataAbout, Loaded } from '../../ui/loaded.tsx'
import { createReveal, type Reveal, RevealButton } from '../../ui/reveal.tsx'
import { pastStep, Timeline } from '../../ui/timeline.tsx'
import { ExpertActs } from './expert-acts.tsx'
import { type ExpertDetail, useExpert } from './queries.ts'
import { Drawable, SpecialtyList, State, sexWord, stateWord, Valid } from './words.tsx'

/** One expert: who, what he may review, how long, and what has been done. */
export function ExpertDrawer(props: { id: string | undefined; onClose: () => void }) {
  const query = useExpert(() => props.id)
  const expert = () => dataAbout(query, props.id)
  return (
    <Drawer
      open={Boolean(props.id)}
      onClose={props.onClose}
      title={expert()?.name ?? ''}
      meta={expert()?.unitName}
      foot={<Show when={expert()?.mayManage && expert()}>{(of) => <ExpertActs of={of()} />}</Show>}
    >
      <Show when={props.id}>
        <Loaded query={query} lines={12}>
          {(of) => <Body of={of()} />}
        </Loaded>
      </Show>
    </Drawer>
  )
}

function Body(props: { of: ExpertDetail }) {
  const staff = useStaff()
  const act = useAct()
  const of = () => props.of
  const reveal = createReveal()
  createEffect(on(() => props.of.id, reveal.hide, { defer: true }))
  return (
    <Stack gap={6}>
      <Stack gap={3}>
        <Row gap={5}>
          <State state={of().state} />
          <Drawable drawable={of().drawable} />
          <Show when={staff.may('expert.manage')}>
            <span class="push">
              <RevealButton
                name={of().name}
                reveal={reveal}
                onAsk={(reason) => act('expert.reveal', { id: of().id, reason }, reveal.show)}
              />
            </span>
          </Show>
        </Row>
        <Pool of={of()} />
      </Stack>
      <Section gap={3} title={t('expert.section.title')}>
        <Title of={of()} />
      </Section>
      <Section gap={3} title={t('expert.section.contact')}>
        <Person of={of()} reveal={reveal} />
      </Section>
      <Section gap={3} title={t('expert.section.served')}>
        <Served of={of()} />
      </Section>
      <Section gap={4} title={t('expert.section.history')}>
        <Timeline steps={of().steps.map((step) => pastStep(step, stepText(step), step.reason))} />
      </Section>
    </Stack>
  )
}

const Pool = (props: { of: ExpertDetail }) => (
  <Facts
    facts={[
      [t('expert.col.entered'), props.of.enteredOn],
      [t('expert.col.valid'), <Valid to={props.of.validTo} />],
      [t('expert.col.source'), t(`expert.source.${props.of.source}`), 'wide'],
      [t('expert.channel'), props.of.channel.join(' → ') || t('expert.channel.none'), 'wide'],
      ...(props.of.stateReason ? [[t('expert.state.reason'), props.of.stateReason, 'wide'] as const] : []),
      ...(props.of.declarationId
        ? [
            [
              t('expert.application'),
              <a href={`/manage/climb/${props.of.declarationId}?tab=all`}>{t('expert.application.open')}</a>,
              'wide',
            ] as const,
          ]
        : []),
    ]}
  />
)

const Title = (props: { of: ExpertDetail }) => (
  <Facts
    facts={[
      [t('expert.col.series'), props.of.seriesName],
      [t('expert.col.title'), props.of.titleName || '–'],
      [t('expert.col.level'), props.of.levelName],
      [t('expert.col.title_specialty'), props.of.titleSpecialty || '–'],
      [t('expert.col.title_since'), props.of.titleSince || '–'],
      [t('expert.col.certificate'), props.of.certificateNo || '–'],
      [t('expert.col.specialties'), <SpecialtyList of={props.of.specialties} />, 'wide'],
      [t('expert.col.field'), props.of.field || '–', 'wide'],
      [t('expert.col.avoid'), props.of.avoidUnits || '–', 'wide'],
    ]}
  />
)

function Person(props: { of: ExpertDetail; reveal: Reveal }) {
  const reference = useReference('education', 'degree', 'ethnic')
  const of = () => props.of
  const whole = props.reveal.shown
  const named = (kind: 'education' | 'degree' | 'ethnic') =>
    of()[kind] ? reference.name(kind, of()[kind]) : '–'
  return (
    <Facts
      facts={[
        [t('expert.col.id'), <b class="num">{whole()?.idNumber ?? of().idMasked}</b>, 'wide'],
        [t('expert.col.unit'), of().unitName, 'wide'],
        [t('expert.col.superior'), of().superiorName || '–'],
        [t('expert.col.area'), of().areaName || '–'],
        [t('expert.col.sex'), sexWord(of().sex)],
        [t('expert.col.birth'), of().birthDate || '–'],
        [t('expert.col.phone'), <span class="num">{whole()?.phone || of().phoneMasked || '–'}</span>],
        [t('expert.col.mail'), of().mail || '–'],
        [t('expert.col.post'), of().post || '–'],
        [t('expert.col.ethnic'), named('ethnic')],
        [t('expert.col.education'), named('education')],
        [t('expert.col.degree'), named('degree')],
      ]}
    />
  )
}

const Served = (props: { of: ExpertDetail }) => (
  <Show when={props.of.served.length > 0} fallback={<p class="meta">{t('expert.served.none')}</p>}>
    <Ledger
      tight
      caption={t('expert.section.served')}
      rows={props.of.served}
      id={(row) => `${row.year} ${row.committee}`}
      columns={[
        { key: 'year', label: t('manage.year'), cell: (row) => t('expert.served.one', { year: row.year }) },
        { key: 'committee', label: t('expert.served.committee'), cell: (row) => row.committee },
      ]}
    />
  </Show>
)

/** `from` and `to` are states of a move, the last days of a renewal, or the states of who came back by applying. */
function stepText({ action, from, to }: ExpertDetail['steps'][number]): string {
  const word = (state: string | null) => (state ? stateWord(state as ExpertState) : '')
  if (action === 'state_set') return t('expert.step.state_set', { from: word(from), to: word(to) })
  if (action === 'renewed' && to === 'in') return t('expert.step.renewed.again')
  return tMaybe(`expert.step.${action}`, { to: to ?? '' }) ?? action
}
