import { Show } from 'solid-js'
import './sum.css'
import { t } from '../lib/i18n.ts'

/**
 * The arithmetic of a verdict: 应到 25 · 签到 23 − 回避 1 = 计票基数 22 × 2/3 → 需 15. The numbers come from the
 * server's count; nothing is reckoned here. With `recusedCounted` the rule leaves recused seats in the base.
 */
export function Sum(props: {
  seats: number
  present: number
  recused: number
  base: number
  need: number
  num: number
  den: number
  recusedCounted?: boolean
}) {
  return (
    <div
      class="sum"
      role="img"
      aria-label={t('sum.text', {
        seats: props.seats,
        present: props.present,
        recused: props.recused,
        base: props.base,
        need: props.need,
      })}
    >
      <Term n={props.seats} label={t('sum.seats')} />
      <i>·</i>
      <Term n={props.present} label={t('sum.present')} />
      <i>{props.recusedCounted ? '·' : '−'}</i>
      <Term n={props.recused} label={t('sum.recused')} />
      <i>=</i>
      <Term n={props.base} label={t('sum.base')} />
      <i>
        × {props.num}/{props.den} →
      </i>
      <Term n={props.need} label={t('sum.need')} />
    </div>
  )
}

const Term = (props: { n: number; label: string }) => (
  <span>
    <b>{props.n}</b>
    <small>{props.label}</small>
  </span>
)

/** 「16 ≥ 15，通过」, the last line of the sum. */
export function SumVerdict(props: { yes: number; need: number; passed: boolean }) {
  return (
    <b class={props.passed ? 'good' : 'bad'}>
      <Show when={props.passed} fallback={t('sum.short', { yes: props.yes, need: props.need })}>
        {t('sum.reached', { yes: props.yes, need: props.need })}
      </Show>
    </b>
  )
}
