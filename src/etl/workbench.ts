import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../config/package-root.js'
import { openDuckdb } from '../warehouse/engine/duckdb/duckdb.js'
import type { Engine } from '../warehouse/engine/engine.js'
import { sqlFile } from '../warehouse/sql-file.js'

/** The engine in which files land and are staged, whatever engine the warehouse has. It keeps nothing. */
export async function openWorkbench(options: { spill: string; threads?: number; memory?: string }): Promise<Engine> {
  const macros = readdirSync(join(packageRoot(), 'sql/staging')).sort()
  const script = macros.map(file => sqlFile(`staging/${file}`).text).join(';\n')
  return openDuckdb({ path: ':memory:', script, ...options })
}
