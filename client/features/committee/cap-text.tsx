import { Match, Show, Switch } from 'solid-js'
import { t } from '../../lib/i18n.ts'
import type { LivePanel } from '../../lib/live.ts'
import { Stack } from '../../ui/layout.tsx'
import type { capOfPanel } from './cap.ts'

/** 通过率上限 in words and numbers: how many places, who falls behind, who is tied and what can be done. */
export function CapText(props: { panel: LivePanel; cap: ReturnType<typeof capOfPanel> }) {
  const rule = () => props.panel.panel()?.rules.passCap
  const names = (ids: readonly string[]) =>
    ids
      .map((id) => props.panel.candidate(id)?.name ?? '')
      .filter(Boolean)
      .join(t('console.comma'))
  const reaching = () => props.cap.passed.length + props.cap.refused.length + props.cap.tied.length
  const left = () => props.panel.facts()?.revotesLeft ?? 0
  return (
    <Show when={rule()}>
      {(cap) => (
        <Stack gap={1}>
          <p>
            <b>{t('committee.cap')}</b>{' '}
            {t('committee.cap.text', {
              num: cap().num,
              den: cap().den,
              total: props.cap.total,
              places: props.cap.places ?? 0,
              n: reaching(),
            })}
          </p>
          <Switch fallback={<p>{t('committee.cap.within')}</p>}>
            <Match when={props.cap.tied.length > 0}>
              <p class="strong bad">
                {t('committee.cap.tied', { n: props.cap.tied.length, names: names(props.cap.tied) })}
              </p>
              <p>
                {left() > 0 ? t('committee.cap.tied.round', { n: left() }) : t('committee.cap.tied.none')}
              </p>
            </Match>
            <Match when={props.cap.refused.length > 0}>
              <p>
                {t('committee.cap.ranked', {
                  n: props.cap.refused.length,
                  names: names(props.cap.refused),
                })}
              </p>
            </Match>
          </Switch>
        </Stack>
      )}
    </Show>
  )
}
