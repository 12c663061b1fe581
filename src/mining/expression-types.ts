import { openDuckdb } from '../warehouse/engine/duckdb/duckdb.js'
import type { Engine } from '../warehouse/engine/engine.js'
import { EngineError } from '../warehouse/engine/engine-error.js'
import { statement } from '../warehouse/engine/query.js'
import { quoted } from '../warehouse/engine/quoting.js'
import { sqlType } from '../warehouse/engine/sql-type.js'
import type { SqlType } from '../warehouse/engine/table-schema.js'

/** What the project writes over columns of customers: whom something is for, or what it is worth. */
export interface CustomerExpression {
  readonly text: string
  readonly is: 'condition' | 'amount'
}

/** A column that an expression may name. */
export interface TypedColumn {
  readonly name: string
  readonly type: SqlType
}

/**
 * What is wrong with the types of expressions whose words are right, one sentence or null each: what an engine says of them
 * over one made row of `told`. It answers, too, since a text such as 'often' for a number is only then read as one.
 */
export async function expressionTypeFaults(
  asked: readonly CustomerExpression[],
  columns: readonly TypedColumn[],
): Promise<readonly (string | null)[]> {
  if (asked.length === 0) return []
  await using engine = await openDuckdb({ path: ':memory:', threads: 1, sandboxed: true })
  const found: (string | null)[] = []
  for (const one of asked) found.push(await typeFault(engine, one, columns))
  return found
}

async function typeFault(
  engine: Engine,
  { text, is }: CustomerExpression,
  columns: readonly TypedColumn[],
): Promise<string | null> {
  // A column beside it, so that a sum over all customers is refused as it would be at night.
  const [first] = columns
  const query = statement(`select ${quoted(first?.name ?? '')}, (${text}) as answer from (${madeRow(columns)}) as told`)
  try {
    const [, answer] = await engine.describe(query)
    const type = answer && sqlType(answer)
    const fits = is === 'condition' ? type === 'boolean' : type && /^(bigint|integer|double|decimal)/.test(type)
    const wanted = is === 'condition' ? 'a condition, which is true or false' : 'an amount'
    if (!fits) return `expected ${wanted}, found ${(type ?? answer?.type ?? 'nothing').replace('varchar', 'a text')}`
    for await (const _ of engine.read(query)) break
    return null
  } catch (thrown) {
    if (!(thrown instanceof EngineError)) throw thrown
    const [said = ''] = thrown.message.split('\n')
    // Whatever else goes wrong with numbers, such as an overflow, follows from those of the made customer.
    const isWrong = thrown.code === 'syntax' || thrown.code === 'missing' || thrown.code === 'conversion'
    return isWrong ? said.replace(/^[A-Z][A-Za-z ]* Error: /, '') : null
  }
}

const values: Readonly<Record<string, string>> = {
  varchar: "'~'",
  boolean: 'true',
  date: "date '2024-01-31'",
  'timestamp(6)': "timestamp '2024-01-31 10:00:00'",
}

/** One row with a value in every column. */
function madeRow(columns: readonly TypedColumn[]): string {
  const made = columns.map(
    ({ name, type }) => `cast(${values[type] ?? '1'} as ${type.replace('(6)', '')}) as ${quoted(name)}`,
  )
  return `select ${made.join(', ')}`
}
