import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Audience, Project } from '../../config/project.js'
import { writeSegment } from '../../reports/write-segment.js'
import type { Engine } from '../../warehouse/engine/engine.js'

/** A segment file of a night. */
export interface WrittenAudience {
  readonly name: string
  /** Within the night's folder of audiences. */
  readonly file: string
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
  /** Where `deliver` copies it, as the project file says. */
  readonly directory: string
}

/** Writes every audience of the project file. */
export async function writeAudiences(engine: Engine, project: Project, folder: string): Promise<readonly WrittenAudience[]> {
  const written: WrittenAudience[] = []
  for (const [name, audience] of Object.entries(project.audiences)) {
    await mkdir(folder, { recursive: true })
    const file = `${name}.${audience.format}`
    const segments = segmentsOf(audience)
    const { rows, bytes, sha256 } = await writeSegment(engine, { segments, columns: audience.columns, format: audience.format, bom: audience.bom ?? false }, join(folder, file))
    written.push({ name, file, rows: Number(rows), bytes, sha256, directory: audience.directory })
  }
  return written
}

function segmentsOf({ segment }: Audience): readonly string[] {
  return typeof segment === 'string' ? [segment] : segment
}
