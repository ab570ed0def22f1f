/** The number one reads from the last row: part bold, total light. */
export const Figure = (props: { n: number; of: number }) => (
  <p class="wall-figure">
    {props.n}
    <i>/ {props.of}</i>
  </p>
)
