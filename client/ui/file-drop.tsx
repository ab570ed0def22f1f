import { createSignal, For, type JSX, Show } from 'solid-js'
import './file-drop.css'
import './progress.css'
import type { Problem, Result } from '../../shared/problem.ts'
import { problemText, t } from '../lib/i18n.ts'
import { Button } from './button.tsx'
import { StateWord } from './state-word.tsx'

interface Sending {
  file: File
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  sent: number
  all: number
  said: string | null
  abort: AbortController
}

/** Bytes as a person says them. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/**
 * Files chosen or dropped, sent one after the other so that a slow line is not shared, each with its numbers and a
 * way to stop it. `send` is usually `(file, progress, signal) => upload('review.import', input, file, progress, signal)`.
 */
export function FileDrop<T>(props: {
  accept?: string
  maxBytes?: number
  multiple?: boolean
  send: (
    file: File,
    onProgress: (sent: number, all: number) => void,
    signal: AbortSignal,
  ) => Promise<Result<T>>
  onDone?: (value: T, file: File) => void
  hint?: JSX.Element
  touch?: boolean
  label?: string
}) {
  const [list, setList] = createSignal<readonly Sending[]>([])
  const [over, setOver] = createSignal(false)
  let input!: HTMLInputElement

  const change = (file: File, next: Partial<Sending>): void =>
    void setList((before) => before.map((each) => (each.file === file ? { ...each, ...next } : each)))

  const refusal = (file: File): string | null => {
    if (props.maxBytes !== undefined && file.size > props.maxBytes)
      return t('file.too_large', { max: sizeText(props.maxBytes) })
    return accepted(file, props.accept) ? null : t('file.wrong_type')
  }

  async function add(files: readonly File[]): Promise<void> {
    const chosen = props.multiple ? files : files.slice(0, 1)
    setList((before) => [
      ...(props.multiple ? before : []),
      ...chosen.map((file) => entry(file, refusal(file))),
    ])
    for (const file of chosen) {
      const mine = list().find((each) => each.file === file)
      if (mine?.state === 'waiting') await send(mine)
    }
  }

  async function send(mine: Sending): Promise<void> {
    if (mine.abort.signal.aborted) return
    change(mine.file, { state: 'sending' })
    const result = await props.send(
      mine.file,
      (sent, all) => change(mine.file, { sent, all }),
      mine.abort.signal,
    )
    if (result.ok) {
      change(mine.file, { state: 'sent' })
      props.onDone?.(result.value, mine.file)
    } else change(mine.file, { state: 'failed', said: said(result.problem) })
  }

  const said = (problem: Problem): string => problemText(problem)

  function stop(mine: Sending): void {
    mine.abort.abort()
    if (mine.state === 'waiting') setList((before) => before.filter((each) => each !== mine))
  }

  return (
    <div class="file-drop">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button beside it does the same. */}
      <div
        class="file-target"
        data-over={over() ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void add([...(event.dataTransfer?.files ?? [])])
        }}
      >
        <Button size={props.touch ? 'touch' : 'normal'} onPress={() => input.click()}>
          {props.label ?? t('file.choose')}
        </Button>
        <span class="meta">
          {t('file.drop')} <Show when={props.hint}>· {props.hint}</Show>
        </span>
        <input
          ref={input}
          type="file"
          hidden
          accept={props.accept}
          multiple={props.multiple}
          onChange={(event) => {
            void add([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
      </div>
      <ul aria-live="polite">
        <For each={list()}>{(each) => <FileLine each={each} onStop={() => stop(each)} />}</For>
      </ul>
    </div>
  )
}

function entry(file: File, said: string | null): Sending {
  const state = said === null ? 'waiting' : 'failed'
  return { file, state, sent: 0, all: file.size, said, abort: new AbortController() }
}

function accepted(file: File, accept?: string): boolean {
  if (!accept) return true
  return accept.split(',').some((each) => {
    const want = each.trim().toLowerCase()
    if (want.startsWith('.')) return file.name.toLowerCase().endsWith(want)
    return want.endsWith('/*') ? file.type.startsWith(want.slice(0, -1)) : file.type === want
  })
}

const KINDS = { waiting: 'off', sending: 'half', sent: 'done', failed: 'fail' } as const

const FileLine = (props: { each: Sending; onStop: () => void }) => (
  <li>
    <span class="grow">
      {props.each.file.name} <span class="faint">{sizeText(props.each.file.size)}</span>
      <Show when={props.each.said}>
        <span class="bad"> {props.each.said}</span>
      </Show>
    </span>
    <Show when={props.each.state === 'sending'}>
      <progress
        class="meter"
        value={props.each.sent}
        max={props.each.all || 1}
        aria-label={props.each.file.name}
      />
    </Show>
    <StateWord kind={KINDS[props.each.state]}>
      {t(`file.${props.each.state}`)}
      <Show when={props.each.state === 'sending'}>
        {' '}
        {sizeText(props.each.sent)} / {sizeText(props.each.all)}
      </Show>
    </StateWord>
    <Show when={props.each.state === 'sending' || props.each.state === 'waiting'}>
      <Button kind="quiet" onPress={props.onStop}>
        {t('file.cancel')}
      </Button>
    </Show>
  </li>
)
