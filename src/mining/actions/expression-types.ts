import { openDuckdb } from '../../warehouse/engine/duckdb/duckdb.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { EngineError } from '../../warehouse/engine/engine-error.js'
import { statement } from '../../warehouse/engine/query.js'
import { quoted } from '../../warehouse/engine/quoting.js'
import { sqlType } from '../../warehouse/engine/sql-type.js'
import type { SqlType } from '../../warehouse/engine/table-schema.js'
import { table } from '../../warehouse/tables.js'
import { customerColumns } from './customers-sql.js'

/** What the project writes over the columns of customers: whom an activity is for, or what a success is worth. */
export interface CustomerExpression {
  readonly text: string
  readonly is: 'condition' | 'amount'
}

/**
 * What is wrong with the types of expressions whose words are right, one sentence or null each: what an engine says of them
 * over the columns of one made customer. It answers, too, since a text such as 'often' for a number is only then read as one.
 */
export async function expressionTypeFaults(asked: readonly CustomerExpression[]): Promise<readonly (string | null)[]> {
  if (asked.length === 0) return []
  await using engine = await openDuckdb({ path: ':memory:', threads: 1, sandboxed: true })
  const found: (string | null)[] = []
  for (const one of asked) found.push(await typeFault(engine, one))
  return found
}

async function typeFault(engine: Engine, { text, is }: CustomerExpression): Promise<string | null> {
  // A column beside it, so that a sum over all customers is refused as it would be at night.
  const query = statement(`select customer_key, (${text}) as answer from (${customer()}) as customer`)
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

/** A customer with a value in every column. */
function customer(): string {
  const types = new Map<string, SqlType>()
  for (const { name, type } of [...table('dim_customer').columns, ...table('mart_customer').columns])
    types.set(name, type)
  const columns = customerColumns().map(name => {
    // Scores that are joined are numbers.
    const type = types.get(name) ?? 'double'
    return `cast(${values[type] ?? '1'} as ${type.replace('(6)', '')}) as ${quoted(name)}`
  })
  return `select ${columns.join(', ')}`
}
