import { For, Show } from 'solid-js'
import type { CallOutput } from '../../lib/call.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { dayClockSeconds } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Row } from '../../ui/layout.tsx'
import { actionWord, actorText, detailText, type Filter, subjectText } from './audit-words.ts'

type Entry = CallOutput<'audit.list'>['rows'][number]

/** One row of the log whole, and from it to everything of the same person or thing. */
export function AuditDrawer(props: {
  row: Entry | null
  onClose: () => void
  onNarrow: (filter: Filter) => void
}) {
  return (
    <Drawer
      open={props.row !== null}
      onClose={props.onClose}
      title={actionWord(props.row?.action ?? '')}
      meta={props.row ? `${t('audit.seq')} ${props.row.seq} · ${dayClockSeconds(props.row.at)}` : ''}
    >
      <Show when={props.row}>
        {(row) => (
          <>
            <Facts
              columns={1}
              facts={[
                [t('audit.actor'), actorText(row())],
                [t('audit.org'), row().orgName ?? '–'],
                [t('audit.subject'), <Subject row={row()} />],
                [t('audit.from'), row().from ?? '–'],
                [t('audit.to'), row().to ?? '–'],
                [t('audit.reason'), row().reason ?? '–'],
                [t('audit.address'), row().address || '–'],
              ]}
            />
            <Row gap={3}>
              <Show when={row().actorId}>
                {(actor) => (
                  <Button onPress={() => props.onNarrow({ actor: actor() })}>{t('audit.of_person')}</Button>
                )}
              </Show>
              <Show when={row().subject}>
                {(subject) => (
                  <Button onPress={() => props.onNarrow({ subject: subject() })}>
                    {t('audit.of_subject')}
                  </Button>
                )}
              </Show>
            </Row>
            <h3>{t('audit.details')}</h3>
            <Show when={Object.keys(row().details).length > 0} fallback={<p class="meta">–</p>}>
              <dl class="audit-details">
                <For each={Object.entries(row().details)}>
                  {([key, value]) => (
                    <div>
                      <dt>{tMaybe(`audit.detail.${key}`) ?? key}</dt>
                      <dd>{detailText(key, value)}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </Show>
            <h3>{t('audit.hash')}</h3>
            <p class="audit-hash">{row().hash}</p>
          </>
        )}
      </Show>
    </Drawer>
  )
}

/** What it was done to, in words, and under them what the log itself says. */
const Subject = (props: { row: Entry }) => (
  <>
    {subjectText(props.row)}
    <p class="audit-hash">{props.row.subject}</p>
  </>
)
