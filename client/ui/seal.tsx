import './seal.css'

/** The one seal: vermilion, square, two characters from top to bottom. Only for what is received or decided. */
export function Seal(props: { text: string; solid?: boolean; small?: boolean }) {
  return (
    <span class="seal" data-solid={props.solid ? '' : undefined} data-small={props.small ? '' : undefined}>
      {props.text}
    </span>
  )
}
