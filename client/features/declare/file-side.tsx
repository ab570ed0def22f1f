import { For, Show } from 'solid-js'
import type { Section } from '../../../shared/declare/sections.ts'
import { t } from '../../lib/i18n.ts'
import { serverNow } from '../../lib/server-time.ts'
import { dayClock } from '../../lib/time.ts'
import { sizeText } from '../../ui/file-drop.tsx'
import { Mark } from '../../ui/mark.tsx'
import { faultText, sectionWord } from './faults.ts'
import { lasts } from './life-line.tsx'
import { FILE_MOST } from './limits.ts'
import { filePlace, type Part } from './places.ts'
import { useRoom } from './room.ts'

/** Beside the form where there is room: what is still missing before the hand-in, until when, how full the file is. */
export function FileSide(props: { current: Part }) {
  const room = useRoom()
  const blocks = () => room.faults().filter((fault) => fault.blocks)
  const sections = (): Section[] => [...new Set(blocks().map(({ section }) => section))]
  const said = (section: Section): string => {
    const own = blocks().filter((fault) => fault.section === section)
    return own.length === 1 ? faultText(own[0]!) : t('declare.side.n', { n: own.length })
  }
  return (
    <Show when={room.isOpen() && props.current !== 'check' && props.current !== 'way'}>
      <aside class="declare-side no-print" aria-label={t('declare.side')}>
        <div>
          <h2>{t('declare.side')}</h2>
          <Show
            when={sections().length > 0}
            fallback={
              <p class="good declare-line">
                <Mark kind="tick" /> {t('declare.check.clean')}
              </p>
            }
          >
            <ul>
              <For each={sections()}>
                {(section) => (
                  <li>
                    <a href={filePlace(room.file().id, section)}>{sectionWord(section)}</a>
                    <span class="meta">{said(section)}</span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <h2>{t('declare.side.time')}</h2>
          <p class="meta">
            <Show when={room.file().deadlineAt} fallback={t('declare.side.no_deadline')}>
              {(at) => t('declare.due', { time: dayClock(at()), left: lasts(at() - serverNow()) })}
            </Show>
          </p>
          <h2>{t('declare.documents')}</h2>
          <p class="meta">
            {t('declare.side.files', {
              n: room.file().files.length,
              size: sizeText(room.file().bytes),
              max: sizeText(FILE_MOST),
            })}
          </p>
        </div>
      </aside>
    </Show>
  )
}
