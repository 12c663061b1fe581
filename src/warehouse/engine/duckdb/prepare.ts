import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  type DuckDBExtractedStatements,
  type DuckDBPreparedStatement,
  type DuckDBType,
  VARCHAR,
} from '@duckdb/node-api'
import { EngineError } from '../engine-error.js'
import type { Statement } from '../query.js'
import type { Value } from '../value.js'

/**
 * The one statement of a text with its values bound. DuckDB alone would run all of `a; b; c`, keep the rows before
 * the one that fails, and answer with the first or the last.
 * @throws EngineError `syntax` when the text holds none or several, or the values are not as many as it asks for
 */
export async function prepareOne(
  connection: DuckDBConnection,
  { text, values }: Statement,
): Promise<DuckDBPreparedStatement> {
  const statements = await extract(connection, text)
  if (statements.count !== 1) {
    throw new EngineError('syntax', `found ${statements.count} statements in one text: run each by itself`, text)
  }
  const prepared = await statements.prepare(0)
  try {
    if (prepared.parameterCount !== values.length) {
      const found = `${values.length} values for ${prepared.parameterCount} parameters`
      throw new EngineError('syntax', `found ${found}: bind one value to each of $1 … $n`, text)
    }
    prepared.bind([...values], values.map(boundType))
    return prepared
  } catch (thrown) {
    prepared.destroySync()
    throw thrown
  }
}

async function extract(connection: DuckDBConnection, text: string): Promise<DuckDBExtractedStatements> {
  try {
    return await connection.extractStatements(text)
  } catch (thrown) {
    // The driver's whole answer to a text of blanks and comments.
    if (!(thrown instanceof Error) || thrown.message !== 'Error in native callback') throw thrown
    throw new EngineError('syntax', 'found no statement in this text', text, thrown)
  }
}

/** A number is DOUBLE, always: the driver would guess INTEGER for 5 and HUGEINT for 5n. */
function boundType(value: Value): DuckDBType {
  if (typeof value === 'number') return DOUBLE
  if (typeof value === 'bigint') return BIGINT
  return typeof value === 'boolean' ? BOOLEAN : VARCHAR
}
