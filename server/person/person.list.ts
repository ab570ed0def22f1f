import { asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { accounts } from '../../db/schema/account.ts'
import { orgs } from '../../db/schema/org.ts'
import { persons } from '../../db/schema/person.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import { words } from '../../shared/i18n/zh-CN/person.ts'
import { personApi } from '../../shared/person/person.api.ts'
import type { Ctx } from '../ctx.ts'
import type { Found, ListColumn, ListSource } from '../list.ts'
import { referenceNames } from '../reference/reference.store.ts'
import { nodeOf } from '../scope.ts'
import { SEALED_FOR } from '../secret.ts'
import { inPlace, type Lead, type PersonInput, personWhere } from './person.search.ts'

export type PersonRow = z.input<typeof personApi.list.output>['rows'][number]

/** Up to so many people a subtree is read whole; beyond, the index of the order or of the words leads. */
const SMALL_SUBTREE = 5000
/** Up to so many found are sorted after they were found; beyond, they are met soon on a walk in order. */
const FEW = 1000

const SORTS = {
  name: [persons.pinyin],
  org: [persons.orgPath, persons.pinyin],
  birthDate: [persons.birthDate],
  statusAt: [persons.statusAt],
}

function orderOf({ sort, desc: down }: PersonInput): SQL[] {
  const way = down ? desc : asc
  return [...SORTS[sort ?? 'name'], persons.id].map((column) => way(column))
}

/** Finds a page and a count of up to a whole province without reading it all; see `Lead`. */
async function find(ctx: Ctx, input: PersonInput): Promise<Found> {
  const q = ctx.db.read
  const node = await nodeOf(ctx, q, input.node)
  const where = (lead: Lead) => personWhere(ctx.app.secret, node, input, lead)
  const some = async (condition: SQL, most: number) =>
    (await q.select({ id: persons.id }).from(persons).where(condition).limit(most)).map(({ id }) => id)

  const small = (await some(inPlace(node, input.deep), SMALL_SUBTREE + 1)).length <= SMALL_SUBTREE
  const narrow = small ? 'place' : leadOf(input)
  const few = await some(where(narrow), FEW + 1)
  if (few.length <= FEW)
    return {
      count: async () => few.length,
      ids: async (limit, offset) => {
        if (!few.length) return []
        const rows = await q
          .select({ id: persons.id })
          .from(persons)
          .where(inArray(persons.id, few))
          .orderBy(...orderOf(input))
          .limit(limit)
          .offset(offset)
        return rows.map(({ id }) => id)
      },
    }
  return {
    count: () => q.$count(persons, where(narrow)),
    ids: async (limit, offset) => {
      const rows = await q
        .select({ id: persons.id })
        .from(persons)
        .where(where(small || input.sort === 'org' ? 'place' : 'order'))
        .orderBy(...orderOf(input))
        .limit(limit)
        .offset(offset)
      return rows.map(({ id }) => id)
    },
  }
}

/** In a large subtree: the words looked for; else filters beyond the status, which has an index with the path. */
const leadOf = ({ search, sex, education, idType }: PersonInput): Lead =>
  search ? 'search' : sex !== undefined || education || idType ? 'filter' : 'place'

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
  find,
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
