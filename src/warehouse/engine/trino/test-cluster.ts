import type { Engine } from '../engine.js'
import { rows } from '../engine.js'
import { statement } from '../query.js'
import { quoted } from '../quoting.js'
import { openTrino, type TrinoOptions } from './trino.js'

/** Address of the cluster that the tests may use; absent where there is none. */
export const cluster = process.env.KEHU_TRINO_URL

export function address(schema: string): TrinoOptions {
  return { url: cluster ?? '', user: 'kehu', catalog: 'lake', schema }
}

/** An engine on a schema of that name in which nothing is. */
export async function emptySchema(schema: string, options: Partial<TrinoOptions> = {}): Promise<Engine> {
  const engine = openTrino({ ...address(schema), ...options })
  await engine.run(statement(`create schema if not exists ${quoted(schema)}`))
  const tables = await rows(
    engine,
    statement<{ name: string; kind: string }>(
      'select table_name as name, table_type as kind from information_schema.tables where table_schema = $1',
      [schema],
    ),
  )
  for (const { name, kind } of tables) {
    await engine.run(statement(`drop ${kind === 'VIEW' ? 'view' : 'table'} ${quoted(name)}`))
  }
  return engine
}
