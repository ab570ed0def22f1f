import { createSignal, For, onCleanup, Show } from 'solid-js'
import './org-tree.css'
import type { CallOutput } from '../lib/call.ts'
import { t } from '../lib/i18n.ts'
import { createOrgTree } from '../lib/org-tree.ts'
import { useAsk } from '../lib/query.ts'
import { dataOf, Loaded } from './loaded.tsx'
import { TextInput } from './text-input.tsx'
import { Tree } from './tree.tsx'

/** A pause in typing, in ms, after which is asked. */
const PAUSE_MS = 200

type Found = CallOutput<'org.find'>[number]

/**
 * The asker's organisations as a tree that loads as it is opened, under a field that finds by name, pinyin, initials
 * or code. `selected` absent stands for the asker's own organisation.
 */
export function OrgTree(props: {
  selected: string | undefined
  onSelect: (id: string, name: string) => void
  label?: string
}) {
  const tree = createOrgTree(() => props.selected)
  const [typed, setTyped] = createSignal('')
  const [search, setSearch] = createSignal('')
  const found = useAsk('org.find', () => ({ search: search() }), { when: () => search() !== '', keep: true })
  /** One sign finds half the province; the server does not look for it. */
  const tooShort = () => [...search()].length < 2
  let pause: ReturnType<typeof setTimeout> | undefined
  let place!: HTMLDivElement
  onCleanup(() => clearTimeout(pause))

  function type(text: string): void {
    setTyped(text)
    clearTimeout(pause)
    if (text.trim() === '') setSearch('')
    else pause = setTimeout(() => setSearch(text.trim()), PAUSE_MS)
  }

  function choose(org: Found): void {
    clearTimeout(pause)
    setTyped('')
    setSearch('')
    tree.reveal(org.way)
    props.onSelect(org.id, org.name)
  }

  /** From the field down into what was found and back, as in any list under a field. */
  function walk(event: KeyboardEvent): void {
    if (event.key === 'Escape' && typed() !== '') {
      event.preventDefault()
      event.stopPropagation()
      type('')
      place.querySelector('input')?.focus()
      return
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || search() === '') return
    const stops = [...place.querySelectorAll<HTMLElement>('input, .org-found button')]
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows are a shortcut past Tab; field and results are reached without them.
    <div class="org-tree" ref={place} onKeyDown={walk}>
      <TextInput
        type="search"
        size="small"
        value={typed()}
        onInput={type}
        label={t('org.tree.search')}
        placeholder={t('org.tree.search')}
      />
      <Show
        when={search() !== ''}
        fallback={
          <Loaded query={tree.root} lines={8}>
            {(root) => (
              <Tree
                label={props.label ?? t('org.tree')}
                nodes={tree.nodes()}
                opened={tree.opened()}
                onToggle={tree.toggle}
                selected={props.selected ?? root()[0]?.id ?? null}
                onSelect={(id) => props.onSelect(id, tree.orgOf(id)?.name ?? '')}
                onType={(sign) => {
                  place.querySelector('input')?.focus()
                  type(sign)
                }}
              />
            )}
          </Loaded>
        }
      >
        <Loaded query={found} lines={4}>
          {(list) => (
            <Show
              when={list().length > 0}
              fallback={<p class="meta">{t(tooShort() ? 'org.tree.short' : 'org.tree.none')}</p>}
            >
              <ul class="org-found" aria-label={t('org.tree.found')}>
                <For each={list()}>
                  {(org) => (
                    <li>
                      <button type="button" onClick={() => choose(org)}>
                        <span>{org.name}</span>
                        <small>
                          {org.code}
                          <Show when={org.way.length > 1}> · {wayText(org.way.slice(0, -1))}</Show>
                        </small>
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </Loaded>
        <p class="sr-only" role="status">
          {t('org.tree.count', { n: dataOf(found)?.length ?? 0 })}
        </p>
      </Show>
    </div>
  )
}

/** 洛川市职改办 › 嵩岳区教育局 */
export const wayText = (way: readonly { name: string }[]): string => way.map(({ name }) => name).join(' › ')
