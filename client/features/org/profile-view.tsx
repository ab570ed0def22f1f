import { createMemo, Show } from 'solid-js'
import {
  PROFILE_CODES,
  PROFILE_FIELDS,
  type ProfileCode,
  type ProfileField,
} from '../../../shared/org/profile.rules.ts'
import { t } from '../../lib/i18n.ts'
import { useReference } from '../../lib/reference.ts'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import type { OrgProfile } from './queries.ts'
import './org.css'

const LONG: readonly ProfileField[] = ['creditCode', 'address', 'note']
const NOTHING = '–'

/** A field's value as it is read: the name of a code, a dash for nothing. */
function useProfileText() {
  const reference = useReference('area', 'affiliation', 'rank', 'nature', 'sector')
  return (profile: OrgProfile, field: ProfileField): string => {
    const value = profile[field]
    if (value === null || value === '') return NOTHING
    const kind = PROFILE_CODES[field as ProfileCode]
    return kind ? reference.name(kind, String(value)) : String(value)
  }
}

/** 单位信息 as on a printed form. */
export function ProfileFacts(props: { profile: OrgProfile }) {
  const text = useProfileText()
  const facts = (): Fact[] =>
    PROFILE_FIELDS.map((field): Fact => {
      const fact = [t(`org.${field}`), text(props.profile, field)] as const
      return LONG.includes(field) ? [...fact, 'wide'] : fact
    })
  return <Facts facts={facts()} />
}

/** What differs between two forms, or in these fields of them, beside each other: of a waiting change, old and new. */
export function ProfileChanges(props: {
  before: OrgProfile
  after: OrgProfile
  fields?: readonly ProfileField[]
  caption?: string
  heads?: readonly [before: string, after: string]
}) {
  const text = useProfileText()
  const rows = createMemo(() =>
    (props.fields ?? PROFILE_FIELDS)
      .filter((field) => props.before[field] !== props.after[field])
      .map((field) => ({ field })),
  )
  return (
    <Show when={rows().length > 0} fallback={<p class="meta">{t('org.drawer.change.none')}</p>}>
      <Ledger
        tight
        caption={props.caption ?? t('org.drawer.change')}
        rows={rows()}
        id={({ field }) => field}
        columns={[
          { key: 'field', label: t('org.change.field'), cell: ({ field }) => t(`org.${field}`) },
          {
            key: 'old',
            label: props.heads?.[0] ?? t('org.change.old'),
            cell: ({ field }) => (
              // what another hand has saved is not given up yet
              <span class={props.fields ? undefined : 'org-change'}>{text(props.before, field)}</span>
            ),
          },
          {
            key: 'new',
            label: props.heads?.[1] ?? t('org.change.new'),
            cell: ({ field }) => <b>{text(props.after, field)}</b>,
          },
        ]}
      />
    </Show>
  )
}
