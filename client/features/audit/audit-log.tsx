import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, For, Match, on, Show, Switch } from 'solid-js'
import { AUDIT_ACTIONS, type AuditAction } from '../../../shared/audit/audit.rules.ts'
import type { Problem } from '../../../shared/problem.ts'
import { type CallInput, type CallOutput, call } from '../../lib/call.ts'
import { t, tMaybe } from '../../lib/i18n.ts'
import { dayClockSeconds } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { PageTitle, Region, Row } from '../../ui/layout.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import './audit.css'

type Entry = CallOutput<'audit.list'>['rows'][number]
type Filter = { action?: AuditAction; from?: string; to?: string; subject?: string; review?: string }

const PAGE = 100
const DAY = 24 * 3_600_000

const dayStart = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

/** The filter as the contract wants it: days become instants in Beijing time, the last day belongs to it. */
export function inputOf(filter: Filter): CallInput<'audit.list'> {
  return {
    ...(filter.action ? { action: filter.action } : {}),
    ...(filter.from ? { from: dayStart(filter.from) } : {}),
    ...(filter.to ? { to: dayStart(filter.to) + DAY - 1 } : {}),
    ...(filter.subject ? { subject: filter.subject } : {}),
    ...(filter.review ? { reviewId: filter.review } : {}),
    limit: PAGE,
  }
}

const actionWord = (action: string): string => tMaybe(`audit.action.${action}`) ?? action

/** `review:01a2…f3` as a person reads it: what kind of thing, and enough of its number to tell two apart. */
export function subjectText(subject: string): string {
  const [kind = '', id = ''] = subject.split(':')
  const word = tMaybe(`audit.kind.${kind}`)
  return word ? `${word} ${id.slice(-6)}` : subject || '–'
}

const detailText = (key: string, value: unknown): string =>
  key.endsWith('At') && typeof value === 'number' ? dayClockSeconds(value) : String(value)

/** 审计日志, newest first, for the auditor: filters in the address, more on request, each row whole in a drawer. */
export default function AuditLog() {
  const [filter, setFilter] = useSearchParams<Filter>()
  const [rows, setRows] = createSignal<readonly Entry[]>([])
  const [more, setMore] = createSignal(false)
  const [total, setTotal] = createSignal(0)
  const [state, setState] = createSignal<'loading' | 'ready'>('loading')
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const [open, setOpen] = createSignal<Entry | null>(null)
  let asked = 0

  async function load(before?: number): Promise<void> {
    const mine = ++asked
    setState('loading')
    setProblem(null)
    const result = await call('audit.list', { ...inputOf({ ...filter }), ...(before ? { before } : {}) })
    if (mine !== asked) return
    setState('ready')
    if (!result.ok) return void setProblem(result.problem)
    setRows((known) => (before ? [...known, ...result.value.rows] : result.value.rows))
    setMore(result.value.more)
    setTotal(result.value.total)
  }
  createEffect(
    on(
      () => JSON.stringify(inputOf({ ...filter })),
      () => void load(),
    ),
  )
  const filtered = () => Boolean(filter.action || filter.from || filter.to || filter.subject || filter.review)

  return (
    <Region gap={5}>
      <PageTitle title={t('audit.title')} meta={t('audit.total', { n: total() })} />
      <p class="meta">
        {t('audit.append_only')} {t('audit.verify')}
      </p>
      <Row gap={3}>
        <Select
          size="small"
          prefix={t('audit.action')}
          empty={t('audit.all')}
          value={filter.action ?? ''}
          options={AUDIT_ACTIONS.map((action) => ({ value: action, label: actionWord(action) }))}
          onChange={(action) => setFilter({ action: action || undefined })}
        />
        <DateInput
          size="small"
          label={t('audit.since')}
          value={filter.from ?? ''}
          onChange={(from) => setFilter({ from: from || undefined })}
        />
        <span class="meta">{t('audit.until.short')}</span>
        <DateInput
          size="small"
          label={t('audit.until')}
          value={filter.to ?? ''}
          onChange={(to) => setFilter({ to: to || undefined })}
        />
        <span class="audit-subject">
          <TextInput
            type="search"
            size="small"
            label={t('audit.subject.filter')}
            placeholder={t('audit.subject.filter')}
            value={filter.subject ?? ''}
            onInput={(subject) => setFilter({ subject: subject || undefined }, { replace: true })}
          />
        </span>
        <Show when={filtered()}>
          <Button
            kind="quiet"
            onPress={() =>
              setFilter({
                action: undefined,
                from: undefined,
                to: undefined,
                subject: undefined,
                review: undefined,
              })
            }
          >
            {t('act.clear')}
          </Button>
        </Show>
      </Row>
      <Switch
        fallback={
          <>
            <Ledger
              caption={t('audit.title')}
              tight
              rows={rows()}
              id={(row) => String(row.seq)}
              selected={open() ? String(open()!.seq) : null}
              onSelect={setOpen}
              columns={[
                { key: 'at', label: t('audit.at'), cell: (row) => dayClockSeconds(row.at) },
                { key: 'seq', label: t('audit.seq'), num: true, cell: (row) => row.seq },
                { key: 'actor', label: t('audit.actor'), cell: (row) => row.actorName || t('audit.system') },
                { key: 'action', label: t('audit.action'), cell: (row) => actionWord(row.action) },
                {
                  key: 'subject',
                  label: t('audit.subject'),
                  cell: (row) => <span title={row.subject}>{subjectText(row.subject)}</span>,
                },
                {
                  key: 'reason',
                  label: t('audit.reason'),
                  cell: (row) => <span class="audit-clip">{row.reason ?? '–'}</span>,
                },
                { key: 'address', label: t('audit.address'), cell: (row) => row.address || '–' },
              ]}
            />
            <Row spread>
              <span class="meta" role="status">
                {t('audit.shown', { n: rows().length, all: total() })}
              </span>
              <Show when={more()}>
                <Button busy={state() === 'loading'} onPress={() => void load(rows().at(-1)?.seq)}>
                  {t('audit.more')}
                </Button>
              </Show>
            </Row>
          </>
        }
      >
        <Match when={problem()}>
          {(found) => <ErrorState problem={found()} onRetry={() => void load()} />}
        </Match>
        <Match when={state() === 'loading' && rows().length === 0}>
          <Skeleton table lines={10} />
        </Match>
        <Match when={rows().length === 0}>
          <EmptyState title={t('audit.empty')}>{t('audit.empty.do')}</EmptyState>
        </Match>
      </Switch>
      <Drawer
        open={open() !== null}
        onClose={() => setOpen(null)}
        title={actionWord(open()?.action ?? '')}
        meta={open() ? `${t('audit.seq')} ${open()!.seq} · ${dayClockSeconds(open()!.at)}` : ''}
      >
        <Show when={open()}>
          {(row) => (
            <>
              <Facts
                columns={1}
                facts={[
                  [t('audit.actor'), row().actorName || t('audit.system')],
                  [t('audit.subject'), row().subject || '–'],
                  [t('audit.from'), row().from ?? '–'],
                  [t('audit.to'), row().to ?? '–'],
                  [t('audit.reason'), row().reason ?? '–'],
                  [t('audit.address'), row().address || '–'],
                ]}
              />
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
    </Region>
  )
}
