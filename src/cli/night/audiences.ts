import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Audience, Project } from '../../config/project.js'
import { offerOf } from '../../mining/churn/offer/offer-options.js'
import { rfmOptions } from '../../mining/rfm/options.js'
import { segmentOrder } from '../../mining/rfm/segments.js'
import { controlName, leavingQuery } from '../../reports/leaving.js'
import { nextActivitiesQuery } from '../../reports/next-activities.js'
import { type SegmentChoice, segmentQuery, writeCustomers } from '../../reports/write-segment.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import type { Query } from '../../warehouse/engine/query.js'
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
    for (const [part, query] of await partsOf(engine, project, asOf, name, audience)) {
      const file = `${part}.${format}`
      const { rows, bytes, sha256 } = await writeCustomers(engine, query, { format, bom }, join(folder, file))
      written.push({ name: part, file, rows: Number(rows), bytes, sha256, directory })
    }
  }
  return written
}

/** The files of an audience by name: one, or those who are to be written to and those who are not. */
async function partsOf(
  engine: Engine,
  project: Project,
  asOf: Day,
  name: string,
  audience: Audience,
): Promise<readonly (readonly [string, Query])[]> {
  const { leaving, activity, channel, columns } = audience
  if (activity !== undefined || channel !== undefined) {
    const next = { activities: activity, channels: channel, columns }
    return [
      [name, nextActivitiesQuery(next, 'written')],
      ...(project.actions?.control ? ([[controlName(name), nextActivitiesQuery(next, 'control')]] as const) : []),
    ]
  }
  if (leaving === undefined) return [[name, segmentQuery(await choiceOf(engine, project, asOf, audience))]]
  const { least_chance: leastChance, control } = leaving
  const choice = { audience: name, leastChance, control, columns, offer: offerOf(project.models) }
  return [
    [name, leavingQuery(choice, 'written')],
    ...(control === 0 ? [] : ([[controlName(name), leavingQuery(choice, 'control')]] as const)),
  ]
}

async function choiceOf(
  engine: Engine,
  project: Project,
  asOf: Day,
  { segment, columns, moved }: Audience,
): Promise<SegmentChoice> {
  const choice = { segments: segment ?? [], columns }
  if (!moved) return choice
  return { ...choice, moved: { from: moved.from, table: await movedSince(engine, project, asOf, moved.days) } }
}
