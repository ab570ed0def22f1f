import { For, type JSX, Show } from 'solid-js'
import './declare.css'
import { t } from '../../lib/i18n.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { DisplaySwitches } from '../../ui/display-switches.tsx'
import { Facts } from '../../ui/facts.tsx'
import { PageTitle, Region, Section, Stack } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { isFull, leftWord } from './application-fields.tsx'
import { FileCard } from './file-card.tsx'
import { beginPlace } from './places.ts'
import {
  type Closed,
  closedBy,
  type Home as HomeData,
  lineName,
  type Reference,
  useFormReference,
  useHome,
} from './queries.ts'

/** The applicant's first page: own files with where they are, what can be done now and why not, who one is. */
export default function Home(props: { aside: JSX.Element }) {
  const query = useHome()
  const reference = useFormReference()
  return (
    <div class="declare-home">
      <Region gap={6}>
        <Loaded query={query} title={t('declare.title')} lines={10}>
          {(home) => (
            <Stack gap={8}>
              <PageTitle
                title={t('declare.title')}
                meta={t('declare.hello', { name: home().person.name, year: home().year })}
              />
              {/* whoever has a file came for it; whoever has none came to begin one */}
              <Show when={home().mine.length > 0} fallback={<WaysIn home={home()} reference={reference} />}>
                <Section title={t('declare.mine')} gap={4}>
                  <For each={ordered(home().mine)}>
                    {(file) => <FileCard file={file} reference={reference} />}
                  </For>
                </Section>
                <WaysIn home={home()} reference={reference} />
              </Show>
            </Stack>
          )}
        </Loaded>
      </Region>
      <aside>
        <Region gap={6} label={t('declare.aside')}>
          <Show when={query.isPending ? undefined : query.data}>
            {(home) => (
              <Section title={t('declare.who')} gap={3}>
                <Who person={home().person} reference={reference} />
                <p class="meta">{t('declare.who.hint')}</p>
              </Section>
            )}
          </Show>
          {props.aside}
          <DisplaySwitches />
        </Region>
      </aside>
    </div>
  )
}

const WaysIn = (props: { home: HomeData; reference: Reference }) => (
  <Section title={t('declare.now')} gap={0}>
    <Entry
      kind="title"
      closed={titleClosed(props.home)}
      second={props.home.mine.length > 0}
      facts={props.home.open.map((line) => [lineName(props.reference, line), leftWord(line)] as const)}
    />
    <Entry
      kind="expert"
      closed={props.home.expert && closedBy(props.home.expert)}
      second={props.home.mine.length > 0}
      facts={[]}
    />
  </Section>
)

/** What waits for the applicant first, then the newest. */
const ordered = (mine: HomeData['mine']): HomeData['mine'] => {
  const waits = (state: string): number => (state === 'returned' || state === 'correcting' ? 0 : 1)
  return [...mine].sort((one, other) => waits(one.state) - waits(other.state) || other.at - one.at)
}

const titleClosed = (home: HomeData): Closed | null => {
  if (home.title) return closedBy(home.title)
  return home.open.every(isFull) ? { text: t('declare.all_used'), way: t('declare.all_used.way') } : null
}

/** One of the two things to do: open with the way in, or closed with the reason and the way out (M-2.11). */
function Entry(props: {
  kind: 'title' | 'expert'
  closed: Closed | null
  /** The own file above comes first; then this is not the one thing to press. */
  second: boolean
  facts: readonly (readonly [string, string])[]
}) {
  return (
    <article class="declare-way-in" aria-label={t(`form.kind.${props.kind}`)}>
      <div class="grow">
        <h3>{t(`form.kind.${props.kind}`)}</h3>
        <p class="meta">{t(`declare.kind.${props.kind}.hint`)}</p>
        <Show when={!props.closed && props.facts.length > 0}>
          <ul class="declare-lines">
            <For each={props.facts}>
              {([name, left]) => (
                <li>
                  {name} <span class="meta">{left}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.closed}>
          {(closed) => (
            <>
              <p>
                <StateWord kind="off">{t('declare.closed')}</StateWord> {closed().text}
              </p>
              <p class="meta">{closed().way}</p>
            </>
          )}
        </Show>
      </div>
      <Show when={!props.closed}>
        <ButtonLink kind={props.second ? 'plain' : 'primary'} size="touch" href={beginPlace(props.kind)}>
          {t(`form.kind.${props.kind}`)}
        </ButtonLink>
      </Show>
    </article>
  )
}

/** Number and phone stay masked, also to oneself: a phone is looked at over a shoulder. */
function Who(props: { person: HomeData['person']; reference: Reference }) {
  const studies = () =>
    [
      props.reference.name('education', props.person.education),
      props.reference.name('degree', props.person.degree),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Facts
      columns={1}
      facts={[
        [t('declare.who.id'), props.person.idMasked],
        [t('declare.who.phone'), props.person.phoneMasked || '–'],
        [t('declare.who.org'), props.person.orgName],
        [t('declare.who.birth'), props.person.birthDate],
        [t('declare.who.post'), props.person.post || '–'],
        [t('declare.who.title'), props.person.currentTitle || '–'],
        [t('declare.who.specialty'), props.person.specialty || '–'],
        [t('declare.who.education'), studies() || '–'],
      ]}
    />
  )
}
