import { type Engine, type ResultColumn, rows } from '../../warehouse/engine/engine.js'
import { EngineError } from '../../warehouse/engine/engine-error.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal, quoted } from '../../warehouse/engine/quoting.js'
import { BrokenFile } from '../broken-file.js'
import { columnNames } from './find-header.js'
import { landedColumns } from './landed-file.js'
import type { OpenFile } from './open-file.js'
import type { Reader } from './reader.js'

/** Typed columns become the text that a CSV file of the same values would hold. */
export const parquet: Reader = {
  isText: false,
  dialects: () => ['parquet'],
  dialect: async () => 'parquet',
  async header(file) {
    return namesOf(await columnsOf(file))
  },
  async land(file, _, draft) {
    const { engine, bytes } = file
    const columns = await columnsOf(file)
    const header = namesOf(columns)
    const from = `read_parquet(${literal(await bytes.path())})`
    const texts = columns.map((column, i) => `cast(${quoted(column.name)} as varchar) as ${quoted(header[i] ?? '')}`)
    const extra = Object.values(landedColumns).map(name => `null::varchar as ${name}`)
    const copy = `copy (select ${[...texts, ...extra].join(', ')} from ${from}) to ${literal(draft.path)} (format parquet)`
    try {
      await engine.run(statement(copy), draft.signal)
    } catch (thrown) {
      if (!(thrown instanceof EngineError) || !damages.includes(thrown.code)) throw thrown
      const reason = thrown.message.split('\n')[0]
      throw new BrokenFile('unreadable', file.delivery.name, `is damaged (${reason}); export it again`, thrown)
    }
    return { header, records: await countOf(engine, draft.path), broken: 0, lines_above: null }
  },
}

/** What the engine says of pages that it cannot read; a full disk is another thing. */
const damages: readonly string[] = ['conversion', 'corrupt', 'internal']

async function columnsOf({ engine, delivery, bytes }: OpenFile): Promise<readonly ResultColumn[]> {
  const path = await bytes.path()
  try {
    return await engine.describe(statement(`select * from read_parquet(${literal(path)})`))
  } catch (thrown) {
    const mend = 'is no Parquet file; export it again, or declare its format'
    throw new BrokenFile('unreadable', delivery.name, mend, thrown)
  }
}

function namesOf(columns: readonly ResultColumn[]): readonly string[] {
  return columnNames(columns.map(({ name }) => name))
}

/** Records of a landed file. */
export async function countOf(engine: Engine, path: string): Promise<number> {
  const [count] = await rows(
    engine,
    statement<{ n: bigint }>(`select count(*) as n from read_parquet(${literal(path)})`),
  )
  return Number(count?.n ?? 0n)
}
