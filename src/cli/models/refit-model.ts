import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withModelOption } from '../../config/edit-project.js'
import { projectFileName } from '../../config/find-project.js'
import { fitDay } from '../../mining/model.js'
import { writeFileAtomically } from '../../reports/formats/atomic-file.js'
import type { Day } from '../../warehouse/engine/value.js'
import { nightNamed } from '../night/published.js'
import type { ProjectContext } from '../project-context.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { modelNamed } from './named-model.js'

/**
 * Has a model learn on another day than its calendar says. The day is written into the project file, so that it is an
 * input as any other: whoever builds the night anew learns the same.
 */
export async function refitModel(
  { loaded, place }: ProjectContext,
  name: string,
  asked: Day | null,
  dryRun: boolean,
  terminal: Terminal,
): Promise<void> {
  const registered = await modelNamed(name)
  const refit = registered.use<'night' | 'month'>(model => model.refit)
  if (refit === 'night') throw new UsageError(`${name} learns anew every night: there is nothing to refit`)
  const asOf = (await nightNamed(place)).as_of as Day
  const day = asked ?? asOf
  if (day > asOf)
    throw new UsageError(`${day} lies after the published night's ${asOf}: it learns then as its calendar says`)
  if (fitDay(refit, asOf, day) !== day)
    throw new UsageError(
      `${name} has learnt on ${fitDay(refit, asOf)}, as its calendar says, which is later than ${day}`,
    )
  const wanted = `models: { ${name}: { fit_day: ${day} } }`
  if (dryRun) return terminal.say(`would write into ${projectFileName}: ${wanted}; nothing was changed`)
  const path = join(loaded.directory, projectFileName)
  const edited = withModelOption(await readFile(path, 'utf8'), name, 'fit_day', day)
  if (edited === null)
    throw new UsageError(`${path} cannot be changed without rewriting other lines; write into it ${wanted}`)
  await writeFileAtomically(path, async out => {
    await out.write(edited)
    return { rows: 1n }
  })
  terminal.say(
    `wrote into ${projectFileName}: ${wanted}; ${name} learns anew with kehu run --from mine --as-of ${asOf}`,
  )
}
