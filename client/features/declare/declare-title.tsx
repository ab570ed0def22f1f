import { createSignal, Show } from 'solid-js'
import type { TitleLevel } from '../../../shared/reference/reference.ts'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { Entry } from './entry.tsx'
import {
  type Closed,
  closedBy,
  type Home,
  keyOf,
  lineName,
  type OpenLine,
  type Reference,
} from './queries.ts'
import { type Choice, RegisterSheet } from './register-sheet.tsx'

const MOST = 40

/** 申报职称: a line of the unit's passed plan with the places left (M-3.5, M-3.13); a full one says so (M-3.3). */
export function DeclareTitle(props: { home: Home; reference: Reference }) {
  const [key, setKey] = createSignal('')
  const [specialty, setSpecialty] = createSignal('')
  const [asking, setAsking] = createSignal<Choice | null>(null)
  const lines = () => props.home.open
  const line = () => lines().find((each) => keyOf(each) === key())
  const isFull = (each: OpenLine) => each.left !== null && each.left <= 0
  const closed = (): Closed | null => {
    if (props.home.title) return closedBy(props.home.title)
    return lines().every(isFull) ? { text: t('declare.all_used'), way: t('declare.all_used.way') } : null
  }
  const word = (each: OpenLine): string => {
    if (each.left === null) return t('declare.left.free')
    return isFull(each) ? t('declare.left.none') : t('declare.left', { n: each.left })
  }
  const choice = (): Choice | null => {
    const one = line()
    if (!one) return null
    const { series, counted } = one
    const level = one.level as TitleLevel
    return { kind: 'title', series, level, counted, specialty: one.specialty || specialty().trim() }
  }

  return (
    <>
      <Entry
        title={t('declare.kind.title')}
        hint={t('declare.kind.title.hint')}
        meta={t('declare.open.count', { n: lines().filter((each) => !isFull(each)).length })}
        closed={closed()}
      >
        <div class="declare-form">
          <FieldGroup label={t('declare.choose')} required>
            <RadioGroup
              touch
              value={key()}
              onChange={setKey}
              options={lines().map((each) => ({
                value: keyOf(each),
                label: lineName(props.reference, each),
                ...(isFull(each) ? { why: word(each) } : { hint: word(each) }),
              }))}
            />
          </FieldGroup>
          <Show when={line() && !line()!.specialty}>
            <Field label={t('declare.specialty')} hint={t('declare.specialty.hint')}>
              <TextInput value={specialty()} onInput={setSpecialty} maxlength={MOST} />
            </Field>
          </Show>
          <Button
            kind="primary"
            size="touch"
            block
            why={choice() ? null : t('declare.register.why')}
            onPress={() => setAsking(choice())}
          >
            {t('declare.register')}
          </Button>
        </div>
      </Entry>
      {/* outside of what closes when the answer comes: a refusal stays in sight */}
      <RegisterSheet choice={asking()} onClose={() => setAsking(null)} reference={props.reference} />
    </>
  )
}
