import process from 'node:process'
import { findProject } from '../config/find-project.js'
import { type LoadedProject, loadProject } from '../config/load-project.js'
import { partsOfSources } from '../etl/parts.js'
import { phonePlan } from '../etl/staging/phone-plan.js'
import { contractId, type Reading } from '../etl/staging/stage.js'
import { checkOwnSql } from '../mining/own/check-own.js'
import type { OwnSql } from '../mining/own/own-sql.js'
import { readOwnSql } from '../mining/own/read-own.js'
import { type Layout, layout } from '../warehouse/night/layout.js'
import type { Part } from '../warehouse/star/parts/part.js'
import { refuseFile } from './open-place.js'
import { projectFindings } from './project-findings.js'
import { UsageError } from './usage-error.js'

/** A project as its commands see it. */
export interface ProjectContext {
  readonly loaded: LoadedProject
  readonly place: Layout
  readonly reading: Reading
  /** By source, what its records are read by. */
  readonly contracts: Readonly<Record<string, string>>
  /** What its sources fill beside customers, products and lines. */
  readonly parts: ReadonlySet<Part>
  /** What the firm builds and checks itself. */
  readonly own: OwnSql
}

/** Loads the project of a folder, or the nearest one above where the command was typed. */
export async function openProject(given: string | undefined, from: string): Promise<ProjectContext> {
  const directory = given ?? findProject(from)
  if (directory === undefined) {
    throw new UsageError(
      'no kehu.yaml here or in a folder above; make one with kehu init, or name its folder with --project DIR',
    )
  }
  const context = await projectContext(await loadProject(directory, process.env, projectFindings))
  refuseFile(context.place)
  return context
}

/** @throws ConfigError for what is wrong in the project's own SQL */
export async function projectContext(loaded: LoadedProject): Promise<ProjectContext> {
  const { project, sources, directory } = loaded
  const reading = {
    zone: project.timezone,
    dayStarts: project.calendar.day_starts,
    currency: project.currency,
    phones: await phonePlan(project.country),
  }
  const contracts = Object.fromEntries(sources.map(source => [source.name, contractId(source, reading)]))
  const { same_when, unit, roll_up } = project.customer
  const told = {
    'customer.same_when': same_when.join('+'),
    // Projects about people need no star of their own for a key that they never wrote.
    ...(unit === 'account' && { 'customer.unit': `${unit}+${roll_up}` }),
  }
  const own = await readOwnSql(directory)
  await checkOwnSql(own, project.engine.kind)
  return {
    loaded,
    place: layout(directory),
    reading,
    contracts: { ...contracts, ...told },
    parts: partsOfSources(sources),
    own,
  }
}
