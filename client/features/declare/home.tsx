import './declare.css'
import { t } from '../../lib/i18n.ts'
import { useReference } from '../../lib/reference.ts'
import { Button } from '../../ui/button.tsx'
import { DisplaySwitches } from '../../ui/display-switches.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Page, PageTitle, Region, Section, Stack } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Masthead } from '../../ui/masthead.tsx'
import { DeclareExpert } from './declare-expert.tsx'
import { DeclareTitle } from './declare-title.tsx'
import { Mine } from './mine.tsx'
import { type Home as HomeData, type Reference, useHome } from './queries.ts'

/** The applicant's one page: what can be done now and why not, what has been registered, and who one is. */
export default function Home(props: { onLeave: () => void }) {
  const query = useHome()
  const reference = useReference('series', 'level', 'education', 'degree')
  return (
    <Page
      head={
        <Masthead
          system={t('entrance.declare')}
          href="/declare"
          end={
            <Button kind="quiet" onPress={() => props.onLeave()}>
              {t('act.logout')}
            </Button>
          }
        />
      }
    >
      <Region width="form" gap={6}>
        <Loaded query={query} title={t('declare.title')} lines={10}>
          {(home) => (
            <Stack gap={8}>
              <PageTitle
                title={t('declare.title')}
                meta={t('declare.hello', { name: home().person.name, year: home().year })}
              />
              <Section title={t('declare.now')} gap={0}>
                <DeclareTitle home={home()} reference={reference} />
                <DeclareExpert home={home()} reference={reference} />
              </Section>
              <Section title={t('declare.mine')} gap={2}>
                <Mine home={home()} reference={reference} />
              </Section>
              <Section title={t('declare.who')} gap={3}>
                <Who person={home().person} reference={reference} />
                <p class="meta">{t('declare.who.hint')}</p>
              </Section>
              <DisplaySwitches />
            </Stack>
          )}
        </Loaded>
      </Region>
    </Page>
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
