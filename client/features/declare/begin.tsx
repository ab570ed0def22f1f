import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import './declare.css'
import type { DeclarationKind } from '../../../shared/declare/sections.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { TitleLevel } from '../../../shared/reference/reference.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemLine } from '../../ui/error-state.tsx'
import { PageTitle, Region, Row, Stack } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { type Application, ApplicationFields, blank } from './application-fields.tsx'
import { filePlace, HOME, inside } from './places.ts'
import { closedBy, type Home, useFormReference, useHome } from './queries.ts'

/** What is applied for, asked once before the form opens (M-2.11). */
export default function Begin() {
  const params = useParams()
  const kind = (): DeclarationKind => (params.kind === 'expert' ? 'expert' : 'title')
  const query = useHome()
  return (
    <div class="declare-middle">
      <Region gap={6}>
        <Loaded query={query} title={t(`form.kind.${kind()}`)} lines={8}>
          {(home) => <Asked kind={kind()} home={home()} />}
        </Loaded>
      </Region>
    </div>
  )
}

function Asked(props: { kind: DeclarationKind; home: Home }) {
  const act = useAct()
  const navigate = useNavigate()
  const reference = useFormReference()
  const [value, setValue] = createSignal<Application>(
    blank(props.kind === 'expert' ? props.home.person.specialty.slice(0, 40) : ''),
  )
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const closed = () => (props.kind === 'title' ? props.home.title : props.home.expert)
  const why = (): string | null => {
    const { series, level, title } = value()
    if (props.kind === 'expert') return series && level ? null : t('declare.expert.missing')
    if (!series) return t('declare.begin.why')
    return title ? null : t('declare.begin.why.title')
  }
  async function begin(): Promise<void> {
    setBusy(true)
    const now = value()
    const found = await act(
      'declare.begin',
      {
        kind: props.kind,
        ...now,
        level: now.level as TitleLevel,
        specialty: now.specialty.trim(),
        counted: props.kind === 'title' && now.counted,
      },
      ({ id }) => navigate(inside(filePlace(id, 'basic'))),
    )
    setBusy(false)
    setProblem(found)
  }
  return (
    <Stack gap={6}>
      <PageTitle title={t(`form.kind.${props.kind}`)} meta={t('declare.year', { year: props.home.year })} />
      <Show
        when={!closed() || busy()}
        fallback={
          <EmptyState
            title={closedBy(closed()!).text}
            action={<ButtonLink href={HOME}>{t('declare.home')}</ButtonLink>}
          >
            {closedBy(closed()!).way}
          </EmptyState>
        }
      >
        <p class="prose">{t(`declare.begin.${props.kind}`)}</p>
        <ApplicationFields
          kind={props.kind}
          value={value()}
          lines={props.home.open}
          reference={reference}
          onChange={(next) => setValue((before) => ({ ...before, ...next }))}
        />
        <Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
        <Row>
          <Button kind="primary" size="touch" busy={busy()} why={why()} onPress={() => void begin()}>
            {t('declare.begin')}
          </Button>
          <ButtonLink size="touch" href={HOME}>
            {t('declare.home')}
          </ButtonLink>
        </Row>
      </Show>
    </Stack>
  )
}
