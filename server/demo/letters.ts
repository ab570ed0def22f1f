import type { messages } from '../../db/schema/message.ts'
import type { DeclarationStep } from '../../shared/declare/declare.workflow.ts'
import type { MessageKind, MessageParams } from '../../shared/message/message.ts'
import { seedItems } from '../../shared/reference/seed/seed.ts'
import { clockText } from '../beijing.ts'
import { timeId } from '../ids.ts'
import type { Made } from './declarations.ts'

type Message = typeof messages.$inferInsert

/** What the last thing that happened to a file told its applicant. */
export function lettersOf(made: readonly Made[]): Message[] {
  const names = new Map(seedItems().map(({ kind, code, name }) => [`${kind}/${code}`, name]))
  return made.flatMap(({ case_, rows, events }): Message[] => {
    const last = events.at(-1)!
    const { title, series, person, committee, id, kind } = case_
    const called = `${names.get(`title/${title}`) ?? ''}（${names.get(`series/${series}`) ?? series}）`
    const given: MessageParams = kind === 'title' ? { title: called } : {}
    const org = last.org?.name ?? ''
    const points = rows.declaration.returnPoints?.length ?? 0
    const reason = last.reason ?? ''
    const text: Partial<Record<DeclarationStep, [MessageKind, MessageParams]>> = {
      submit: ['declare.submitted', { title: called, org: case_.unit.name }],
      sendBack: [
        kind === 'title' ? 'declare.returned' : 'expert.returned',
        { ...given, org, reason, points },
      ],
      fail: [kind === 'title' ? 'declare.failed' : 'expert.failed', { ...given, org, reason }],
      ...(committee && {
        arrive: ['declare.waiting', { title: called, committee: committee.name }],
        accept: ['declare.accepted', { title: called, committee: committee.name }],
        correct: [
          'declare.correct',
          {
            title: called,
            committee: committee.name,
            reason,
            until: clockText(rows.declaration.correctBy ?? last.at),
          },
        ],
        late: ['declare.late', { title: called, committee: committee.name, deadline: clockText(last.at) }],
      }),
    }
    const told = text[last.step]
    if (!told) return []
    return [
      {
        ...{ id: timeId(last.at), accountId: person.accountId, kind: told[0], params: told[1] },
        ...{ link: `/declare/file/${id}`, at: last.at },
        readAt: last.step === 'accept' || last.step === 'submit' ? new Date(+last.at + 3_600_000) : null,
      },
    ]
  })
}
