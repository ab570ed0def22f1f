import { useQueryClient } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import type { Problem } from '../../../shared/problem.ts'
import { call } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'

/** As many organisations as are named in one question to the server. */
const AT_ONCE = 200

/** Sends the reminder, to some organisations or to all that have not read it, and says to how many it went. */
export function useRemind() {
  const client = useQueryClient()
  return async (id: string, orgIds?: readonly string[]): Promise<Problem | null> => {
    let n = 0
    for (let start = 0; start < (orgIds?.length ?? 1); start += AT_ONCE) {
      const some = orgIds ? { orgIds: orgIds.slice(start, start + AT_ONCE) } : {}
      const result = await call('notice.remind', { id, ...some })
      if (!result.ok) return result.problem
      n += result.value.orgs
    }
    await client.invalidateQueries({ queryKey: ['notice'] })
    toast(n > 0 ? t('notice.remind.done', { n }) : t('notice.remind.already'))
    return null
  }
}

/** 提醒全部未读单位: so many people are told at once that it is asked for again. */
export function Remind(props: { notice: { id: string; title: string }; unread: number }) {
  const remind = useRemind()
  const [asking, setAsking] = createSignal(false)
  return (
    <>
      <Button why={props.unread === 0 ? t('notice.remind.none') : null} onPress={() => setAsking(true)}>
        {t('notice.remind.all')}
      </Button>
      <Sheet
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('notice.remind.all')}
        names={[props.notice.title]}
        effect={t('notice.remind.effect', { n: props.unread })}
        action={t('notice.remind')}
        onConfirm={() => remind(props.notice.id)}
      />
    </>
  )
}
