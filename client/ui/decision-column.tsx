import { Show } from 'solid-js'
import { t } from '../lib/i18n.ts'
import { useAsk } from '../lib/query.ts'
import { Loaded } from './loaded.tsx'
import { ScrollColumn } from './scroll-column.tsx'

/** 失信处理意见专栏 (M-7.2.1): the decisions in force, as the public reads them. For the homes of the portals. */
export function DecisionColumn() {
  const query = useAsk('blacklist.column', () => ({}), { keep: true })
  return (
    <Loaded query={query} lines={3}>
      {(decisions) => (
        <Show when={decisions().length > 0} fallback={<p class="meta">{t('blacklist.column.none')}</p>}>
          <ScrollColumn items={decisions()} label={t('blacklist.column.label')}>
            {(each) => (
              <>
                <span>
                  <b>{each.name}</b> {each.unitName}
                </span>
                <span>{each.decision}</span>
                <span class="meta">
                  {t('blacklist.column.term', {
                    years: t(`blacklist.grade.${each.grade}`),
                    until: each.endOn,
                  })}
                </span>
                <span class="meta">{each.decisionNo}</span>
              </>
            )}
          </ScrollColumn>
        </Show>
      )}
    </Loaded>
  )
}
