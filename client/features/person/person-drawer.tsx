import { useNavigate } from '@solidjs/router'
import { createEffect, on, Show } from 'solid-js'
import type { PersonStatus } from '../../../shared/person/person.ts'
import { declarationKind } from '../../lib/declaration-words.ts'
import { gap, t, tMaybe } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { day } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { dataAbout, Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/reading.tsx'
import { createReveal, type Reveal, RevealButton } from '../../ui/reveal.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { pastStep, Timeline } from '../../ui/timeline.tsx'
import type { PersonAct } from './person-acts.tsx'
import { type PersonDetail, usePerson } from './queries.ts'
import { Account, Status, sexWord, statusWord } from './words.tsx'

type Act = (kind: PersonAct, of: PersonDetail) => void

/** One person: who, where, what has been done; changed only by the own unit. */
export function PersonDrawer(props: { id: string | undefined; onClose: () => void; onAct: Act }) {
  const staff = useStaff()
  const query = usePerson(() => props.id)
  const person = () => dataAbout(query, props.id)
  const keeps = (of: PersonDetail) => staff.may('person.manage') && of.orgId === staff.me.actor.orgId
  return (
    <Drawer
      open={Boolean(props.id)}
      onClose={props.onClose}
      title={person()?.name ?? ''}
      meta={person()?.orgName}
      foot={
        <Show when={person()}>
          {(of) => (
            <Show when={keeps(of())}>
              <Steps of={of()} onAct={props.onAct} />
            </Show>
          )}
        </Show>
      }
    >
      <Show when={props.id}>
        <Loaded query={query} lines={10}>
          {(of) => <Body of={of()} />}
        </Loaded>
      </Show>
    </Drawer>
  )
}

function Steps(props: { of: PersonDetail; onAct: Act }) {
  const press = (kind: PersonAct) => () => props.onAct(kind, props.of)
  const held = () => (props.of.openTransfer ? t('person.open_transfer') : null)
  const inactive = () => (props.of.status === 'active' ? null : statusWord(props.of.status))
  return (
    <Row gap={3}>
      <Button size="touch" kind="primary" onPress={press('edit')}>
        {t('person.act.edit')}
      </Button>
      <Button size="touch" why={held()} quietWhy onPress={press('status')}>
        {t('person.act.status')}
      </Button>
      <Button size="touch" why={inactive()} quietWhy onPress={press('reset')}>
        {t('person.act.reset')}
      </Button>
      <Show when={props.of.declarations.length === 0}>
        <Button size="touch" why={held()} quietWhy onPress={press('correct')}>
          {t('person.act.correct')}
        </Button>
      </Show>
      <Show when={props.of.removable}>
        <Button size="touch" kind="danger" onPress={press('remove')}>
          {t('person.act.remove')}
        </Button>
      </Show>
    </Row>
  )
}

function Body(props: { of: PersonDetail }) {
  const staff = useStaff()
  const go = useNavigate()
  const act = useAct()
  const of = () => props.of
  const reveal = createReveal()
  createEffect(on(() => props.of.id, reveal.hide, { defer: true }))
  return (
    <Stack gap={6}>
      <Stack gap={3}>
        <Row gap={5}>
          <Status status={of().status} />
          <Show when={of().openTransfer}>
            <StateWord kind="wait">{t('person.open_transfer')}</StateWord>
          </Show>
          <span class="push">
            <Show when={staff.may('person.reveal')}>
              <RevealButton
                name={of().name}
                reveal={reveal}
                onAsk={(reason) => act('person.reveal', { id: of().id, reason }, reveal.show)}
              />
            </Show>
          </span>
        </Row>
        <Show when={of().openTransfer}>
          <Notice>
            {t('person.open_transfer.text')}
            <Show when={staff.may('transfer.manage') && of().orgId === staff.me.actor.orgId}>
              {gap()}
              <Button kind="quiet" onPress={() => go(`/transfers?q=${encodeURIComponent(of().name)}`)}>
                {t('person.act.transfers')}
              </Button>
            </Show>
          </Notice>
        </Show>
        <About of={of()} reveal={reveal} />
      </Stack>
      <Section gap={3} title={t('person.section.declarations')}>
        <Declarations of={of()} />
      </Section>
      <Section gap={4} title={t('person.section.history')}>
        <Show when={of().steps.length > 0} fallback={<p class="meta">{t('person.history.none')}</p>}>
          <Timeline steps={of().steps.map((step) => pastStep(step, stepWord(step), step.reason))} />
        </Show>
      </Section>
    </Stack>
  )
}

function About(props: { of: PersonDetail; reveal: Reveal }) {
  const reference = useReference('ethnic', 'politics')
  const of = () => props.of
  const named = (kind: 'ethnic' | 'politics') => (of()[kind] ? reference.name(kind, of()[kind]) : '–')
  const whole = props.reveal.shown
  return (
    <Facts
      facts={[
        [t(`person.id_type.${of().idType}`), <b class="num">{whole()?.idNumber ?? of().idMasked}</b>, 'wide'],
        [t('person.col.account'), <Account account={of().account} />, 'wide'],
        [t('person.col.sex'), sexWord(of().sex)],
        [t('person.col.birth'), of().birthDate],
        [t('person.col.phone'), <span class="num">{whole()?.phone || of().phoneMasked || '–'}</span>],
        [t('person.col.mail'), of().mail || '–'],
        [t('person.col.ethnic'), named('ethnic')],
        [t('person.col.politics'), named('politics')],
        [t('person.col.education'), of().educationName || '–'],
        [t('person.col.degree'), of().degreeName || '–'],
        [t('person.col.post'), of().post || '–'],
        [t('person.col.title'), of().currentTitle || '–'],
        [t('person.col.specialty'), of().specialty || '–'],
        [t('person.col.status_at'), day(of().statusAt)],
        ...(of().note ? [[t('person.col.note'), of().note, 'wide'] as const] : []),
      ]}
    />
  )
}

function Declarations(props: { of: PersonDetail }) {
  const reference = useReference('series', 'level')
  return (
    <Show
      when={props.of.declarations.length > 0}
      fallback={<p class="meta">{t('person.declaration.none')}</p>}
    >
      <Ledger
        tight
        caption={t('person.section.declarations')}
        rows={props.of.declarations}
        id={(row) => row.id}
        columns={[
          {
            key: 'year',
            label: t('manage.year'),
            cell: (row) => t('person.declaration.year', { year: row.year }),
          },
          { key: 'kind', label: t('person.declaration.what'), cell: (row) => kindText(row, reference.name) },
          {
            key: 'state',
            label: t('person.col.status'),
            cell: (row) => (
              <StateWord kind={declarationKind(row.state)}>{t(`form.state.${row.state}`)}</StateWord>
            ),
          },
        ]}
      />
    </Show>
  )
}

type Declared = PersonDetail['declarations'][number]
const kindText = (row: Declared, name: ReturnType<typeof useReference>['name']): string =>
  row.kind === 'expert'
    ? t('person.declaration.expert')
    : `${name('series', row.series)} · ${name('level', row.level)}`

function stepWord({ action, from, to }: PersonDetail['steps'][number]): string {
  const status = (word: string | null) => (word ? statusWord(word as PersonStatus) : '')
  const params =
    action === 'status_set' ? { from: status(from), to: status(to) } : { from: from ?? '', to: to ?? '' }
  return tMaybe(`person.step.${action}`, params) ?? action
}
