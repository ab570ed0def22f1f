import type { JSX, ParentProps } from 'solid-js'
import './desk.css'

/** One thing alone in the middle of a page. */
export const Desk = (props: ParentProps) => <div class="desk">{props.children}</div>

/** A slip of paper, and beside it what one waits for. */
export const DeskPair = (props: ParentProps) => <div class="desk-pair">{props.children}</div>

/** 已提交 6 / 9 位专家: the part bold, the whole light. */
export const BigCount = (props: ParentProps<{ of: JSX.Element }>) => (
  <p class="big-count">
    <b>{props.children}</b> <span>{props.of}</span>
  </p>
)
