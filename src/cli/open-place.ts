import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findProject, projectFileName } from '../config/find-project.js'
import { type Layout, layout } from '../warehouse/night/layout.js'
import { UsageError } from './usage-error.js'

/** Where the warehouse of a project lies, for commands that read nothing of the project file. */
export function openPlace(given: string | undefined, from: string): Layout {
  const directory = given ?? findProject(from)
  if (directory === undefined || !existsSync(join(directory, projectFileName))) {
    const where = directory === undefined ? 'here or in a folder above' : `in ${directory}`
    throw new UsageError(`no kehu.yaml ${where}; make one with kehu init, or name its folder with --project DIR`)
  }
  return layout(directory)
}
