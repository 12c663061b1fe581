import { createHash } from 'node:crypto'
import type { SourceFile } from '../../config/source.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { BrokenFile } from '../broken-file.js'
import { headerProblems } from '../staging/resolve-field.js'
import { type Delivery, type Dialect, dialectOf } from './delivery.js'
import { distinct, readHeader } from './read-header.js'

export interface ChosenKind {
  readonly kind: SourceFile
  readonly dialect: Dialect
  /** Short text that stands for format and dialect in file names. */
  readonly id: string
  readonly header: readonly string[]
  /** What of the contract the header does not have; none for the kind that fits. */
  readonly problems: readonly string[]
}

/**
 * The first kind of the contract whose columns are all in the file's header, by name. Where none fits, the kind that
 * lacks least, with what it lacks: the contract says whether that holds the night.
 */
export async function chooseKind(engine: Engine, delivery: Delivery): Promise<ChosenKind> {
  let best: ChosenKind | undefined
  for (const kind of delivery.kinds) {
    const dialect = dialectOf(kind, delivery.path)
    const header =
      delivery.format === 'parquet'
        ? await parquetHeader(engine, delivery)
        : await readHeader(delivery.path, delivery, dialect)
    const problems = headerProblems(kind, header)
    const id = dialectId(kind, delivery.path, delivery.format)
    const chosen = { kind, dialect, id, header, problems }
    if (problems.length === 0) return chosen
    if (!best || problems.length < best.problems.length) best = chosen
  }
  if (!best) throw new BrokenFile('kind', delivery.name, 'no kind of file in the contract has a path that names it')
  return best
}

/** Stands for format and dialect in the name of a landed file. */
export function dialectId(kind: SourceFile, path: string, format: Delivery['format']): string {
  const shape = format === 'parquet' ? 'parquet' : JSON.stringify(dialectOf(kind, path))
  return createHash('md5').update(shape).digest('hex').slice(0, 8)
}

async function parquetHeader(engine: Engine, delivery: Delivery): Promise<readonly string[]> {
  try {
    const columns = await engine.describe(statement(`select * from read_parquet(${literal(delivery.path)})`))
    return distinct(columns.map(column => column.name.trim()))
  } catch (thrown) {
    throw new BrokenFile(
      'unreadable',
      delivery.name,
      'is no Parquet file; export it again, or declare its format',
      thrown,
    )
  }
}
