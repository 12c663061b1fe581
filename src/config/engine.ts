import { z } from 'zod'
import { bool, expected, oneOf, strict, text, whole } from './expect.js'

/** Of the engine on this machine, which lands and stages whatever holds the star. */
const local = {
  threads: whole(1).exactOptional(),
  memory: text('a size such as 4GB', /^[1-9]\d*(\.\d+)?\s?[KMGT]i?B$/).exactOptional(),
}

const duckdb = strict({ kind: oneOf(['duckdb']).default('duckdb'), ...local })

const schemaName = text('a name of small letters, digits and _', /^[a-z][a-z0-9_]{0,40}$/)

const trino = strict({
  kind: oneOf(['trino']),
  url: text('the address of the coordinator such as https://trino.example.com', /^https?:\/\/\S+$/),
  user: text('the name of a user'),
  password: text('a password, from the environment').exactOptional(),
  catalog: text('the name of an Iceberg catalog'),
  /** The views that people read; schemas beginning with this name hold what lies behind them. */
  schema: schemaName.default('kehu'),
  /** A folder of the cluster's object store that this machine can write to; without it rows travel as SQL. */
  store: strict({
    path: text('the folder as this machine sees it, such as /mnt/lake/kehu', /^\//),
    location: text('the same folder as the cluster sees it, such as s3://lake/kehu', /^[a-z0-9]+:\/\/\S+$/),
    catalog: text('the name of a Hive catalog over the same store').exactOptional(),
  }).exactOptional(),
  session: z
    .record(text('the name of a session property', /^[a-z][a-z0-9_.]*$/), text('its value'), {
      error: expected('a mapping of session properties'),
    })
    .default({}),
  tls: strict({
    ca: text('the path of a PEM file with certificates').exactOptional(),
    verify: bool().default(true),
  }).prefault({}),
  ...local,
})

/** `engine:` of the project file: where the tables lie. */
export const engineSchema = z
  .discriminatedUnion('kind', [duckdb, trino], { error: expected('kind: duckdb, or kind: trino with its address') })
  .prefault({})

export type EngineSettings = z.infer<typeof engineSchema>
