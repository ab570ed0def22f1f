import { orgs } from '../../db/schema/org.ts'
import { windowOf } from '../../server/review/window.ts'
import { writeRoster } from '../../server/workers/write-roster.ts'
import type { Roster } from '../../shared/review/roster.ts'
import { makeRoster, type RosterOptions, rosterOf } from '../roster.ts'
import { openWorld, type Person, START, type World, type WorldOptions } from '../world.ts'

/** A world with an office: its handler, its principal, and the real windows. */
export interface Office {
  world: World
  handler: Person
  principal: Person
  /** Saves a finished dry run of the handler and gives the review's id. */
  commit(jobId: string): Promise<string>
  close(): Promise<void>
}

export async function openOffice(options: WorldOptions = {}): Promise<Office> {
  const world = await openWorld({ ...options, parts: { windowOf, ...options.parts } })
  const handler = await world.person('handler', { duties: ['handler'] })
  const principal = await world.person('principal', { duties: ['principal'] })
  await handler.signIn()
  await principal.signIn()
  const commit = async (jobId: string) => {
    await finished(handler, jobId)
    return (await handler.call('review.commitImport', { commandId: commandId(), jobId })).reviewId
  }
  return { world, handler, principal, commit, close: () => world.close() }
}

let counter = 0
/** A new command id, different at every call. */
export const commandId = (): string => `00000000-0000-4000-8000-${String(++counter).padStart(12, '0')}`

const BOUNDARY = 'gongping-test-boundary'

/** Uploads a file as a browser does: the input first, then the file. */
export async function upload(
  world: World,
  person: Person,
  operation: string,
  input: object,
  file: Uint8Array,
  name = 'a',
) {
  const payload = Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="input"\r\n\r\n${JSON.stringify(input)}\r\n`,
    ),
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    file,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ])
  const { origin, host } = new URL(world.app.url)
  const response = await world.app.fastify.inject({
    method: 'POST',
    url: `/api/${operation}`,
    headers: {
      origin,
      host,
      cookie: person.cookie,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    },
    payload,
  })
  return { status: response.statusCode, body: response.json() }
}

/** Downloads a file with its headers. */
export async function download(world: World, person: Person, operation: string, input: object) {
  const { origin, host } = new URL(world.app.url)
  const response = await world.app.fastify.inject({
    method: 'POST',
    url: `/api/${operation}`,
    headers: { origin, host, cookie: person.cookie },
    payload: input,
  })
  return { status: response.statusCode, headers: response.headers, bytes: response.rawPayload }
}

/** Waits until a job has come to an end, and gives it. */
export async function finished(person: Person, jobId: string) {
  for (let tries = 0; tries < 1200; tries++) {
    const job = await person.call('review.job', { jobId })
    if (job.state !== 'running') return job
    await new Promise((done) => setTimeout(done, 25))
  }
  throw new Error('the job did not end')
}

/** Uploads a workbook and waits for its dry run. */
export async function dryRun({ world, handler }: Office, workbook: Uint8Array, reviewId?: string) {
  const { status, body } = await upload(
    world,
    handler,
    'review.import',
    { reviewId },
    workbook,
    'roster.xlsx',
  )
  if (status !== 200) throw new Error(`import answered ${status} ${JSON.stringify(body)}`)
  return finished(handler, body.jobId)
}

/** Imports a sound roster and gives the review's id. */
export async function importRoster(office: Office, options: RosterOptions = {}): Promise<string> {
  const { workbook } = await makeRoster({ now: +START, ...options })
  const job = await dryRun(office, workbook)
  if (job.errorCount > 0) throw new Error(JSON.stringify(job.errors.slice(0, 3)))
  const { reviewId } = await office.handler.call('review.commitImport', {
    commandId: commandId(),
    jobId: job.jobId,
  })
  return reviewId
}

export async function approve({ principal }: Office, reviewId: string): Promise<void> {
  const { version } = await principal.call('review.get', { reviewId })
  await principal.call('review.approve', { commandId: commandId(), reviewId, version })
}

/** An office above none of ours, with its own handler. */
export async function foreignOffice(
  { world }: Office,
  login: string,
  id: string,
  path: string,
): Promise<Person> {
  await world.app.db.write('orgs', async (tx) => {
    await tx
      .insert(orgs)
      .values({ id, name: `另一职改办${id}`, code: id, kind: 'office', level: 1, path, createdAt: START })
  })
  const person = await world.person(login, { duties: ['handler', 'principal'], orgId: id } as object)
  await person.signIn()
  return person
}

/** A sound roster after a change of one's own, with its workbook. */
export async function editedRoster(edit: (roster: Roster) => void) {
  const roster = rosterOf({ now: +START })
  edit(roster)
  return { roster, workbook: await writeRoster({ input: { json: JSON.stringify(roster) } }) }
}
