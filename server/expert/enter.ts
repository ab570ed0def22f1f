import { eq } from 'drizzle-orm'
import type { Read, Tx } from '../../db/query.ts'
import type { declarations } from '../../db/schema/declare.ts'
import { poolExperts } from '../../db/schema/pool.ts'
import { addYears } from '../../shared/calendar/days.rules.ts'
import { dayOf } from '../../shared/calendar/working-days.rules.ts'
import type { Contents } from '../../shared/declare/form.ts'
import { EXPERT_YEARS } from '../../shared/expert/expert.ts'
import { refuse } from '../../shared/problem.ts'
import { log } from '../audit/log.ts'
import type { Ctx } from '../ctx.ts'
import { addStep } from '../history.ts'
import { send } from '../message/send.ts'
import { tellOffices } from '../offices.ts'
import { orgById } from '../org/org.store.ts'
import type { PersonOf } from '../person/person.store.ts'
import { referenceItemsIn, referenceNames } from '../reference/reference.store.ts'
import { sealedPhone } from '../sealed.ts'
import { expertByHash, type PoolExpert } from './expert.store.ts'
import { seriesListOf } from './save.ts'

interface Entrant {
  person: PersonOf
  declaration: typeof declarations.$inferSelect
  /** The edition that was passed. */
  contents: Contents
  /** Names of the organisations it climbed through, the own unit first: 推荐渠道. */
  channel: string[]
}

/**
 * 入库: the last pass of an expert's application puts the person into the pool, drawable at once, for three years from
 * today (M-4.3.3, domain 4.6). Who is in the pool already, in whatever state, goes on in the same row with a new term
 * and what the application says now. Writes history and log and tells the person.
 */
export async function enterPool(tx: Tx, ctx: Ctx, entrant: Entrant): Promise<void> {
  const { person, declaration } = entrant
  const day = dayOf(ctx.now)
  const validTo = addYears(day, EXPERT_YEARS)
  const known = await expertByHash(tx, person.idHash)
  const told = {
    ...(await toldBy(tx, ctx, entrant)),
    ...{ validTo, state: 'in' as const, stateAt: ctx.now, stateReason: '' },
  }
  const id = known ? await renew(tx, known, told) : ctx.newId()
  if (!known)
    await tx.insert(poolExperts).values({
      id,
      ...{ idHash: person.idHash, idSealed: person.idSealed, idMasked: person.idMasked },
      ...{ ...told, source: 'applied', enteredOn: day },
    })
  await log(tx, ctx, known ? 'expert.renewed' : 'expert.entered', `expert:${id}`, { to: 'in' })
  await addStep(tx, ctx, {
    ...{ kind: 'expert', subjectId: id, action: known ? 'renewed' : 'entered', to: 'in' },
    ...(known && { from: known.state }),
    data: { declarationId: declaration.id, validTo },
  })
  await send(tx, ctx.app, {
    ...{ personIds: [person.id], kind: 'expert.pooled', params: { until: validTo }, at: ctx.now },
    link: `/declare/file/${declaration.id}`,
  })
  await tellOffices(tx, ctx.app, told.orgPath, 'expert')
}

async function renew(
  tx: Tx,
  known: PoolExpert,
  told: Partial<typeof poolExperts.$inferInsert>,
): Promise<string> {
  await tx
    .update(poolExperts)
    .set({ ...told, version: known.version + 1 })
    .where(eq(poolExperts.id, known.id))
  return known.id
}

/** The columns of the pool from register, unit and edition. What the edition leaves open is taken from the register. */
async function toldBy(tx: Read, ctx: Ctx, { person, declaration, contents, channel }: Entrant) {
  const org = (await orgById(tx, declaration.orgId)) ?? refuse('not_found')
  const superior = org.parentId ? await orgById(tx, org.parentId) : null
  const basic = contents.basic?.values ?? {}
  const title = contents.title?.values ?? {}
  const expertise = contents.expertise
  const study = contents.study?.rows.find(({ values }) => values.highest === 'yes')?.values ?? {}
  const item = (await referenceItemsIn(tx, 'title')).find(({ code }) => code === title.name)
  const titleName = (await referenceNames(tx, 'title')).get(title.name ?? '') ?? title.name
  const specialties = (expertise?.rows ?? []).map(({ values }) => ({
    series: values.series ?? '',
    specialty: values.specialty ?? '',
  }))
  return {
    ...{ personId: person.id, name: person.name, pinyin: person.pinyin },
    ...{ sex: person.sex, birthDate: person.birthDate },
    ethnic: basic.ethnic || person.ethnic,
    education: study.education || person.education,
    degree: study.degree || person.degree,
    ...{ orgId: org.id, orgPath: org.path, unitName: org.name, superiorName: superior?.name ?? '' },
    area: org.areaCode,
    post: basic.post || person.post,
    titleSeries: title.series || declaration.series,
    titleName: titleName || person.currentTitle,
    level: item?.attrs.level || declaration.level,
    titleSpecialty: title.specialty || basic.specialty || person.specialty,
    ...{ titleSince: title.since ?? '', certificateNo: title.certificateNo ?? '' },
    ...{ specialties, seriesList: seriesListOf(specialties) },
    ...{ field: expertise?.values.field ?? '', avoidUnits: expertise?.values.avoidUnits ?? '' },
    ...(basic.phone
      ? sealedPhone(ctx.app.secret, basic.phone)
      : { phoneSealed: person.phoneSealed, phoneMasked: person.phoneMasked }),
    ...{ mail: basic.mail || person.mail, channel },
  }
}
