import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../config/package-root.js'
import { type Engine, objects } from './engine/engine.js'
import type { Query } from './engine/query.js'
import type { Row } from './engine/value.js'
import { sideBySide } from './side-by-side.js'
import { type SqlFile, sqlFile } from './sql-file.js'

/** What a check found. */
export interface CheckResult {
  readonly name: string
  /** What is wrong when rows come back. */
  readonly meaning: string
  /** A blocking check that finds rows holds the night. */
  readonly blocking: boolean
  readonly rows: bigint
  readonly passed: boolean
  /** The first offending rows. */
  readonly examples: readonly Row[]
}

const shownRows = 5

/** All files of `sql/checks`, by name. */
export function checkFiles(): readonly SqlFile[] {
  return readdirSync(join(packageRoot(), 'sql/checks'))
    .sort()
    .map(file => sqlFile(`checks/${file}`))
}

/** A check and its query, its values bound. */
export interface BoundCheck extends Pick<SqlFile, 'path' | 'meaning' | 'header'> {
  readonly bound: Query
}

/** Runs checks; each gives back the offending rows, and none when it passed. */
export function runChecks(engine: Engine, files: readonly BoundCheck[]): Promise<readonly CheckResult[]> {
  return sideBySide(files, engine.readsAtOnce, file => runCheck(engine, file))
}

async function runCheck(engine: Engine, file: BoundCheck): Promise<CheckResult> {
  let rows = 0n
  const examples: Row[] = []
  for await (const chunk of engine.read(file.bound)) {
    const found = objects(chunk)
    rows += BigInt(found.length)
    examples.push(...found.slice(0, shownRows - examples.length))
  }
  return {
    name: file.path.replace(/^checks\/|\.sql$/g, ''),
    meaning: file.meaning,
    blocking: file.header.blocking === 'yes',
    rows,
    passed: rows === 0n,
    examples,
  }
}
