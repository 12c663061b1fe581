import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { packageRoot } from '../src/config/package-root.js'
import { openDuckdb } from '../src/warehouse/engine/duckdb/duckdb.js'
import { statement } from '../src/warehouse/engine/query.js'
import { literal } from '../src/warehouse/engine/quoting.js'

// One run of bench/floor.sql in a process of its own: `node run-floor.js FILES FOLDER` prints the seconds of each step.
const [files = '', folder = ''] = process.argv.slice(2)
const engine = await openDuckdb({ path: join(folder, 'floor.duckdb'), spill: folder })
const text = readFileSync(join(packageRoot(), 'bench/floor.sql'), 'utf8')
  .replaceAll('$files', literal(files))
  .replaceAll('$landed', literal(join(folder, 'landed.parquet')))
const seconds: Record<string, number> = {}
for (const [, name = '', body = ''] of text.matchAll(/-- step: (\w+)\n([\s\S]*?)(?=\n-- step:|$)/g)) {
  const start = performance.now()
  for (const part of body.split(/;\s*\n?/)) if (part.trim() !== '') await engine.run(statement(part))
  seconds[name] = (performance.now() - start) / 1000
}
await engine[Symbol.asyncDispose]()
process.stdout.write(`${JSON.stringify(seconds)}\n`)
