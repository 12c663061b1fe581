import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Audience, Project } from '../../config/project.js'
import { rfmOptions } from '../../mining/rfm/options.js'
import { segmentOrder } from '../../mining/rfm/segments.js'
import { type SegmentChoice, segmentFaults, writeSegment } from '../../reports/write-segment.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { UsageError } from '../usage-error.js'
import type { WrittenFile } from './written-file.js'

/** A segment file of a night. */
export interface WrittenAudience extends WrittenFile {
  readonly name: string
  readonly rows: number
  readonly bytes: number
  /** Where `deliver` copies it, as the project file says. */
  readonly directory: string
}

/** Ids of the project's segments, the best first. */
export function segmentIdsOf({ models }: Project): readonly string[] {
  return segmentOrder(rfmOptions.parse(models.rfm ?? {}).rules)
}

/** Before a night runs. @throws UsageError with every audience that names a segment or column which is not there. */
export function checkAudiences(project: Project): void {
  const audiences = Object.entries(project.audiences)
  if (audiences.length === 0) return
  const known = segmentIdsOf(project)
  const faults = audiences.flatMap(([name, audience]) =>
    segmentFaults(choiceOf(audience), known).map(fault => `  audiences.${name}: ${fault}`),
  )
  if (faults.length > 0) throw new UsageError(`kehu.yaml asks for audiences that cannot be made:\n${faults.join('\n')}`)
}

/** Writes every audience of the project file. */
export async function writeAudiences(
  engine: Engine,
  project: Project,
  folder: string,
): Promise<readonly WrittenAudience[]> {
  const written: WrittenAudience[] = []
  for (const [name, audience] of Object.entries(project.audiences)) {
    await mkdir(folder, { recursive: true })
    const { format, bom = false, directory } = audience
    const file = `${name}.${format}`
    const { rows, bytes, sha256 } = await writeSegment(
      engine,
      { ...choiceOf(audience), format, bom },
      join(folder, file),
    )
    written.push({ name, file, rows: Number(rows), bytes, sha256, directory })
  }
  return written
}

function choiceOf({ segment, columns }: Audience): SegmentChoice {
  return { segments: typeof segment === 'string' ? [segment] : segment, columns }
}
