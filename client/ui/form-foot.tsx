import { type ParentProps, Show } from 'solid-js'
import type { Problem } from '../../shared/problem.ts'
import { ProblemLine } from './error-state.tsx'
import { Row, Stack } from './layout.tsx'

/** The foot of a drawer that holds a form: its buttons, and above them why it was not taken. */
export const FormFoot = (props: ParentProps<{ problem: Problem | null }>) => (
  <Stack gap={3}>
    <Show when={props.problem}>{(found) => <ProblemLine problem={found()} />}</Show>
    <Row gap={3}>{props.children}</Row>
  </Stack>
)
