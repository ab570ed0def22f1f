import { createSignal } from 'solid-js'
import { TITLE_LEVELS, type TitleLevel } from '../../../shared/reference/reference.ts'
import { t } from '../../lib/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { Entry } from './entry.tsx'
import { closedBy, type Home, type Reference } from './queries.ts'
import { type Choice, RegisterSheet } from './register-sheet.tsx'

const MOST = 40

/** 申报专家 (M-2.11): takes none of the unit's places and needs no plan. */
export function DeclareExpert(props: { home: Home; reference: Reference }) {
  const [series, setSeries] = createSignal('')
  const [level, setLevel] = createSignal<TitleLevel | ''>('')
  const [specialty, setSpecialty] = createSignal(props.home.person.specialty.slice(0, MOST))
  const [asking, setAsking] = createSignal<Choice | null>(null)
  const levels = () => TITLE_LEVELS.map((value) => ({ value, label: props.reference.name('level', value) }))
  const choice = (): Choice | null => {
    const rank = level()
    if (!series() || !rank) return null
    return { kind: 'expert', series: series(), level: rank, counted: false, specialty: specialty().trim() }
  }
  return (
    <>
      <Entry
        title={t('declare.kind.expert')}
        hint={t('declare.kind.expert.hint')}
        closed={props.home.expert && closedBy(props.home.expert)}
      >
        <div class="declare-form">
          <Field label={t('declare.expert.series')} required>
            <Select empty value={series()} onChange={setSeries} options={props.reference.options('series')} />
          </Field>
          <Field label={t('declare.expert.level')} required>
            <Select empty value={level()} onChange={setLevel} options={levels()} />
          </Field>
          <Field label={t('declare.specialty')} hint={t('declare.specialty.hint')}>
            <TextInput value={specialty()} onInput={setSpecialty} maxlength={MOST} />
          </Field>
          <Button
            kind="primary"
            size="touch"
            block
            why={choice() ? null : t('declare.expert.missing')}
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
