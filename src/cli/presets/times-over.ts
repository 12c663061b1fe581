import type { SourceFile } from '../../config/source.js'
import { BrokenFile } from '../../etl/broken-file.js'
import { readCells } from '../../etl/drift/moment-readings.js'
import type { Lookout, SeenFile } from '../../etl/inspect/look.js'
import { numberWriting } from '../../etl/inspect/number-writing.js'
import { type Moments, readMoments } from '../../etl/inspect/read-moments.js'
import { type SampledTimes, sampleTimes } from '../../etl/inspect/sample-times.js'
import { nothingOver, type Over } from './read-over.js'

/** A column whose times are written otherwise than the kind declares. */
interface Otherwise {
  readonly name: string
  readonly cell: string
  readonly formats: readonly string[]
  readonly moments: Moments
}

/** How the first records of a file write the days and times of a kind, where that is not as the kind expects. */
export async function timesOver(lookout: Lookout, seen: SeenFile, kind: SourceFile): Promise<Over> {
  const asDeclared: string[] = []
  const otherwise: Otherwise[] = []
  for (const { name, formats: own, texts } of await sampledOf(lookout, seen, kind)) {
    const distinct = texts.filter(text => !kind.read.nulls.includes(text))
    if (distinct.length === 0) continue
    const cells = await readCells(lookout.engine, distinct, own, 'timestamp')
    const moments = cells.every(({ readings }) => readings.size > 0)
      ? null
      : await readMoments(lookout.engine, distinct, numberWriting(distinct) !== null)
    const [format] = moments?.formats ?? []
    // What no one format reads is left to who looks at it.
    if (moments && format !== undefined) {
      const formats = moments.ambiguous?.readings.map(one => one.format) ?? [format]
      otherwise.push({ name, cell: distinct[0] ?? '', formats, moments })
    }
    if (format === undefined) asDeclared.push(...own)
  }
  if (otherwise.length === 0) return { ...nothingOver, asDeclared }
  const sure = otherwise.flatMap(({ formats, moments }) => (moments.ambiguous ? [] : formats.map(dayOf)))
  const told = otherwise.map(one => {
    // Days that two formats read differently are those that other columns of the file show; else both are proposed, so
    // that they are quarantined until somebody says which is meant.
    const shown = one.formats.filter(format => sure.includes(dayOf(format)))
    return shown.length === 1 ? { ...one, formats: shown } : one
  })
  const times = [...new Set([...told.flatMap(({ formats }) => formats), ...asDeclared])]
  return { read: { times }, why: told.map(whyOf), asDeclared }
}

/** How a format of times writes their day. */
function dayOf(format: string): string {
  return format.split(' ')[0] ?? format
}

async function sampledOf(lookout: Lookout, seen: SeenFile, kind: SourceFile): Promise<readonly SampledTimes[]> {
  try {
    return await sampleTimes(lookout, seen, kind)
  } catch (thrown) {
    // What is broken is told by the look at its records.
    if (thrown instanceof BrokenFile) return []
    throw thrown
  }
}

function whyOf({ name, cell, formats, moments }: Otherwise): string {
  const [format, another] = formats
  const { ambiguous } = moments
  if (another === undefined || !ambiguous) return `${name} is written as '${cell}', which is ${format}`
  const both = ambiguous.readings.map(one => `${one.day} by ${one.format}`).join(' and ')
  return `ASKED: ${name}: '${ambiguous.cell}' is ${both}: keep the format that is meant; until then such cells are quarantined`
}
