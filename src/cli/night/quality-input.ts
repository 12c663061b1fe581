import type { Project } from '../../config/project.js'
import type { SourceContract } from '../../config/source.js'
import { mappedFields } from '../../etl/staging/resolve-field.js'
import type { FateCount } from '../../reports/pages/glance-data.js'
import type { Expected, QualityFile, QualityInput, QualityReason } from '../../reports/pages/quality-data.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { sourceVolumes } from '../../warehouse/usual-volume.js'
import { shownExamples } from '../rejects/shown-examples.js'
import { newestDays } from './late-sources.js'

type FileRow = { source: string; kind: string; day: Day | null; judged: bigint; header: string; empty: string }

/** What the page on quality shows: a function of the night's tables, its day and the contracts. */
export async function qualityInput(
  engine: Engine,
  asOf: Day,
  recordsByFate: readonly FateCount[],
  { limits }: Project,
  sources: readonly SourceContract[],
): Promise<QualityInput> {
  const files = await rows(engine, bind<FileRow>(sqlFile('reports/quality_files.sql')))
  const reasons = await rows(engine, bind<QualityReason>(sqlFile('reports/quality_reasons.sql')))
  const shown = shownExamples(sources)
  return {
    asOf,
    expected: sources.map(expectedOf),
    recordsByFate,
    files: files.map(fileOf),
    reasons: reasons.map(reason => ({ ...reason, example: shown(reason) })),
    newest: await newestDays(engine),
    volumes: await sourceVolumes(engine, asOf),
    quarantineLimit: limits.quarantined,
  }
}

function fileOf({ source, kind, day, judged, header, empty }: FileRow): QualityFile {
  return { source, kind, day, judged, header: JSON.parse(header), empty: JSON.parse(empty) }
}

function expectedOf({ name, contract }: SourceContract): Expected {
  const { deadline_days = null, quality, files } = contract
  return {
    source: name,
    deadline_days,
    null_rate: quality.null_rate ?? {},
    volume: quality.volume ?? {},
    mapped: Object.fromEntries(
      files.map(kind => [
        kind.name,
        mappedFields(kind).flatMap(({ entity, column, field }) =>
          field.kind === 'value' ? [] : [`${entity}.${column}`],
        ),
      ]),
    ),
  }
}
