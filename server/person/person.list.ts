import { eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { words } from '../../shared/i18n/zh-CN/person.ts'
import { personApi } from '../../shared/person/person.api.ts'
import type { Ctx } from '../ctx.ts'
import type { ListColumn, ListSource } from '../list.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { SEALED_FOR } from '../secret.ts'
import { findPersons } from './person.find.ts'
import type { PersonInput } from './person.search.ts'

export type PersonRow = z.input<typeof personApi.list.output>['rows'][number]

/** Rows of these ids as lists show them; `whole` opens the seals. */
export async function personRows(ctx: Ctx, ids: string[], whole = false): Promise<PersonRow[]> {
  const { read } = ctx.db
  const { secret } = ctx.app
  const [rows, educations, degrees] = await Promise.all([
    read
      .select({
        person: persons,
        orgName: orgs.name,
        disabled: accounts.disabled,
        passwordHash: accounts.passwordHash,
      })
      .from(persons)
      .innerJoin(orgs, eq(orgs.id, persons.orgId))
      .leftJoin(accounts, eq(accounts.id, persons.accountId))
      .where(inArray(persons.id, ids)),
    referenceNames(read, 'education'),
    referenceNames(read, 'degree'),
  ])
  return rows.map(({ person, orgName, disabled, passwordHash }) => ({
    id: person.id,
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    idType: person.idType,
    idMasked: whole ? secret.unseal(person.idSealed, SEALED_FOR.id) : person.idMasked,
    phoneMasked:
      whole && person.phoneSealed ? secret.unseal(person.phoneSealed, SEALED_FOR.phone) : person.phoneMasked,
    orgId: person.orgId,
    orgName,
    education: person.education,
    educationName: educations.get(person.education) ?? person.education,
    degree: person.degree,
    degreeName: degrees.get(person.degree) ?? person.degree,
    post: person.post,
    currentTitle: person.currentTitle,
    specialty: person.specialty,
    status: person.status,
    statusAt: +person.statusAt,
    account: passwordHash === null ? 'none' : disabled ? 'stopped' : passwordHash ? 'used' : 'unused',
    version: person.version,
  }))
}

const sexWord = (sex: number): string => words[`person.sex.${sex as 0 | 1 | 2 | 9}`]
const column = (
  key: keyof typeof HEADS,
  width: number,
  value: (row: PersonRow) => string,
): ListColumn<PersonRow> => ({ key, head: HEADS[key], width, value })
const HEADS = {
  name: words['person.col.name'],
  sex: words['person.col.sex'],
  birthDate: words['person.col.birth'],
  idType: words['person.col.id_type'],
  idNumber: words['person.col.id'],
  phone: words['person.col.phone'],
  org: words['person.col.org'],
  education: words['person.col.education'],
  degree: words['person.col.degree'],
  post: words['person.col.post'],
  currentTitle: words['person.col.title'],
  specialty: words['person.col.specialty'],
  status: words['person.col.status'],
  statusAt: words['person.col.status_at'],
  account: words['person.col.account'],
}

/** 单位人员: the people of a node and below it (M-2.9). Numbers are masked unless an export asks for them whole. */
export const personList: ListSource<PersonInput, PersonRow> = {
  right: 'person.view',
  input: personApi.list.input,
  find: findPersons,
  rows: personRows,
  columns: [
    column('name', 12, (row) => row.name),
    column('sex', 6, (row) => sexWord(row.sex)),
    column('birthDate', 12, (row) => row.birthDate),
    column('idType', 18, (row) => words[`person.id_type.${row.idType}`]),
    column('idNumber', 22, (row) => row.idMasked),
    column('phone', 15, (row) => row.phoneMasked),
    column('org', 28, (row) => row.orgName),
    column('education', 16, (row) => row.educationName),
    column('degree', 10, (row) => row.degreeName),
    column('post', 16, (row) => row.post),
    column('currentTitle', 16, (row) => row.currentTitle),
    column('specialty', 16, (row) => row.specialty),
    column('status', 8, (row) => words[`person.status.${row.status}`]),
    column('statusAt', 12, (row) => dayOf(new Date(row.statusAt))),
    column('account', 10, (row) => words[`person.account.${row.account}`]),
  ],
}
