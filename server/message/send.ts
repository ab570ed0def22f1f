import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/query.ts'
import { accounts } from '../../db/schema/account.ts'
import { deliveries, messages } from '../../db/schema/message.ts'
import { persons } from '../../db/schema/person.ts'
import { type MessageKind, type MessageParams, POSTED } from '../../shared/message/message.ts'
import type { App } from '../app.ts'
import { timeId } from '../ids.ts'
import { tellAccountNews } from '../push.ts'
import { isOwnStaff } from '../scope.ts'
import { SEALED_FOR } from '../secret.ts'

export interface NewMessage {
  accountIds?: string[]
  /** Applicants; who has no account yet is told nothing. */
  personIds?: string[]
  /** All started 经办人 and 负责人 of this organisation. */
  orgId?: string
  kind: MessageKind
  /** Names, days and reasons as they are to be read, `MESSAGE_PARAMS` names them; never a number of a person. */
  params: Record<string, MessageParams[string] | undefined>
  /** Place in the reader's portal, `/declare/file/…`. */
  link?: string
  at: Date
}

/** One statement's rows; both databases bound the number of parameters. */
const CHUNK = 100

interface Reader {
  id: string
  /** Sealed telephone, or a plain one or mail address of staff. */
  phoneSealed: string | null
  phone: string
  mail: string
}

/**
 * Tells these accounts something, in the unit of work in which it happens: a message each, and a delivery by the
 * gateway where the kind deserves one (`POSTED`) and there is an address. Open pages are told after the commit.
 */
export async function send(tx: Tx, app: Pick<App, 'io' | 'secret'>, message: NewMessage): Promise<void> {
  const readers = await readersOf(tx, message)
  const { kind, link = '', at } = message
  const params = Object.fromEntries(
    Object.entries(message.params).filter(([, value]) => value !== undefined),
  ) as MessageParams
  const made = readers.map((reader) => ({ reader, id: timeId(at) }))
  for (let start = 0; start < made.length; start += CHUNK)
    await tx
      .insert(messages)
      .values(
        made
          .slice(start, start + CHUNK)
          .map(({ id, reader }) => ({ id, accountId: reader.id, kind, params, link, at })),
      )
  if (POSTED.includes(kind)) await post(tx, app, made, at)
  tx.afterCommit(() =>
    tellAccountNews(
      app,
      readers.map(({ id }) => id),
      'message',
    ),
  )
}

async function post(
  tx: Tx,
  { secret }: Pick<App, 'secret'>,
  made: { reader: Reader; id: string }[],
  at: Date,
): Promise<void> {
  const rows = made.flatMap(({ id: messageId, reader: { phoneSealed, phone, mail } }) => {
    const number = phoneSealed ?? (phone && secret.seal(phone, SEALED_FOR.phone))
    const to = number
      ? { channel: 'sms' as const, toSealed: number }
      : mail && { channel: 'mail' as const, toSealed: secret.seal(mail, SEALED_FOR.phone) }
    return to ? [{ id: timeId(at), messageId, ...to, state: 'due' as const, at }] : []
  })
  for (let start = 0; start < rows.length; start += CHUNK)
    await tx.insert(deliveries).values(rows.slice(start, start + CHUNK))
}

const account = { id: accounts.id, phone: accounts.phone, mail: accounts.mail, duties: accounts.duties }

async function readersOf(tx: Tx, { accountIds, personIds, orgId }: NewMessage): Promise<Reader[]> {
  const found = new Map<string, Reader>()
  const add = (rows: (Omit<Reader, 'phoneSealed'> & { phoneSealed?: string | null })[]) => {
    for (const { id, phone, mail, phoneSealed = null } of rows)
      found.set(id, { id, phone, mail, phoneSealed })
  }
  const ids = [...new Set(accountIds)]
  for (let start = 0; start < ids.length; start += CHUNK)
    add(
      await tx
        .select({ ...account, phoneSealed: persons.phoneSealed })
        .from(accounts)
        .leftJoin(persons, eq(persons.id, accounts.personId))
        .where(inArray(accounts.id, ids.slice(start, start + CHUNK))),
    )
  const people = [...new Set(personIds)]
  for (let start = 0; start < people.length; start += CHUNK)
    add(
      await tx
        .select({ ...account, mail: persons.mail, phoneSealed: persons.phoneSealed })
        .from(persons)
        .innerJoin(accounts, eq(accounts.id, persons.accountId))
        .where(inArray(persons.id, people.slice(start, start + CHUNK))),
    )
  if (orgId) {
    const staff = await tx
      .select(account)
      .from(accounts)
      .where(and(eq(accounts.orgId, orgId), isOwnStaff(), eq(accounts.disabled, false)))
    add(staff.filter(({ duties }) => duties.includes('handler') || duties.includes('principal')))
  }
  return [...found.values()]
}
