import { useNavigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { SECTIONS, type Section } from '../../../shared/declare/sections.ts'
import { t } from '../../lib/i18n.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { StateWord } from '../../ui/state-word.tsx'
import { type Standing, sectionWord, standingOf } from './faults.ts'
import { filePlace, inside, type Part } from './places.ts'
import { useRoom } from './room.ts'

const isSection = (part: Part): part is Section => SECTIONS.some((section) => section === part)

/** The parts of the page in their order: sections, then the check; the way first once it is handed in. */
function useParts() {
  const room = useRoom()
  const parts = (): Part[] => (room.isOpen() ? [...room.filled(), 'check', 'way'] : ['way', ...room.filled()])
  const word = (part: Part): string => (isSection(part) ? sectionWord(part) : t(`declare.part.${part}`))
  const standing = (part: Part): Standing | null => {
    if (!isSection(part) || !room.isOpen()) return null
    if (room.file().state === 'correcting')
      return room.named(part)
        ? { kind: 'now', word: t('declare.stand.mend') }
        : { kind: 'off', word: t('declare.stand.locked') }
    return standingOf({
      ...{ section: part, content: room.contentOf(part), files: room.file().files, faults: room.faults() },
    })
  }
  return { room, parts, word, standing }
}

/** The sections with how each stands: a rail on a wide page, one list to choose from on a narrow one. */
export function FileRail(props: { current: Part }) {
  const { room, parts, word, standing } = useParts()
  const navigate = useNavigate()
  const place = (part: Part): string => filePlace(room.file().id, part)
  return (
    <nav class="declare-rail no-print" aria-label={t('declare.parts')}>
      <ol>
        <For each={parts()}>
          {(part, n) => (
            <li data-apart={part === 'check' || (part === 'basic' && !room.isOpen()) ? '' : undefined}>
              <a href={place(part)} aria-current={props.current === part ? 'step' : undefined}>
                <i>{isSection(part) ? n() + (room.isOpen() ? 1 : 0) : ''}</i>
                <span class="grow">
                  {word(part)}
                  <Show when={isSection(part) && room.named(part)}>
                    <span class="declare-flag">{t('declare.flag')}</span>
                  </Show>
                </span>
                <Show when={standing(part)}>
                  {(found) => <StateWord kind={found().kind}>{found().word}</StateWord>}
                </Show>
              </a>
            </li>
          )}
        </For>
      </ol>
      <Select
        prefix={t('declare.parts.at', { n: parts().indexOf(props.current) + 1, all: parts().length })}
        label={t('declare.parts')}
        value={props.current}
        onChange={(part) => navigate(inside(place(part as Part)))}
        options={parts().map((part) => {
          const found = standing(part)
          const said = isSection(part) && room.named(part) ? t('declare.flag') : found?.word
          return { value: part, label: said ? `${word(part)} · ${said}` : word(part) }
        })}
      />
    </nav>
  )
}

/** 上一节, 下一节: the guided way through the form. */
export function FileSteps(props: { current: Part }) {
  const { room, parts, word } = useParts()
  const near = (by: number): Part | undefined => {
    const at = parts().indexOf(props.current) + by
    return parts()[at]
  }
  const forth = (): Part | undefined => (props.current === 'check' ? undefined : near(1))
  return (
    <Show when={room.isOpen() && props.current !== 'way'}>
      <nav class="declare-steps no-print" aria-label={t('declare.steps')}>
        <Show when={near(-1)} fallback={<span />}>
          {(part) => (
            <ButtonLink size="touch" href={filePlace(room.file().id, part())}>
              <span>
                {t('declare.previous')} <span class="declare-step-word">{word(part())}</span>
              </span>
            </ButtonLink>
          )}
        </Show>
        <Show when={forth()}>
          {(part) => (
            <ButtonLink size="touch" kind="primary" href={filePlace(room.file().id, part())}>
              <span>
                {t('declare.next')} <span class="declare-step-word">{word(part())}</span>
              </span>
            </ButtonLink>
          )}
        </Show>
      </nav>
    </Show>
  )
}
