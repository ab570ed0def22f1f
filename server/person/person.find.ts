import { and, asc, desc, inArray, type SQL } from 'drizzle-orm'
import type { Read } from '../../db/query.ts'
import { persons } from '../../db/schema/person.ts'
import type { Ctx } from '../ctx.ts'
import { type Found, fromNearerEnd, inTurn } from '../list.ts'
import { nodeOf, type Org } from '../scope.ts'
import { inPlace, type Lead, type PersonInput, personWhere, waysOf } from './person.search.ts'

/** Up to so many people a subtree is read whole; beyond, the index of the order or of the words leads. */
const SMALL_SUBTREE = 5000
/** Up to so many found are sorted after they were found; beyond, they are met soon on a walk in order. */
const FEW = 2000

const SORTS = {
  name: [persons.pinyin],
  org: [persons.orgPath, persons.pinyin],
  birthDate: [persons.birthDate],
  statusAt: [persons.statusAt],
}

/** The same rows of one condition, for finding them and for meeting them in order. */
interface Part {
  found: SQL
  ordered: SQL
}

/**
 * Finds a page and a count of people, in a unit or a whole province, without reading it all: see `Lead`. Where words
 * are looked for in several ways, those found in a surer way stand first, each way in the order of the list.
 */
export async function findPersons(ctx: Ctx, input: PersonInput): Promise<Found> {
  const q = ctx.db.read
  const node = await nodeOf(ctx, q, input.node)
  const small = (await someIds(q, inPlace(node, input.deep), SMALL_SUBTREE + 1)).length <= SMALL_SUBTREE
  const parts = partsOf(ctx, node, input, small)
  return inTurn(await Promise.all(parts.map((part) => findPart(q, input, part))))
}

function partsOf(ctx: Ctx, node: Org, input: PersonInput, small: boolean): Part[] {
  const where = (lead: Lead) => personWhere(node, input, lead)
  const inOrder = input.sort === 'org' ? 'walk' : 'order'
  if (!input.search) {
    const { sex, education, idType } = input
    const filters = sex !== undefined || education || idType
    const order = small ? 'place' : inOrder
    return [{ found: where(small || !filters ? 'place' : 'filter'), ordered: where(order) }]
  }
  const byName = (input.sort ?? 'name') === 'name'
  return waysOf(ctx.app.secret, input.search).map((way) => {
    const led = (lead: Lead) => and(where(lead), way(lead === 'search'))!
    const found = led(small ? 'place' : 'search')
    // the indexes of words hold the order of names too
    return { found, ordered: small || byName ? found : led(inOrder) }
  })
}

async function findPart(q: Read, input: PersonInput, { found, ordered }: Part): Promise<Found> {
  const few = await someIds(q, found, FEW + 1)
  const isFew = few.length <= FEW
  let counted: Promise<number> | undefined
  const count = () => (counted ??= isFew ? Promise.resolve(few.length) : q.$count(persons, found))
  return {
    count,
    async ids(limit, offset) {
      if (offset >= few.length && isFew) return []
      const rows = await fromNearerEnd(limit, offset, count, (backwards, most, from) =>
        q
          .select({ id: persons.id })
          .from(persons)
          .where(isFew ? inArray(persons.id, few) : ordered)
          .orderBy(...orderOf(input, backwards))
          .limit(most)
          .offset(from),
      )
      return rows.map(({ id }) => id)
    },
  }
}

const someIds = async (q: Read, where: SQL, most: number): Promise<string[]> =>
  (await q.select({ id: persons.id }).from(persons).where(where).limit(most)).map(({ id }) => id)

function orderOf({ sort, desc: down }: PersonInput, backwards: boolean): SQL[] {
  const way = down === backwards ? asc : desc
  return [...SORTS[sort ?? 'name'], persons.id].map((column) => way(column))
}
