import { join, resolve } from 'node:path'
import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true')

/** Every variable the server reads, with its default. `docs/operate.md` explains them to whoever installs. */
const environment = z.object({
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** Holds the database, the key file, stored documents and uploads under way. */
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.string().min(1).optional(),
  /** The address people type when a proxy stands in front: `https://…` also makes cookies secure and sets HSTS. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** A proxy on this machine sets X-Forwarded-For and is believed. */
  TRUST_PROXY: flag.default(false),
  /** A module of the office that carries messages by SMS or mail: its `open(dataDir)` gives a `Gateway`. */
  GATEWAY: z.string().min(1).optional(),
  /** With it `/metrics` answers anybody who sends it as a bearer token; without it only this machine. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Unless told: `warn` where a person watches a terminal, `info` where a service collects. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  /** Passwords tried from one address in a minute; a whole meeting may sit behind one. */
  LOGINS_PER_MINUTE: z.coerce.number().int().min(10).default(600),
  UPLOAD_MB: z.coerce.number().int().min(1).max(4096).default(256),
})

export interface Config {
  host: string
  port: number
  dataDir: string
  /** A SQLite file or a `postgres:` address. */
  databaseUrl: string
  /** The built client. */
  distDir: string
  publicUrl: string | null
  trustProxy: boolean
  /** Path of a module; null writes what goes out into a file. */
  gateway: string | null
  metricsToken: string | null
  logLevel: NonNullable<z.infer<typeof environment>['LOG_LEVEL']>
  /** Largest JSON body and largest socket message, in bytes. */
  bodyBytes: number
  /** Largest uploaded file, in bytes. */
  uploadBytes: number
  /** argon2id: memory in KiB and passes. 19 MiB and 2 passes are OWASP's floor; tests use less. */
  argon: { memoryCost: number; timeCost: number }
  limits: Limits
  demo: boolean
  /** Tests only: a field of an answer that its schema does not declare is an error instead of being dropped. */
  strictOutput: boolean
}

export interface Limits {
  /** Requests of one address in a minute; a whole meeting room may sit behind one. */
  requestsPerMinute: number
  /** Wrong passwords from one address in 15 minutes. */
  failuresPerAddress: number
  /** Passwords tried from one address in a minute, right or wrong: each costs a hash. */
  loginsPerMinute: number
  /** Calls of one socket in a second. */
  callsPerSecond: number
}

export const LIMITS: Limits = {
  requestsPerMinute: 6000,
  failuresPerAddress: 60,
  loginsPerMinute: 600,
  callsPerSecond: 200,
}

const root = resolve(import.meta.dirname, '..')

/** The configuration of this process. Throws a `ZodError` that names the variables which make no sense. */
export function readConfig(env: NodeJS.ProcessEnv, args: string[] = []): Config {
  const given = environment.parse(env)
  const dataDir = resolve(root, given.DATA_DIR)
  return {
    host: given.HOST,
    port: given.PORT,
    dataDir,
    databaseUrl: given.DATABASE_URL ?? join(dataDir, 'gongping.db'),
    distDir: join(root, 'dist'),
    publicUrl: given.PUBLIC_URL ?? null,
    trustProxy: given.TRUST_PROXY,
    gateway: given.GATEWAY ? resolve(root, given.GATEWAY) : null,
    metricsToken: given.METRICS_TOKEN ?? null,
    logLevel: given.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
    bodyBytes: 256 * 1024,
    uploadBytes: given.UPLOAD_MB * 1024 * 1024,
    argon: { memoryCost: 19 * 1024, timeCost: 2 },
    limits: { ...LIMITS, loginsPerMinute: given.LOGINS_PER_MINUTE },
    demo: !args.includes('--no-demo'),
    strictOutput: false,
  }
}
