import { existsSync, statSync } from 'node:fs'
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
  const place = layout(directory)
  refuseFile(place)
  return place
}

/** @throws UsageError when a file stands where the warehouse should. */
export function refuseFile({ root }: Layout): void {
  if (!existsSync(root) || statSync(root).isDirectory()) return
  throw new UsageError(
    `${root} is a file, expected a folder: Kehu keeps its nights there; move the file away, then type the command again`,
  )
}
