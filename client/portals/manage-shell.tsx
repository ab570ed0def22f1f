import { useLocation } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, onCleanup, type ParentProps, Show } from 'solid-js'
import type { Right } from '../../shared/permission.ts'
import type { Me } from '../features/auth/session.ts'
import { deskPlace } from '../features/review/places.ts'
import type { Channel } from '../lib/channel.ts'
import { t } from '../lib/i18n.ts'
import { useAsk, useNews } from '../lib/query.ts'
import { isOneOf, remember } from '../lib/remember.ts'
import { StaffProvider } from '../lib/staff.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { DisplaySwitches } from '../ui/display-switches.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Help } from '../ui/help.tsx'
import { Page, PageTitle, Region } from '../ui/layout.tsx'
import { dataOf } from '../ui/loaded.tsx'
import { Masthead } from '../ui/masthead.tsx'
import { Menu, MenuFrame, type MenuGroup } from '../ui/menu.tsx'
import { MessagesLink } from '../ui/message-list.tsx'
import { OfflineBand } from '../ui/offline-band.tsx'
import { Connection } from '../ui/state-bar.tsx'
import { type HelpId, helpAt, helpLinks, helpWords } from './manage-help.ts'
import { entryOf, MENU_OF, type MenuId, menuFor } from './manage-menu.ts'
import { YearSwitch, yearNow } from './year-switch.tsx'

/** Below this the menu folds by itself, unless the person has said otherwise. */
const WIDE = '(min-width: 1280px)'
const kept = remember('menu', isOneOf(['open', 'folded'] as const))
/** Pages that show one year, the present one unless another is chosen: all years together would be no plan. */
const OF_ONE_YEAR: ReadonlySet<MenuId> = new Set([
  'desk',
  'planAudit',
  'planMine',
  'planStats',
  'status',
  'handlerAudit',
  'principalAudit',
  'expertAudit',
  'acceptance',
  'committees',
  'deadlines',
])
const keptYear = remember('year', isOneOf([...Array(100).keys()].map((n) => String(2000 + n))))

function createFold() {
  const wide = matchMedia(WIDE)
  const [said, setSaid] = createSignal(kept.read())
  const [isWide, setWide] = createSignal(wide.matches)
  const listen = (event: MediaQueryListEvent): void => void setWide(event.matches)
  wide.addEventListener('change', listen)
  onCleanup(() => wide.removeEventListener('change', listen))
  const folded = (): boolean => (said() ? said() === 'folded' : !isWide())
  return {
    folded,
    toggle(): void {
      const next = folded() ? 'open' : 'folded'
      kept.write(next)
      setSaid(next)
    },
  }
}

/** What stays on every page of the office: masthead, menu by rights, connection, help. */
export function ManageShell(props: ParentProps<{ me: Me; channel: Channel; onLeave: () => void }>) {
  const location = useLocation()
  const fold = createFold()
  const [year, setYear] = createSignal<number | null>(Number(keptYear.read()) || null)
  const rights = createMemo<ReadonlySet<Right>>(() => new Set(props.me.rights))
  const own = createMemo(() => menuFor(rights(), props.me.actor.duties))
  const here = () => {
    const found = entryOf(location.pathname, own())
    return found === 'desk' ? entryOf(location.pathname) : found
  }
  /** Whoever can do no work yet finds the first page behind every address: the form of a new unit, or why not. */
  const help = (): HelpId =>
    props.me.standstill && location.pathname !== '/manage/account'
      ? rights().has('org.own') && props.me.standstill.code === 'org.not_approved'
        ? 'own'
        : 'standstill'
      : (helpAt(location.pathname, here()) ?? 'desk')
  const connection = () => (props.channel.up() ? 'live' : 'reconnecting')
  const desk = useAsk('desk.get', () => ({ year: year() ?? yearNow() }), {
    keep: true,
    when: () => rights().has('office'),
  })
  /** How many things wait behind each entry of the menu. */
  const waiting = createMemo(() => {
    const counts: Partial<Record<MenuId, number>> = {}
    for (const { kind, count } of dataOf(desk)?.todos ?? []) {
      for (const id of MENU_OF[kind] ?? []) counts[id] = (counts[id] ?? 0) + count
    }
    return counts
  })
  const groups = createMemo((): MenuGroup[] => {
    const list: { key: string; group: MenuGroup & { items: MenuGroup['items'][number][] } }[] = []
    for (const entry of own()) {
      const key = entry.group ?? entry.id
      const last = list.at(-1)
      const item = {
        href: entry.href,
        label: t(`manage.${entry.id}`),
        short: t(`manage.${entry.id}.short`),
        current: here() === entry.id,
        count: waiting()[entry.id],
      }
      if (last?.key === key) last.group.items.push(item)
      else list.push({ key, group: { label: entry.group ? t(entry.group) : undefined, items: [item] } })
    }
    return list.map(({ group }) => group)
  })
  createEffect(() => {
    document.title = `${t(`manage.${here()}`)} · ${props.me.platform}-${t('entrance.manage')}`
  })

  return (
    <StaffProvider me={props.me} channel={props.channel} year={year()}>
      <Page
        fill
        dense
        head={
          <div class="no-print">
            <Masthead
              minor
              system={t('entrance.manage')}
              where={props.me.actor.orgName}
              href={deskPlace}
              end={
                <>
                  <Show when={rights().has('office')}>
                    <YearSwitch
                      year={year() ?? (OF_ONE_YEAR.has(here()) ? yearNow() : null)}
                      years={dataOf(desk)?.years ?? []}
                      isOne={OF_ONE_YEAR.has(here())}
                      onYear={(next) => {
                        setYear(next)
                        if (next) keptYear.write(String(next))
                        else keptYear.forget()
                      }}
                    />
                  </Show>
                  <Connection status={connection()} />
                  <MessagesLink href="/manage/messages" />
                  <Help
                    page={t(`manage.${here()}`)}
                    words={helpWords(help(), rights())}
                    links={helpLinks(help(), own()).map(({ id, href }) => ({
                      href,
                      label: t(`manage.${id}`),
                    }))}
                  />
                  <a href="/manage/account">
                    <For each={props.me.actor.duties}>{(duty) => <>{t(`manage.duty.${duty}`)} </>}</For>
                    {props.me.actor.name}
                  </a>
                  <Button kind="quiet" onPress={() => props.onLeave()}>
                    {t('act.logout')}
                  </Button>
                </>
              }
            />
            <OfflineBand status={connection()} since={props.channel.downSince()} />
          </div>
        }
      >
        <News />
        <MenuFrame
          menu={
            <Menu
              label={t('manage.menu')}
              groups={groups()}
              folded={fold.folded()}
              fold={t(fold.folded() ? 'manage.unfold' : 'manage.fold')}
              onFold={fold.toggle}
              foot={<DisplaySwitches />}
            />
          }
        >
          {props.children}
        </MenuFrame>
      </Page>
    </StaffProvider>
  )
}

/** Inside of the provider, so that it has the channel. */
function News() {
  useNews()
  return null
}

/** An address that leads nowhere, inside the portal. */
export const NoPage = () => (
  <Region>
    <PageTitle title={t('page.missing')} />
    <EmptyState
      title={t('page.missing.hint')}
      action={<ButtonLink href={deskPlace}>{t('manage.desk')}</ButtonLink>}
    />
  </Region>
)
