import { api } from '../../shared/api.ts'
import type { Operation } from '../../shared/operation.ts'
import type { Result } from '../../shared/problem.ts'
import { upload } from '../review/office.ts'
import type { Person, TestSocket, World } from '../world.ts'
import type { Row } from './row.ts'

export interface Heard {
  /** `ok`, or the code of the refusal. */
  outcome: string
  /** The refusal, whole. */
  problem: unknown
  /** Whatever came back, as text. */
  text: string
}

export const OPERATIONS: [string, Operation][] = Object.entries(api).flatMap(([domain, group]) =>
  Object.entries(group).map(([name, op]): [string, Operation] => [`${domain}.${name}`, op as Operation]),
)

/** Asks by HTTP, as a browser does. */
export async function askHttp(
  world: World,
  person: Person,
  name: string,
  input: object,
  { file }: Pick<Row, 'file'>,
): Promise<Heard> {
  if (file) {
    const { status, body } = await upload(world, person, name, input, file, '材料.bin')
    return heard(status, JSON.stringify(body))
  }
  const { origin, host } = new URL(world.app.url)
  const response = await world.app.fastify.inject({
    method: 'POST',
    url: `/api/${name}`,
    headers: { origin, host, ...(person.cookie && { cookie: person.cookie }) },
    payload: input,
  })
  return heard(response.statusCode, response.body)
}

function heard(status: number, text: string): Heard {
  if (status === 200) return { outcome: 'ok', problem: null, text }
  const problem = JSON.parse(text)
  return { outcome: problem.code, problem, text }
}

const fromSocket = (result: Result<unknown>): Heard => ({
  outcome: result.ok ? 'ok' : result.problem.code,
  problem: result.ok ? null : result.problem,
  text: JSON.stringify(result),
})

export const askSocket = async (socket: TestSocket, name: string, input: object): Promise<Heard> =>
  fromSocket(await socket.call(name, input))

/** Asks to follow a panel. */
export const askJoin = async (socket: TestSocket, panelId: string): Promise<Heard> =>
  fromSocket(await socket.raw.timeout(5000).emitWithAck('live:join', panelId))
