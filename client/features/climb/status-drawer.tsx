import { Show } from 'solid-js'
import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAsk } from '../../lib/query.ts'
import { useReference } from '../../lib/reference.ts'
import { useStaff } from '../../lib/staff.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row, Section, Stack } from '../../ui/layout.tsx'
import { dataAbout, Loaded } from '../../ui/loaded.tsx'
import { Deadline, DeclarationWord } from './bits.tsx'
import { fieldText, waitedText } from './queries.ts'
import { WayLine } from './way.tsx'

/** One applicant's file as far as its state goes: where it has been, where it lies, what comes; what can be printed. */
export function StatusDrawer(props: { id: string | undefined; onClose: () => void }) {
  const staff = useStaff()
  const reference = useReference('series', 'level')
  const query = useAsk('climb.life', () => ({ id: props.id ?? '' }), { when: () => Boolean(props.id) })
  const one = () => dataAbout(query, props.id)
  return (
    <Drawer
      open={Boolean(props.id)}
      onClose={props.onClose}
      title={one()?.name ?? t('climb.status.title')}
      meta={one()?.orgName}
      foot={
        <Show when={one()}>
          {(row) => (
            <Row gap={3}>
              <Show when={row().readable && staff.may('declare.view')}>
                <ButtonLink kind="primary" size="touch" href={`/manage/climb/${row().id}?tab=all`}>
                  {t('climb.status.open')}
                </ButtonLink>
              </Show>
              <Show when={row().printable}>
                <ButtonLink
                  size="touch"
                  href={link('climb.print', { id: row().id, form: 'table' })}
                  target="_blank"
                >
                  {t('climb.print.table')}
                </ButtonLink>
                <ButtonLink
                  size="touch"
                  href={link('climb.print', { id: row().id, form: 'brief' })}
                  target="_blank"
                >
                  {t('climb.print.brief')}
                </ButtonLink>
              </Show>
            </Row>
          )}
        </Show>
      }
    >
      <Show when={props.id}>
        <Loaded query={query} lines={10}>
          {(row) => (
            <Stack gap={6}>
              <Row gap={4}>
                <DeclarationWord state={row().state} />
                <Show when={row().deskSince}>{(at) => <span class="meta">{waitedText(at())}</span>}</Show>
              </Row>
              <Facts
                columns={1}
                facts={[
                  [
                    t('climb.col.field'),
                    row().kind === 'expert' ? t('form.kind.expert') : fieldText(row(), reference),
                  ],
                  [t('climb.col.specialty'), row().specialty || '–'],
                  [t('climb.col.committee'), row().committeeName || '–'],
                  [
                    t('climb.col.deadline'),
                    <Deadline at={row().deadlineAt} ended={row().deskDuty === null} />,
                  ],
                  [t('climb.status.interview'), row().interview || t('climb.status.unscheduled')],
                  [t('climb.status.place'), row().place || t('climb.status.unscheduled')],
                ]}
              />
              <Section title={t('climb.way')} gap={4}>
                <WayLine way={row().way} />
              </Section>
            </Stack>
          )}
        </Loaded>
      </Show>
    </Drawer>
  )
}
