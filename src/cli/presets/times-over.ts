import type { SourceFile } from '../../config/source.js'
import { BrokenFile } from '../../etl/broken-file.js'
import { readCells } from '../../etl/drift/moment-readings.js'
import { declaredTimes } from '../../etl/inspect/declared-times.js'
import type { Lookout, SeenFile } from '../../etl/inspect/look.js'
import { numberWriting } from '../../etl/inspect/number-writing.js'
import { type Moments, readMoments } from '../../etl/inspect/read-moments.js'
import { type SampledCells, sampleCells } from '../../etl/inspect/sample-cells.js'
import { nothingOver, type Over } from './read-over.js'

/** How the first records of a file write the days and times of a kind, where that is not as the kind expects. */
export async function timesOver(lookout: Lookout, seen: SeenFile, kind: SourceFile): Promise<Over> {
  const sampled = await sampledOf(lookout, seen, kind)
  const names = sampled.map(({ name }) => name)
  const declared = declaredTimes(kind, names)
  const asDeclared: string[] = []
  const otherwise: { format: string; why: string }[] = []
  for (const { name, filled } of sampled) {
    const own = declared.get(name)
    const distinct = [...new Set(filled)].filter(cell => !kind.read.nulls.includes(cell))
    if (own === undefined || distinct.length === 0) continue
    const cells = await readCells(lookout.engine, distinct, own, 'timestamp')
    const moments = cells.every(({ readings }) => readings.size > 0)
      ? null
      : await readMoments(lookout.engine, distinct, numberWriting(distinct) !== null)
    const [format] = moments?.formats ?? []
    // What no one format reads is left to who looks at it.
    if (moments && format !== undefined) otherwise.push({ format, why: whyOf(name, distinct, format, moments) })
    else asDeclared.push(...own)
  }
  if (otherwise.length === 0) return { ...nothingOver, asDeclared }
  const times = [...new Set([...otherwise.map(({ format }) => format), ...asDeclared])]
  return { read: { times }, why: otherwise.map(({ why }) => why), asDeclared }
}

async function sampledOf(lookout: Lookout, seen: SeenFile, kind: SourceFile): Promise<readonly SampledCells[]> {
  try {
    return await sampleCells(lookout, seen, kind)
  } catch (thrown) {
    // What is broken is told by the look at its records.
    if (thrown instanceof BrokenFile) return []
    throw thrown
  }
}

function whyOf(name: string, [cell]: readonly string[], format: string, { ambiguous }: Moments): string {
  const asked = ambiguous
    ? `; ASKED: '${ambiguous.cell}' is ${ambiguous.readings.map(one => `${one.day} by ${one.format}`).join(' and ')}`
    : ''
  return `${name} is written as '${cell}', which is ${format}${asked}`
}
