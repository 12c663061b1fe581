import type { Engine, ResultColumn } from '../warehouse/engine/engine.js'
import { type Query, statement } from '../warehouse/engine/query.js'
import { sqlType } from '../warehouse/engine/sql-type.js'
import type { SqlType, TableSchema } from '../warehouse/engine/table-schema.js'
import type { Day, Value } from '../warehouse/engine/value.js'
import { bind, type SqlFile, sqlFile } from '../warehouse/sql-file.js'

/** What marts and models share, in the order of building: each becomes the table `work.<name>`. */
const steps = ['orders', 'purchases'] as const

/** Shared steps that few need: built for a file that names them. */
const stepsOnDemand = ['margins'] as const

/**
 * Builds the shared steps as of a day, and those that a file names. They stay until `dropFeatures`; the engine has a place
 * `work` (`openDraft`).
 */
export async function buildSteps(engine: Engine, asOf: Day, file?: SqlFile): Promise<void> {
  for (const step of [...steps, ...demandedBy(file)]) await buildStep(engine, step, asOf)
}

/** Builds the shared steps where they are not yet those of the day; with a file, those on demand that it names, too. */
export type Steps = (day: Day, file?: SqlFile) => Promise<void>

export function stepsOf(engine: Engine): Steps {
  let built: { readonly day: Day; readonly steps: Set<string> } | undefined
  return async (day, file) => {
    if (built?.day !== day) built = { day, steps: new Set() }
    for (const step of [...steps, ...demandedBy(file)]) {
      if (built.steps.has(step)) continue
      await buildStep(engine, step, day)
      built.steps.add(step)
    }
  }
}

function demandedBy(file: SqlFile | undefined): readonly string[] {
  return stepsOnDemand.filter(step => file?.text.includes(`work.${step}`))
}

function buildStep(engine: Engine, step: string, asOf: Day): Promise<void> {
  return replaceWork(engine, step, bindDay(sqlFile(`features/${step}.sql`), asOf))
}

/** Materialises a model's features as `work.features`, or under another name, from the steps of the same day. */
export async function buildFeatures(engine: Engine, file: SqlFile, asOf: Day, name = 'features'): Promise<TableSchema> {
  return buildWork(engine, name, file, { as_of: asOf })
}

/** Materialises what a file says as `work.<name>`; of the values it gets those that it names. */
export async function buildWork(
  engine: Engine,
  name: string,
  file: SqlFile,
  values: Readonly<Record<string, Value>>,
): Promise<TableSchema> {
  const from = bindNamed(file, values)
  const columns = (await engine.describe(from)).map(column => ({
    name: column.name,
    type: typeOf(column, file),
    nullable: !file.grain.includes(column.name),
    personal: false,
    lineage: false,
    meaning: '',
  }))
  await replaceWork(engine, name, from)
  return { name: `work.${name}`, meaning: file.meaning, grain: file.grain, columns, ddl: null }
}

export async function dropFeatures(engine: Engine): Promise<void> {
  for (const step of [...steps, ...stepsOnDemand, 'features'])
    await engine.run(statement(`drop table if exists work.${step}`))
}

/** The file with `$as_of`, where it has one. */
export function bindDay(file: SqlFile, asOf: Day): Query {
  return bindNamed(file, { as_of: asOf })
}

/** The file with those of the values that it names. */
export function bindNamed(file: SqlFile, values: Readonly<Record<string, Value>>): Query {
  return bind(file, Object.fromEntries(Object.entries(values).filter(([name]) => file.text.includes(`$${name}`))))
}

/** Keeps the rows of a query as `work.<name>`. */
export async function replaceWork(engine: Engine, name: string, from: Query): Promise<void> {
  await engine.replace({ name: `work.${name}`, meaning: '', grain: [], columns: [], ddl: null }, from)
}

function typeOf(column: ResultColumn, file: SqlFile): SqlType {
  const found = sqlType(column)
  if (found) return found
  throw new TypeError(
    `${file.path}: ${column.name} is ${column.type}; expected a type that both engines have: cast it to bigint, double or decimal`,
  )
}
