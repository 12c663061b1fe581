import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Audience, Project } from '../../config/project.js'
import { rfmOptions } from '../../mining/rfm/options.js'
import { segmentOrder } from '../../mining/rfm/segments.js'
import { type SegmentChoice, writeSegment } from '../../reports/write-segment.js'
import type { Engine } from '../../warehouse/engine/engine.js'
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
