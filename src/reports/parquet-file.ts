import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { openDuckdb } from '../warehouse/engine/duckdb/duckdb.js'
import { rows } from '../warehouse/engine/engine.js'
import { statement } from '../warehouse/engine/query.js'
import { literal } from '../warehouse/engine/quoting.js'
import { sync } from '../warehouse/night/durable.js'
import { fileHash } from '../warehouse/night/night-record.js'
import { refuseNonFile, type WrittenFile } from './formats/atomic-file.js'

/**
 * A Parquet file that an engine writes, as a whole or not at all: `write` gets the path of a hidden file beside the
 * target, which is flushed and then renamed over it.
 *
 * @throws FormatError `target`; what `write` throws
 */
export async function writeParquetAtomically(
  path: string,
  write: (draft: string) => Promise<void>,
): Promise<WrittenFile> {
  await refuseNonFile(path)
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.partial`)
  try {
    await write(draft)
    await sync(draft)
    const written = { rows: await countRows(draft), ...(await fileHash(draft)) }
    await rename(draft, path)
    await sync(dirname(path))
    return written
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** As the file itself says. */
async function countRows(path: string): Promise<bigint> {
  await using engine = await openDuckdb({ path: ':memory:', threads: 1 })
  // A path is a pattern to the engine.
  const pattern = literal(path.replaceAll(/[*?[]/g, '[$&]'))
  const [count] = await rows(engine, statement<{ n: bigint }>(`select count(*) as n from read_parquet(${pattern})`))
  return count?.n ?? 0n
}
