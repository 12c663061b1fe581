import { existsSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { demoFirm, generateFirm } from '../../../fixtures/firm/generate.js'
import { firmProject } from '../../../fixtures/firm/project.js'
import type { FirmTruth } from '../../../fixtures/firm/truth.js'
import { projectFileName } from '../../config/find-project.js'
import { layout } from '../../warehouse/night/layout.js'
import { lockProject } from '../../warehouse/night/lock.js'
import { makeFolder } from '../make-folder.js'
import { UsageError } from '../usage-error.js'

export interface DemoOptions {
  readonly directory: string
  readonly customers: number
  readonly seed: number
}

/** Marks a folder as a demo, and says what is planted in it. */
const truthFile = 'demo-truth.json'

/** All that a demo makes; everything else in its folder is left alone. */
const own = ['shop', 'erp', 'desk', 'calls', 'marketing', 'outbox', 'warehouse', projectFileName, truthFile]

/**
 * Makes the firm's exports and its project file, in the place of an earlier demo.
 *
 * @throws UsageError when the folder holds something that is no demo; NightError `locked` while a run holds it
 */
export async function makeDemoFolder({ directory, customers, seed }: DemoOptions): Promise<FirmTruth> {
  await clear(directory)
  await makeFolder(resolve(directory))
  // First, so that a demo that was stopped half-way is known as one.
  await writeFile(join(directory, truthFile), '{}\n')
  const truth = await generateFirm({ ...demoFirm, directory, customers, seed })
  await writeFile(join(directory, projectFileName), firmProject(demoFirm))
  await writeFile(join(directory, truthFile), `${JSON.stringify(truth, null, 2)}\n`)
  return truth
}

async function clear(directory: string): Promise<void> {
  if (!existsSync(directory) || (await readdir(directory)).length === 0) return
  if (!existsSync(join(directory, truthFile))) {
    throw new UsageError(`${directory} is there and is no demo; name another folder: kehu demo DIR`)
  }
  const { root, lock } = layout(directory)
  await using _lock = existsSync(root) ? await lockProject(lock) : undefined
  for (const name of own) await rm(join(directory, name), { recursive: true, force: true })
}
