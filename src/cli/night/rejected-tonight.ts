import type { SourceContract } from '../../config/source.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { NightProblem } from '../../warehouse/night/night-error.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { mendElsewhere } from '../../warehouse/star/mended-elsewhere.js'
import { shownExamples } from '../rejects/shown-examples.js'

type Rejected = {
  source: string
  column_name: string | null
  reason: string
  records: bigint
  file: string
  line: bigint | null
  example: string | null
}

/**
 * Why records of tonight's files are in quarantine, the most frequent reasons first: of a night that is held nobody can ask
 * `rejects list`. Examples of columns that describe a person are masked.
 */
export async function rejectedTonight(
  engine: Engine,
  sources: readonly SourceContract[],
): Promise<readonly NightProblem[]> {
  const shownOf = shownExamples(sources)
  const found = await rows(engine, bind<Rejected>(sqlFile('reports/rejected_tonight.sql')))
  return found.map(rejected => {
    const { source, column_name, reason, records, file, line } = rejected
    const shown = shownOf(rejected)
    const column = column_name === null ? '' : `${column_name}: `
    const mend = mendElsewhere(reason)
    const first = `${file}${line === null ? '' : ` line ${line}`}${shown === null ? '' : `, '${shown}'`}`
    return {
      where: source,
      what: `${column}${reason}: ${records === 1n ? '1 record' : `${records} records`}, first in ${first}${mend === undefined ? '' : `; ${mend}`}`,
    }
  })
}
