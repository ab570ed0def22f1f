import type { ParentProps } from 'solid-js'
import { Button } from './button.tsx'
import { Drawer } from './drawer.tsx'
import type { Form } from './form.ts'
import { FormFoot } from './form-foot.tsx'

/** A form in a drawer with one button: shut when it was taken, and not left with unsaved work unasked. */
export function FormDrawer<V extends Record<string, unknown>>(
  props: ParentProps<{ form: Form<V>; onClose: () => void; title: string; action: string }>,
) {
  async function save(): Promise<void> {
    if (!(await props.form.submit())) return
    props.form.reset()
    props.onClose()
  }
  return (
    <Drawer
      open
      onClose={() => props.form.mayLeave() && props.onClose()}
      title={props.title}
      foot={
        <FormFoot problem={props.form.problem()}>
          <Button
            kind="primary"
            size="touch"
            busy={props.form.status() === 'saving'}
            onPress={() => void save()}
          >
            {props.action}
          </Button>
        </FormFoot>
      }
    >
      {props.children}
    </Drawer>
  )
}
