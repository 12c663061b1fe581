import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Audience, Project } from '../../config/project.js'
import { rfmOptions } from '../../mining/rfm/options.js'
import { segmentOrder } from '../../mining/rfm/segments.js'
import { type SegmentChoice, writeSegment } from '../../reports/write-segment.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { movedSince } from './moved-since.js'
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
  asOf: Day,
  folder: string,
): Promise<readonly WrittenAudience[]> {
  const written: WrittenAudience[] = []
  for (const [name, audience] of Object.entries(project.audiences)) {
    await mkdir(folder, { recursive: true })
    const { format, bom = false, directory } = audience
    const file = `${name}.${format}`
    const { rows, bytes, sha256 } = await writeSegment(
      engine,
      { ...(await choiceOf(engine, project, asOf, audience)), format, bom },
      join(folder, file),
    )
    written.push({ name, file, rows: Number(rows), bytes, sha256, directory })
  }
  return written
}

async function choiceOf(
  engine: Engine,
  project: Project,
  asOf: Day,
  { segment, columns, moved }: Audience,
): Promise<SegmentChoice> {
  const choice = { segments: segment, columns }
  if (!moved) return choice
  return { ...choice, moved: { from: moved.from, table: await movedSince(engine, project, asOf, moved.days) } }
}
