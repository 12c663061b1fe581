import { typesOf } from '../../config/columns-of.js'
import { headersOf } from '../../config/left-over.js'
import type { SourceFile } from '../../config/source.js'
import { formatsOf, isWrittenTime } from '../../config/times.js'
import { rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { withExpressionCells } from '../staging/expression-cells.js'
import { fieldText } from '../staging/field-sql.js'
import { landedFrom } from '../staging/landed-sql.js'
import { type MappedField, mappedFields, resolveColumn } from '../staging/resolve-field.js'
import { sampleSize } from './judge-sample.js'
import { landSeen } from './land-seen.js'
import type { Lookout, SeenFile } from './look.js'
import { isTotalRow } from './total-rows.js'

/** What the first records of a file give a kind to read as a day or a time: cells, or what an expression makes of them. */
export interface SampledTimes {
  /** The headers that it comes from. */
  readonly name: string
  readonly formats: readonly string[]
  /** Different texts, without those that are empty. */
  readonly texts: readonly string[]
}

/** @throws BrokenFile when the file cannot be read */
export async function sampleTimes(
  lookout: Lookout,
  seen: SeenFile,
  kind: SourceFile,
): Promise<readonly SampledTimes[]> {
  // A file without days is not read for them.
  if (timesOf(kind).length === 0) return []
  const { path, header } = await landSeen(lookout, seen, kind)
  const times = new Map(timesOf(kind).map(({ field }) => [fieldText(field, kind, header), field]))
  const cells = `select * from ${landedFrom(header, literal(path))}
    where broken_text is null and ${isTotalRow(header)} is not true limit ${sampleSize}`
  const texts = [...times.keys()].map((text, i) => `${text} as text_${i}`)
  const records = await rows(
    lookout.engine,
    statement<Record<string, string | null>>(
      `select ${texts.join(', ')} from (${withExpressionCells(`(${cells})`, { kind, header }, [])})`,
    ),
  )
  return [...times.values()].map((field, i) => ({
    name: headersOf(field)
      .flatMap(name => resolveColumn([name], header) ?? [])
      .join(' and '),
    formats: formatsOf(field),
    texts: [...new Set(records.flatMap(record => record[`text_${i}`] ?? []))],
  }))
}

function timesOf(kind: SourceFile): readonly MappedField[] {
  return mappedFields(kind).filter(({ entity, column, field }) => {
    const type = typesOf(entity, kind.maps).get(column)
    return type !== undefined && isWrittenTime(field, type)
  })
}
