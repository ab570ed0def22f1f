import type { ParentProps } from 'solid-js'
import './entrance-list.css'

/** Large ruled links, each `<li><a><b>name</b><span>who for</span></a></li>`. */
export const EntranceList = (props: ParentProps) => <ul class="entrances">{props.children}</ul>
